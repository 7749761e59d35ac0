"""Trains the sentence heads of a network anew, the rest of it frozen.

usage: heads.py DATA.pickle NETWORK.pt OUT.pt [--sentences SENTENCES.pickle | --keep | --like OLD.pt [--worth WORTH.pickle]]
                [--fold SPEECH] [key=value …]

The encoder's output is computed once for each scored sentence; the heads (units, scores and the weights
of hashed words) then train in minutes. Corpora draw the line between classes at different places: each
has a bias of its own while training, and only those of [heads] reference stay in the network. With
--fold, one speech of PoliClaim is kept out instead of the held-out ones: cross-validation by speeches. With --keep,
what the network's own heads say now of `verifiable` and `hedged` is what they learn of sentences of other corpora
than their reference: to learn one head anew without a change of the others. With --like, all heads learn what those
of another network say of every sentence, and take its weights of words: an encoder that moved, and the same scores. With
--worth as well, how much a sentence is worth checking is learnt from what checkworthy.py says of it, and of ClaimBuster's
sentences from people, whose line lies elsewhere.
"""

import argparse
import json
import pickle
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from batches import Batches, cut, encodings
from dataset import Block, Dataset
from distill import DEBATES, adopt
from measures import area, average_precision, macro_f1
from network import HEADS, Network
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits
from train import score_logits

HERE = Path(__file__).parent
KEPT = ("verifiable", "hedged")


@dataclass
class Sentence:
    """A scored sentence: what the encoder says of its tokens, the rows of its words, what people said."""

    text: str
    corpus: str
    part: str
    h: torch.Tensor
    words: torch.Tensor
    heads: dict[str, float]
    line: str  # the corpus whose line between classes that is


class Heads(nn.Module):
    """The network's own sentence heads, with a bias for each corpus."""

    def __init__(self, network: Network, corpora: list[str], options: dict, like: Network | None, worth: bool) -> None:
        super().__init__()
        self.units, self.scores, self.words = network.units, network.scores, network.sentence_words
        self.corpora, self.options = corpora, options
        for layer in (self.units, self.scores):
            layer.reset_parameters()
        nn.init.zeros_(self.words.weight)
        self.bias = nn.Parameter(torch.zeros(len(corpora), len(HEADS)))
        if like:
            self.words = like.sentence_words.requires_grad_(worth)
            self.bias.requires_grad_(worth)

    def forward(self, batch: list[Sentence]) -> torch.Tensor:
        lengths = torch.tensor([len(sentence.h) for sentence in batch])
        h = nn.utils.rnn.pad_sequence([sentence.h for sentence in batch], batch_first=True).float()
        inside = (torch.arange(h.shape[1]) < lengths[:, None]).unsqueeze(-1)
        units = self.units(nn.functional.dropout(h, self.options["dropout"], self.training))
        greatest = units.masked_fill(~inside, -1e4).amax(1)
        mean = (units * inside).sum(1) / lengths[:, None]
        pooled = nn.functional.dropout(torch.cat([greatest, mean], -1), 0.2, self.training)
        rows = [sentence.words for sentence in batch]
        if self.training:
            rows = [row[torch.rand(len(row)) >= self.options["word_dropout"]] for row in rows]
        offsets = torch.tensor(np.cumsum([0] + [len(row) for row in rows[:-1]]))
        corpus = torch.tensor([self.corpora.index(sentence.line) for sentence in batch])
        return self.scores(pooled) + self.words(torch.cat(rows), offsets) + self.bias[corpus]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", default="", help="a speech of PoliClaim, kept out in place of the held-out ones")
    parser.add_argument("--sentences", type=Path, help="what sentences.py says of sentences")
    parser.add_argument("--keep", action="store_true", help="verifiable and hedged stay as they are")
    parser.add_argument("--like", type=Path, help="a network whose heads these shall agree with")
    parser.add_argument("--worth", type=Path, help="what checkworthy.py says of sentences, beside --like")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("settings", nargs="*")
    args = parser.parse_intermixed_args()
    options = tomllib.loads((HERE / "config.toml").read_text())["heads"]
    for setting in args.settings:
        key, value = setting.split("=", 1)
        options[key] = json.loads(value)
    torch.set_num_threads(args.threads)
    stored = torch.load(args.network, weights_only=False)
    with args.data.open("rb") as file:
        data = pickle.load(file)
    if args.sentences:
        adopt(data, args.sentences, but="policlaim")
    worth = options["reference"]["check_worthiness"] if args.worth else ""
    if worth:
        options["reference"] = dict.fromkeys(HEADS, worth)
        adopt(data, args.worth, "check_worthiness", but=DEBATES)
    like = torch.load(args.like, weights_only=False) if args.like else None
    sentences = encoded(data, stored, options["reference"] if args.keep else {}, like, worth)
    if args.fold:
        for sentence in sentences:
            if sentence.corpus == "policlaim":
                sentence.part = "held" if f"/{args.fold}" in sentence.text else "train"
    best, least = None, float("inf")
    for seed in range(options["seeds"]):
        torch.manual_seed(stored["config"]["seed"] + seed)
        heads = trained(stored, sentences, options, like, bool(worth))
        held = [sentence for sentence in sentences if sentence.part == "held"]
        loss = mean_loss(heads, held, options)
        print(f"seed {seed}: held loss {loss:.4f}", flush=True)
        for where in ("held", "dev"):
            print("   ", where, measured(heads, [s for s in sentences if s.part == where]), flush=True)
        if loss < least:
            best, least = heads, loss
    if not args.fold:
        torch.save(replaced(stored, best, options), args.out)


def restored(stored: dict) -> Network:
    network = Network(stored["config"]["network"])
    network.load_state_dict(stored["state"])
    network.eval()
    return network


@torch.no_grad()
def encoded(data: Dataset, stored: dict, kept: dict, like: dict | None, worth: str) -> list[Sentence]:
    """Every scored sentence, once through the frozen encoder.

    In training, heads of `kept` get their own word outside its corpus, and all get that of the network `like`, but how
    much a sentence is worth checking where that draws the line of the corpus `worth`.
    """
    config = stored["config"]
    network = restored(stored)
    network.rounding = True
    batches = Batches(data, config, stored["vocabulary"])
    size = config["network"]["sentence_words"]
    blocks = [piece for block in data.blocks if block.scores for piece in cut(block)]
    said_before = said_by(like, data, blocks) if like else {}
    sentences = []
    for group, h in encodings(network, batches, blocks):
        scored = [(row, *score) for row, block in enumerate(group) for score in block.scores]
        own = score_logits(network, h, scored, config).sigmoid().tolist() if kept else [()] * len(scored)
        for (row, start, end, hashes, heads), said in zip(scored, own, strict=True):
            block = group[row]
            if kept and block.part == "train":
                named = zip(HEADS, said, strict=True)
                heads = heads | {head: value for head, value in named if head in KEPT and kept[head] != block.corpus}
            if like and block.part == "train":
                before = said_before[id(block), start]
                heads = {head: before[head] for head in KEPT} | without(heads, KEPT) if worth else before
            words = torch.from_numpy(np.unique(hashes.astype(np.int64) % size))
            piece = h[row, start:end].half().clone()
            line = worth if worth and block.corpus != DEBATES else block.corpus
            sentences.append(Sentence(block.text, block.corpus, block.part, piece, words, heads, line))
    return sorted(sentences, key=lambda sentence: sentence.text)


def without(heads: dict[str, float], left_out: tuple[str, ...]) -> dict[str, float]:
    return {head: value for head, value in heads.items() if head not in left_out}


@torch.no_grad()
def said_by(like: dict, data: Dataset, blocks: list[Block]) -> dict[tuple[int, int], dict[str, float]]:
    """What a network says of every sentence, by block and first token."""
    network = restored(like)
    found = {}
    for group, h in encodings(network, Batches(data, like["config"], like["vocabulary"]), blocks):
        scored = [(row, *score) for row, block in enumerate(group) for score in block.scores]
        said = score_logits(network, h, scored, like["config"]).sigmoid().tolist()
        for (row, start, *_), values in zip(scored, said, strict=True):
            found[id(group[row]), start] = dict(zip(HEADS, values, strict=True))
    return found


def trained(stored: dict, sentences: list[Sentence], options: dict, like: dict | None, worth: bool) -> Heads:
    corpora = sorted({sentence.corpus for sentence in sentences})
    heads = Heads(restored(stored), corpora, options, restored(like) if like else None, worth)
    repeats = options["repeats"]
    train = [s for s in sentences if s.part == "train" for _ in range(repeats.get(s.corpus, 1))]
    optimizer = torch.optim.AdamW(
        [
            {"params": [*heads.units.parameters(), *heads.scores.parameters(), heads.bias], "weight_decay": 0.01},
            {"params": [heads.words.weight], "weight_decay": options["word_decay"]},
        ],
        lr=options["learning_rate"],
    )
    per_epoch = len(batched(train, options["batch"]))
    steps, step, average, averaged = per_epoch * options["epochs"], 0, None, 0
    heads.train()
    for _ in range(options["epochs"]):
        for batch in batched(train, options["batch"]):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = options["learning_rate"] * max(0.05, 1 - step / steps)
            loss = loss_of(heads, batch, options)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if step > steps // 2:
                averaged += 1
                state = heads.state_dict()
                if average is None:
                    average = {key: value.clone() for key, value in state.items()}
                for key, value in state.items():
                    average[key] += (value - average[key]) / averaged
    heads.load_state_dict(average)
    heads.eval()
    return heads


def batched(sentences: list[Sentence], size: int) -> list[list[Sentence]]:
    """Sentences of like length, batches in random order."""
    noise = torch.rand(len(sentences)).tolist()
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at].h) + 6 * noise[at])
    starts = torch.randperm((len(order) + size - 1) // size).tolist()
    return [[sentences[at] for at in order[start * size : (start + 1) * size]] for start in starts]


def loss_of(heads: Heads, batch: list[Sentence], options: dict) -> torch.Tensor:
    targets, weights = torch.zeros(len(batch), len(HEADS)), torch.zeros(len(batch), len(HEADS))
    for row, sentence in enumerate(batch):
        for head, value in sentence.heads.items():
            targets[row, HEADS.index(head)] = value
            weights[row, HEADS.index(head)] = options["weights"].get(f"{sentence.corpus}/{head}", 1.0)
    losses = binary_cross_entropy_with_logits(heads(batch), targets, reduction="none")
    return (losses * weights).sum() / len(batch)


@torch.no_grad()
def mean_loss(heads: Heads, sentences: list[Sentence], options: dict) -> float:
    """Each corpus counts alike."""
    corpora = sorted({sentence.corpus for sentence in sentences})
    by_corpus = [[s for s in sentences if s.corpus == corpus] for corpus in corpora]
    return float(np.mean([float(loss_of(heads, group, {"weights": {}})) for group in by_corpus]))


@torch.no_grad()
def measured(heads: Heads, sentences: list[Sentence]) -> dict:
    """Average precision, the area under the curve, and macro F1 at one half, of each head on each corpus."""
    result = {}
    for corpus in sorted({sentence.corpus for sentence in sentences}):
        group = [s for s in sentences if s.corpus == corpus]
        said = heads(group).sigmoid()
        for at, head in enumerate(HEADS):
            rows = [(float(said[row, at]), s.heads[head]) for row, s in enumerate(group) if head in s.heads]
            if rows:
                result[f"{head}/{corpus}"] = (
                    round(average_precision(rows), 3),
                    round(100 * area(rows), 1),
                    round(100 * macro_f1(rows, 0.5), 1),
                )
    return result


def replaced(stored: dict, heads: Heads, options: dict) -> dict:
    """The network with these heads; of the corpora's biases those of the reference join its own."""
    state = dict(stored["state"])
    bias = torch.stack(
        [heads.bias[heads.corpora.index(options["reference"][head]), at] for at, head in enumerate(HEADS)]
    )
    state["units.weight"], state["units.bias"] = heads.units.weight.detach(), heads.units.bias.detach()
    state["scores.weight"] = heads.scores.weight.detach()
    state["scores.bias"] = (heads.scores.bias + bias).detach()
    state["sentence_words.weight"] = heads.words.weight.detach()
    return {**stored, "state": state}


if __name__ == "__main__":
    main()

"""A teacher: heads for names and roles on a frozen MPNet, and its word on every token of the training texts.

usage: teacher.py encode DATA.pickle MPNET VECTORS.bin   what MPNet says of texts that people labelled
       teacher.py train DATA.pickle VECTORS.bin TEACHER.pt
       teacher.py label DATA.pickle MPNET TEACHER.pt LABELS.npz VECTORS.bin

The encoder is uncased, so the heads see the case of three words beside its vectors; a few convolutions let them see
each other's neighbours. The loss of a label that a corpus does not annotate is masked by allowing every label that
it may stand for. LABELS holds for each token the likeliest labels of both heads and their shares (see distill.py).
"""

import itertools
import pickle
import random
import re
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from dataset import Block, Dataset
from distill import IN_CASE, packed
from labels import ANY, ENTITY_LABELS, KINDS, ROLE_LABELS
from measures import count, gold_names, spans_of
from mpnet import CASES, VECTOR, Encoder, Window, case_of, starts_of
from network import bioes_mask, viterbi
from torch import nn

HERE = Path(__file__).parent
CONFIG = tomllib.loads((HERE / "config.toml").read_text())
OPTIONS = CONFIG["teacher"]
ENTITIES = len(ENTITY_LABELS)
RENAMED = re.compile(r"/renamed\d+\Z")


class Heads(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        width = OPTIONS["width"]
        self.enter = nn.Linear(VECTOR + 3 * CASES, width)
        self.layers = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in OPTIONS["dilations"])
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(len(self.layers) + 1))
        self.drop = nn.Dropout(OPTIONS["dropout"])
        self.leave = nn.Linear(2 * width, ENTITIES + len(ROLE_LABELS))

    def forward(self, vectors: torch.Tensor, cases: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        mask = mask.unsqueeze(-1).bfloat16()
        # One pattern for all tokens of a window: as good, and far less to draw.
        vectors = vectors * self.drop(torch.ones(len(vectors), 1, VECTOR)).bfloat16()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            first = self.enter(torch.cat([vectors, cases.bfloat16()], -1)).relu() * mask
            x = first
            for layer, norm in zip(self.layers, self.norms, strict=False):
                y = layer(norm(x).bfloat16().transpose(1, 2)).transpose(1, 2)
                x = (x + self.drop(y.relu())) * mask
            return self.leave(torch.cat([first, self.norms[-1](x).bfloat16()], -1)).float()


class Gold:
    """What people marked, token by token, all blocks of a dataset in a row."""

    def __init__(self, data: Dataset) -> None:
        self.starts = starts_of(data.blocks)
        total = int(self.starts[-1])
        self.allowed = np.ones((total, ENTITIES), dtype=bool)
        self.roles = np.full(total, ANY, dtype=np.int64)
        self.weights = np.zeros((total, 2), dtype=np.float32)
        self.case = np.array([case_of(word) for word in data.words])
        for block, low, high in zip(data.blocks, self.starts, self.starts[1:], strict=False):
            if block.allowed is not None:
                self.allowed[low:high] = block.allowed
                self.weights[low:high, 0] = CONFIG["weights"].get(block.corpus, 1.0)
            if block.roles is not None:
                self.roles[low:high] = block.roles
                self.weights[low:high, 1] = (block.roles != ANY) * CONFIG["role_weights"].get(block.corpus, 1.0)


def cases_of(case: np.ndarray) -> torch.Tensor:
    """The cases of a token and its neighbours, one of each kind."""
    padded = np.concatenate([[4], case, [4]])
    eye = np.eye(CASES, dtype=np.float32)
    return torch.from_numpy(np.concatenate([eye[padded[:-2]], eye[padded[1:-1]], eye[padded[2:]]], -1))


def padded(rows: list[torch.Tensor]) -> torch.Tensor:
    return nn.utils.rnn.pad_sequence(rows, batch_first=True)


def logits_of(heads: Heads, windows: list[Window], vectors: list[torch.Tensor], case: np.ndarray) -> torch.Tensor:
    cases = padded([cases_of(case[window.forms]) for window in windows])
    mask = padded([torch.ones(len(window.forms)) for window in windows])
    return heads(padded(vectors), cases, mask)


def read(path: Path) -> Dataset:
    with path.open("rb") as file:
        return pickle.load(file)


def encode(data: Dataset, folder: Path, out: Path) -> None:
    write(data, folder, out, chosen(data, OPTIONS["share"], but=RENAMED))


def chosen(data: Dataset, share: dict[str, float], but: re.Pattern | None = None) -> set[str]:
    """Texts, none `but` those: that share of each corpus's, or of one part's of a corpus."""
    chance = random.Random(CONFIG["seed"])
    texts = sorted({(block.text, block.corpus, block.part) for block in data.blocks})
    return {
        text
        for text, corpus, part in texts
        if not (but and but.search(text))
        and chance.random() < share.get(corpus if part == "train" else f"{corpus}/{part}", 0)
    }


def write(data: Dataset, folder: Path, out: Path, texts: set[str]) -> None:
    """The vectors of every token of the texts, window by window; the windows so far beside them, every so often."""
    encoder = Encoder(folder, data.words)
    windows = encoder.windows(data.blocks, [block.text in texts for block in data.blocks])
    random.Random(CONFIG["seed"]).shuffle(windows)
    began, rows, done = time.time(), [], 0
    with out.open("wb") as file:
        for window, vectors in encoder.read(windows):
            file.write(vectors.view(torch.int16).numpy().tobytes())
            rows.append(window)
            done += len(window.forms)
            if len(rows) % 500 == 0 or len(rows) == len(windows):
                file.flush()
                with out.with_suffix(".pickle").open("wb") as list_of_windows:
                    pickle.dump(rows, list_of_windows, protocol=5)
                print(
                    f"{len(rows)}/{len(windows)} windows, {done} tokens, {time.time() - began:.0f} s, {time.process_time():.0f} CPU s",
                    flush=True,
                )


def encoded(stored: Path) -> tuple[list[Window], list[torch.Tensor]]:
    """The windows that `encode` read, and the vectors of each one's tokens."""
    with stored.with_suffix(".pickle").open("rb") as file:
        windows: list[Window] = pickle.load(file)
    offsets = np.cumsum([0] + [len(window.forms) for window in windows])
    stored = np.memmap(stored, dtype=np.int16, mode="c")[: offsets[-1] * VECTOR]
    vectors = torch.from_numpy(stored.reshape(-1, VECTOR)).view(torch.bfloat16)
    return windows, [vectors[low:high] for low, high in itertools.pairwise(offsets)]


def block_of(data: Dataset, starts: np.ndarray, window: Window) -> Block:
    """The first block of a window."""
    return data.blocks[int(np.searchsorted(starts, window.at, "right")) - 1]


def train(data: Dataset, stored: Path, out: Path) -> None:
    torch.manual_seed(CONFIG["seed"])
    random.seed(CONFIG["seed"])
    windows, rows = encoded(stored)
    gold = Gold(data)
    part = [block_of(data, gold.starts, window).part for window in windows]
    learned = [number for number, where in enumerate(part) if where == "train"]
    measured = [number for number, where in enumerate(part) if where != "train"]
    heads = Heads()
    optimizer = torch.optim.AdamW(heads.parameters(), lr=OPTIONS["learning_rate"], weight_decay=0.01)
    per_epoch = len(batches(windows, learned))
    steps, step, began = per_epoch * OPTIONS["epochs"], 0, time.time()
    for epoch in range(OPTIONS["epochs"]):
        heads.train()
        total = 0.0
        for group in batches(windows, learned):
            step += 1
            for entry in optimizer.param_groups:
                entry["lr"] = OPTIONS["learning_rate"] * min(step / 50, max(0.02, 1 - step / steps))
            chosen = [windows[number] for number in group]
            loss = loss_of(logits_of(heads, chosen, [rows[number] for number in group], gold.case), chosen, gold)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        print(
            f"epoch {epoch + 1}: loss {total / per_epoch:.4f}, {time.time() - began:.0f} s, {time.process_time():.0f} CPU s",
            flush=True,
        )
        torch.save(heads.state_dict(), out)
    print(evaluate(heads, data, gold, [windows[n] for n in measured], [rows[n] for n in measured]))


def batches(windows: list[Window], chosen: list[int]) -> list[list[int]]:
    """Windows of like length, in random order."""
    order = sorted(chosen, key=lambda number: len(windows[number].forms) + 40 * random.random())
    made: list[list[int]] = [[]]
    for number in order:
        if len(made[-1]) * len(windows[number].forms) > OPTIONS["batch_tokens"]:
            made.append([])
        made[-1].append(number)
    random.shuffle(made)
    return made


def loss_of(logits: torch.Tensor, windows: list[Window], gold: Gold) -> torch.Tensor:
    flat = torch.cat([logits[row, : len(window.forms)] for row, window in enumerate(windows)])
    places = np.concatenate([np.arange(window.at, window.at + len(window.forms)) for window in windows])
    weights = torch.from_numpy(gold.weights[places])
    entities = flat[:, :ENTITIES].log_softmax(-1).masked_fill(~torch.from_numpy(gold.allowed[places]), -1e9)
    roles = flat[:, ENTITIES:].log_softmax(-1)
    asked = torch.from_numpy(gold.roles[places]).clamp_min(0)
    loss = -(entities.logsumexp(-1) * weights[:, 0]).sum() / weights[:, 0].sum().clamp_min(1)
    said = roles.gather(-1, asked.unsqueeze(-1)).squeeze(-1)
    return loss - OPTIONS["role_weight"] * (said * weights[:, 1]).sum() / weights[:, 1].sum().clamp_min(1)


@torch.no_grad()
def evaluate(heads: Heads, data: Dataset, gold: Gold, windows: list[Window], rows: list[torch.Tensor]) -> dict:
    """F1 of names and roles by corpus and part, token by token: as train.py measures networks."""
    heads.eval()
    said = np.zeros((int(gold.starts[-1]), ENTITIES + len(ROLE_LABELS)), dtype=np.float16)
    seen = np.zeros(len(said), dtype=bool)
    for at in range(0, len(windows), 16):
        chosen = windows[at : at + 16]
        logits = logits_of(heads, chosen, rows[at : at + 16], gold.case)
        for row, window in enumerate(chosen):
            place = slice(window.at, window.at + len(window.forms))
            said[place], seen[place] = logits[row, : len(window.forms)].numpy(), True
    counts: dict = {}
    entity_mask, role_mask = bioes_mask(len(KINDS)), bioes_mask(3)
    for block, low, high in zip(data.blocks, gold.starts, gold.starts[1:], strict=False):
        if not seen[low:high].all():
            continue
        logits = torch.from_numpy(said[low:high].astype(np.float32))
        if block.allowed is not None:
            found = spans_of(viterbi(logits[:, :ENTITIES], torch.zeros(entity_mask.shape), entity_mask))
            count(
                counts, f"{block.corpus}/{block.part}", found, {(s, e, frozenset(k)) for s, e, k in gold_names(block)}
            )
        if block.roles is not None:
            found = spans_of(viterbi(logits[:, ENTITIES:], torch.zeros(role_mask.shape), role_mask))
            asked = spans_of(np.maximum(block.roles, 0).tolist())
            row = counts.setdefault(f"roles {block.corpus}/{block.part}", [0, 0, 0])
            for at, more in enumerate((len(found & asked), len(found), len(asked))):
                row[at] += more
    return {key: round(200 * tp / max(1, p + g), 2) for key, (tp, p, g) in sorted(counts.items())}


class Word:
    """What the teacher says of tokens, as LABELS holds it."""

    def __init__(self, data: Dataset, teacher: Path) -> None:
        self.heads = Heads()
        self.heads.load_state_dict(torch.load(teacher))
        self.heads.eval()
        self.case = np.array([case_of(word) for word in data.words])
        total = int(starts_of(data.blocks)[-1])
        self.labels = {
            name: np.zeros((total, 4), dtype=np.uint8) for name in ("entities", "entity_shares", "roles", "role_shares")
        }

    @torch.no_grad()
    def hear(self, windows: list[Window], vectors: list[torch.Tensor]) -> None:
        logits = logits_of(self.heads, windows, vectors, self.case)
        for row, window in enumerate(windows):
            place = slice(window.at, window.at + len(window.forms))
            here = logits[row, : len(window.forms)]
            for name, share, said in (
                ("entities", "entity_shares", here[:, :ENTITIES]),
                ("roles", "role_shares", here[:, ENTITIES:]),
            ):
                self.labels[name][place], self.labels[share][place] = packed(said.softmax(-1))

    def write(self, out: Path) -> None:
        np.savez_compressed(out, **self.labels)
        print(
            f"{int(self.labels['entity_shares'].any(-1).sum())} tokens, {time.process_time():.0f} CPU s",
            flush=True,
        )


def label(data: Dataset, folder: Path, teacher: Path, out: Path, stored: Path) -> None:
    """Its word on what `encode` stored, and on the texts of [teacher] labelled, encoded anew; written every so often."""
    word, starts = Word(data, teacher), starts_of(data.blocks)
    pairs = list(zip(*encoded(stored), strict=True))
    pairs = [(window, vectors) for window, vectors in pairs if block_of(data, starts, window).part == "train"]
    for at in range(0, len(pairs), 16):
        word.hear(*map(list, zip(*pairs[at : at + 16], strict=True)))
    wanted = chosen(data, OPTIONS["labelled"], but=IN_CASE)
    seen = word.labels["entity_shares"].any(-1)
    encoder = Encoder(folder, data.words)
    windows = encoder.windows(
        data.blocks,
        [
            block.part == "train" and block.text in wanted and not seen[start]
            for block, start in zip(data.blocks, starts, strict=False)
        ],
    )
    random.Random(CONFIG["seed"]).shuffle(windows)
    read = encoder.read(windows)
    while group := list(itertools.islice(read, 1000)):
        for at in range(0, len(group), 16):
            word.hear(*map(list, zip(*group[at : at + 16], strict=True)))
        word.write(out)


if __name__ == "__main__":
    torch.set_num_threads(1)
    paths = [Path(argument) for argument in sys.argv[3:]]
    {"encode": encode, "train": train, "label": label}[sys.argv[1]](read(Path(sys.argv[2])), *paths)

"""Records what PyTorch computes on the weights of the model file: the fixture that tests/parity compares Rust with.

usage: parity.py NETWORK.pt OUT.txt [--claimlight BINARY]

The network is rounded as export.py rounds it and read back from those bytes, so that only the arithmetic
between weights and logits differs: floating point here, integers in Rust. Forms and context come from the
Rust binary, as in training.
"""

import argparse
import json
import subprocess
from pathlib import Path

import numpy as np
import torch
from batches import Batches
from dataset import Block, Dataset, read_blocks
from labels import ENTITY_LABELS, ROLE_LABELS
from network import Network
from torch import nn
from train import score_logits

from export import NORM, UNIT, lexicon_rows, model_bytes

BINARY = Path(__file__).parent.parent / "target/release/claimlight"

TEXTS = [
    "Mayor Odile Brandt opened the new ferry terminal in Ellmouth on Tuesday.",
    "“We lost forty boats that night,” said Tomas Ruiz, the harbour master of Port Sella.",
    "Norvane Energy will pay $4.2 million to the town of Quillby, according to court papers.",
    "HARBOUR BRIDGE TO CLOSE FOR THE WINTER, MINISTER SAYS",
    "The minister denied that the dam might fail before 12 March 2031.",
    "Three Belgian and two Kenyan engineers inspected the Orrin Viaduct last week.",
    "Unemployment in Marrowdale fell by 3.4% in May, the Coast Gazette reported; economists had expected less.",
    "Critics of the Shoreline Act argue it could perhaps cost every household €90 a year.",
    "nobody from the council was there when the storm came in, wanda quill wrote.",
    "Sable & Finch Ltd. sold its Lantern 4 radio to U.S. buyers. It made no profit, its chairwoman told reporters.",
    "In 1998 the Harrow Cup was won by FC Tindal, then coached by Åsa Öberg.",
    "Is it right that Dr. Ilse Okoro was never asked? “No,” she said, “and I would have refused.”",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--claimlight", type=Path, default=BINARY)
    args = parser.parse_args()
    stored = torch.load(args.network, weights_only=False)
    network = rounded(stored)
    lines = ["# What PyTorch computes for these texts: written by training/parity.py, compared by tests/parity."]
    lines += ["# token, best entity label, best role label, logits of all entity labels, logits of all role labels"]
    for text, words, logits in record(network, stored, args.claimlight):
        lines += ["", f"text\t{text}"]
        for word, entities, roles in zip(words, logits["entities"], logits["roles"], strict=True):
            best = ENTITY_LABELS[int(entities.argmax())], ROLE_LABELS[int(roles.argmax())]
            lines.append("\t".join(["token", word, *best, numbers(entities), numbers(roles)]))
        lines += [f"sentence\t{numbers(row)}" for row in logits["sentences"]]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{args.out}: {len(TEXTS)} texts, {args.out.stat().st_size} bytes")


def numbers(row: torch.Tensor) -> str:
    return " ".join(f"{value:.2f}" for value in row.tolist())


@torch.no_grad()
def record(network: Network, stored: dict, binary: Path):
    """For each text: itself, its tokens, its logits."""
    data, sentences = features(binary)
    batches = Batches(data, stored["config"], stored["vocabulary"])
    for block, text, scored in zip(data.blocks, TEXTS, sentences, strict=True):
        tensors = batches.tensors([block], False)
        forms = {key: part.double() if part.is_floating_point() else part for key, part in tensors["forms"].items()}
        vectors = network.form_vectors(forms, None)
        h = network(vectors, tensors["index"], tensors["context"], tensors["mask"].double(), 0.0)
        logits = {"entities": network.entities(h[0]), "roles": network.roles(h[0])}
        logits["sentences"] = score_logits(network, h, scored, stored["config"])
        yield text, [text[start:end] for start, end in block.tokens.tolist()], logits


def features(binary: Path) -> tuple[Dataset, list]:
    """The texts as the Rust binary sees them; for each, what `score_logits` asks of its sentences."""
    lines = "".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(TEXTS))
    answers = subprocess.run([binary, "features"], input=lines, capture_output=True, text=True, check=True).stdout
    rows = [json.loads(line) for line in answers.splitlines()]
    forms = [row for row in rows if "form" in row]
    blocks: list[Block] = []
    sentences = []
    for row in (row for row in rows if "blocks" in row):
        blocks += read_blocks({"id": row["id"], "corpus": "parity", "part": "parity"}, row)
        (block,) = row["blocks"]
        sentences.append([(0, s[0], s[1], np.array(s[2], dtype=np.uint32), {}) for s in block["sentences"]])
    parts = np.array([row["f"] for row in forms], dtype=np.uint32)
    grams = [np.array(row["g"], dtype=np.uint32) for row in forms]
    return Dataset([row["text"] for row in forms], parts, grams, blocks), sentences


class Reader:
    """The sections of a model file as src/tagger/model/mod.rs describes them, into floating point."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, kind: str, *shape: int) -> torch.Tensor:
        values = np.frombuffer(self.data, kind, int(np.prod(shape)), self.at)
        self.at += values.nbytes
        return torch.from_numpy(values.astype(np.float64).reshape(shape))

    def dense(self, layer: nn.Linear, gain: float, unit: float, pairs: bool = False) -> None:
        """Fills a layer whose outputs are `gain` times what it computes, from inputs in units of `1 / unit`."""
        outputs, inputs = layer.weight.shape
        weight, bias = self.take("i1", outputs, inputs), self.take("<i4", outputs)
        step = self.steps(outputs // 2 if pairs else outputs) / gain
        step = step.repeat_interleave(2) if pairs else step
        layer.weight.copy_(weight * step[:, None] * unit)
        layer.bias.copy_(bias * step)

    def steps(self, outputs: int) -> torch.Tensor:
        multipliers = self.take("u1", outputs)
        return multipliers / 2.0 ** float(self.take("u1", 1))


class LexiconTable(nn.Module):
    """Rows of lexicon bits looked up, where the network in training computes them."""

    def __init__(self, rows: torch.Tensor) -> None:
        super().__init__()
        self.rows = rows

    def forward(self, bits: torch.Tensor) -> torch.Tensor:
        places = 2 ** torch.arange(bits.shape[-1])
        return self.rows[(bits.long() * places).sum(-1)]


@torch.no_grad()
def rounded(stored: dict) -> Network:
    """The network with the weights of its model file; tables of embeddings keep their whole numbers."""
    config = stored["config"]["network"]
    network = Network(config).double()
    network.eval()
    name = "parity"
    file = Reader(model_bytes(stored, name, {}))
    file.at = 10 + len(name) + 4 * 21 + 4 * len(stored["vocabulary"])
    for table in (network.word, network.prefix, network.suffix, network.shape):
        table.weight.copy_(file.take("i1", *table.weight.shape))
    units, dimension = network.lexicon[0].out_features, config["lexicon_dim"]
    layers = [file.take("<i2", 12, units), file.take("<i2", units), file.take("<i2", units, dimension)]
    layers = [layer.numpy() for layer in (*layers, file.take("<i4", dimension))]
    network.lexicon = LexiconTable(torch.from_numpy(lexicon_rows(layers, int(file.take("u1", 1))).astype(np.float64)))
    network.grams.weight.copy_(file.take("i1", *network.grams.weight.shape))
    file.dense(network.mix, UNIT, 1, pairs=True)
    network.context.weight.copy_(file.take("<i2", *network.context.weight.shape) / UNIT)
    for layer in network.layers:
        file.take("u1", 1)
        file.dense(layer, UNIT, NORM, pairs=True)
    for head in (network.entities, network.roles):
        file.dense(head, UNIT, NORM)
        labels = head.out_features
        head.bias[0] += float(file.take("<i2", 1)) / UNIT
        file.take("<i2", labels + 1, labels + 1)
    file.dense(network.units, UNIT, NORM)
    file.dense(network.scores, UNIT, UNIT)
    words = file.take("i1", *network.sentence_words.weight.shape)
    network.sentence_words.weight.copy_(words * file.steps(words.shape[1]) / UNIT)
    return network


if __name__ == "__main__":
    main()

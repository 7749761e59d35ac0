"""A model file back into a network in floating point, to train it further.

usage: restore.py MODEL.bin OUT.pt

Reads what export.py writes. Weights come back as the model file rounds them. The lexicon's two layers are stored as
the table that they make; they are fitted to it anew.
"""

import argparse
import struct
import tomllib
from pathlib import Path

import numpy as np
import torch
from network import Network

from export import NORM, UNIT

HERE = Path(__file__).parent


class Reader:
    """The fields of a model file, in order."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def unpack(self, layout: str) -> tuple:
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values

    def array(self, kind: str, *shape: int) -> np.ndarray:
        count = int(np.prod(shape))
        values = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += values.nbytes
        return values.reshape(shape)

    def dense(self, outputs: int, inputs: int, gain: float, unit: float, pairs: bool = False) -> tuple:
        """Weights [outputs, inputs] and bias, as export.dense rounded them."""
        whole = self.array("i1", outputs, inputs).astype(np.float32)
        bias = self.array("<i4", outputs).astype(np.float32)
        steps = self.steps(outputs // 2 if pairs else outputs, gain)
        steps = np.repeat(steps, 2) if pairs else steps
        return whole * steps[:, None], bias * steps / unit

    def steps(self, count: int, gain: float) -> np.ndarray:
        mult = self.array("u1", count).astype(np.float32)
        (shift,) = self.unpack("<B")
        return mult / 2.0**shift / gain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text())
    torch.manual_seed(config["seed"])
    torch.set_num_threads(1)  # the steps are small: two threads wait for each other
    network, vocabulary = restored(args.model.read_bytes(), config["network"])
    torch.save({"config": config, "state": network.state_dict(), "vocabulary": vocabulary}, args.out)
    print(f"{args.out}: {len(vocabulary)} words")


def restored(data: bytes, config: dict) -> tuple[Network, np.ndarray]:
    """The network and its vocabulary. `config` gets the file's own sizes, as training would have set them."""
    reader = Reader(data)
    magic, version = reader.unpack("<4sI")
    if magic != b"CLMT" or version != 1:
        raise SystemExit(f"found {magic!r}, version {version}; expected a model file of version 1")
    (length,) = reader.unpack("<H")
    reader.unpack(f"<{length}s")
    width, layers, known, buckets, word_dim, *rest = reader.unpack("<21I")
    pairs = list(zip(rest[0:10:2], rest[1:10:2], strict=True))
    contexts, entities, roles, units, heads, words = rest[10:]
    config |= {
        "width": width,
        "words": known,
        "word_buckets": buckets,
        "word_dim": word_dim,
        "prefix": pairs[0],
        "suffix": pairs[1],
        "shape": pairs[2],
        "lexicon_dim": pairs[3][1],
        "grams": pairs[4],
        "sentence_units": units,
        "sentence_words": words,
    }
    # What another network knows of words stands in their rows by now.
    config |= {"dilations": [0] * layers, "meanings": (0, 0)}
    vocabulary = reader.array("<u4", known).astype(np.uint32)
    tables = [reader.array("i1", known + buckets, word_dim)] + [reader.array("i1", *shape) for shape in pairs]
    tables = [torch.from_numpy(table.astype(np.float32)) for table in tables]
    network = Network(config)
    with torch.no_grad():
        # One step a table is folded into the mixing layer: tables get a common spread, the layer the rest.
        mixed, bias = reader.dense(2 * width, sum(table.shape[1] for table in tables), UNIT, 1, pairs=True)
        at = 0
        for index, table in enumerate(tables):
            gain = float(table.std() / 0.3)
            table /= gain
            mixed[:, at : at + table.shape[1]] *= gain
            at += table.shape[1]
            tables[index] = table
        put(network.mix, mixed, bias)
        for name, table in zip(("word", "prefix", "suffix", "shape", None, "grams"), tables, strict=True):
            if name:
                getattr(network, name).weight.copy_(table)
        network.context.weight.copy_(torch.from_numpy(reader.array("<i2", contexts, width) / np.float32(UNIT)))
        for at, layer in enumerate(network.layers):
            (dilation,) = reader.unpack("<B")
            config["dilations"][at] = dilation
            put(layer, *reader.dense(2 * width, 3 * width, UNIT / NORM, NORM, pairs=True))
        for layer, moves, count in (
            (network.entities, network.entity_transitions, entities),
            (network.roles, network.role_transitions, roles),
        ):
            put(layer, *reader.dense(count, width, UNIT / NORM, NORM))
            reader.unpack("<h")
            scores = reader.array("<i2", count + 1, count + 1)
            moves.copy_(torch.from_numpy(scores / np.float32(UNIT)))
        put(network.units, *reader.dense(units, width, UNIT / NORM, NORM))
        put(network.scores, *reader.dense(heads, 2 * units, 1, UNIT))
        whole = reader.array("i1", words, heads).astype(np.float32)
        network.sentence_words.weight.copy_(torch.from_numpy(whole * reader.steps(heads, UNIT)))
    fit_lexicon(network, tables[4])
    return network, vocabulary


def put(layer: torch.nn.Linear, weight: np.ndarray, bias: np.ndarray) -> None:
    layer.weight.copy_(torch.from_numpy(np.ascontiguousarray(weight)))
    layer.bias.copy_(torch.from_numpy(bias))


def fit_lexicon(network: Network, table: torch.Tensor) -> None:
    """The lexicon's layers, so that they make the table of all sets of bits."""
    bits = torch.tensor([[(row >> bit) & 1 for bit in range(12)] for row in range(len(table))], dtype=torch.float32)
    # Words have few classes at once: those rows count most.
    weight = (0.5 ** bits.sum(-1)).unsqueeze(-1)
    optimizer = torch.optim.Adam(network.lexicon.parameters(), lr=1e-2)
    steps = 3000
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 1e-2 * max(0.01, 1 - step / steps)
        loss = ((network.lexicon(bits) - table).square() * weight).sum() / weight.sum() / table.shape[1]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"lexicon: {loss.item():.5f} of a variance of {table.square().mean().item():.5f} unexplained")


if __name__ == "__main__":
    main()

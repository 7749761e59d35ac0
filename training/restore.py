"""A model file back into a network in floating point, to train it further.

usage: restore.py MODEL.bin OUT.pt

Reads what export.py writes. Weights come back as the model file rounds them.
"""

import argparse
import struct
import tomllib
from pathlib import Path

import numpy as np
import torch
from network import PARTS, Network

from export import NORM, UNIT, VERSION, lexicon_rows

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

    def lexicon(self, units: int, dimension: int) -> tuple[list[np.ndarray], int]:
        """Its two layers, as export.lexicon_layers rounded them, and their shift."""
        layers = [self.array("<i2", 12, units), self.array("<i2", units), self.array("<i2", units, dimension)]
        return [*layers, self.array("<i4", dimension)], self.unpack("<B")[0]

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
    if magic != b"CLMT" or version != VERSION:
        raise SystemExit(f"found {magic!r}, version {version}; expected a model file of version {VERSION}")
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
    gaps = np.ascontiguousarray(reader.array("u1", 4, known).T).view("<u4")[:, 0]
    vocabulary = np.cumsum(gaps, dtype=np.uint32)
    tables = [reader.array("i1", known + buckets, word_dim)]
    tables += [reader.array("i1", *shape) for shape in pairs[:3]]
    lexicon, shift = reader.lexicon(*pairs[3])
    tables += [lexicon_rows(lexicon, shift), reader.array("i1", *pairs[4])]
    tables = [torch.from_numpy(table.astype(np.float32)) for table in tables]
    network = Network(config)
    with torch.no_grad():
        # One step a table is folded into the mixing layer: tables get a common spread, the layer the rest.
        mixed, bias = reader.dense(2 * width, sum(table.shape[1] for table in tables), UNIT, 1, pairs=True)
        at = 0
        for index, table in enumerate(tables):
            gain = float(table.std() / 0.3)
            table /= gain
            if index == PARTS.index("lexicon"):
                put_lexicon(network, lexicon, shift, gain)
            mixed[:, at : at + table.shape[1]] *= gain
            at += table.shape[1]
            tables[index] = table
        put(network.mix, mixed, bias)
        for name, table in zip(PARTS, tables, strict=True):
            if name != "lexicon":
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
    return network, vocabulary


def put(layer: torch.nn.Linear, weight: np.ndarray, bias: np.ndarray) -> None:
    layer.weight.copy_(torch.from_numpy(np.ascontiguousarray(weight)))
    layer.bias.copy_(torch.from_numpy(bias))


def put_lexicon(network: Network, layers: list[np.ndarray], shift: int, gain: float) -> None:
    """The lexicon's layers; how the shift is shared between them changes nothing, so the first gets what keeps it small."""
    classes, class_bias, weights, bias = (layer.astype(np.float32) for layer in layers)
    unit = float(np.abs(classes).max())
    put(network.lexicon[0], classes.T / unit, class_bias / unit)
    put(network.lexicon[2], weights.T * unit / 2.0**shift / gain, bias / 2.0**shift / gain)


if __name__ == "__main__":
    main()

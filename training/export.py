"""Quantizes a trained network into the model file that src/tagger/model/mod.rs describes.

usage: export.py NETWORK.pt MODEL.bin --name NAME [--calibration CALIBRATION.json]

Every output's weights are rounded with exactly the step that its 8-bit multiplier stands for, so
rescaling adds no error of its own (docs/decisions/0002-integer-network.md).
"""

import argparse
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import torch
from network import CONTEXT_ROWS, Network

VERSION = 2
UNIT = 256  # of x and of logits
NORM = 32  # of h
CALIBRATED = ["names", "roles", "check_worthiness", "verifiable", "hedged"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--name", required=True)
    parser.add_argument("--calibration", type=Path)
    args = parser.parse_args()
    stored = torch.load(args.network, weights_only=False)
    calibration = json.loads(args.calibration.read_text()) if args.calibration else {}
    data = model_bytes(stored, args.name, calibration)
    args.model.parent.mkdir(parents=True, exist_ok=True)
    args.model.write_bytes(data)
    print(f"{args.model}: {len(data)} bytes")


def model_bytes(stored: dict, name: str, calibration: dict) -> bytes:
    config = stored["config"]["network"]
    network = Network(config)
    network.load_state_dict(stored["state"])
    network.eval()
    vocabulary, words = word_table(network, stored["vocabulary"])
    width, known = config["width"], len(vocabulary)
    with torch.no_grad():
        bits = torch.tensor([[(row >> bit) & 1 for bit in range(12)] for row in range(4096)], dtype=torch.float32)
        tables = {
            "word": words,
            "prefix": network.prefix.weight.numpy(),
            "suffix": network.suffix.weight.numpy(),
            "shape": network.shape.weight.numpy(),
            "lexicon": network.lexicon(bits).numpy(),
            "grams": network.grams.weight.numpy(),
        }
        rounded, scales = {}, []
        for part, table in tables.items():
            # A row's noise matters little, its size on the wire much: so many steps to a standard deviation.
            scale = max(table.std() / config.get("table_steps", 14), np.quantile(np.abs(table), 0.9995) / 127)
            if part == "lexicon":
                lexicon_scale = scale
            rounded[part] = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
            scales.append(np.full(table.shape[1], scale))
        scales = np.concatenate(scales)
        out = [b"CLMT", struct.pack("<I", VERSION), struct.pack("<H", len(name.encode())), name.encode()]
        header = [width, len(config["dilations"]), known, len(tables["word"]) - known, tables["word"].shape[1]]
        for part in ("prefix", "suffix", "shape", "lexicon", "grams"):
            header += list(tables[part].shape)
        header[-4] = network.lexicon[0].out_features
        header += [CONTEXT_ROWS, network.entities.out_features, network.roles.out_features]
        header += [config["sentence_units"], 3, config["sentence_words"]]
        out.append(struct.pack(f"<{len(header)}I", *header))
        # The gaps between ascending hashes, byte by byte: a compressor finds more in them.
        gaps = np.diff(vocabulary, prepend=0).astype("<u4")
        out.append(gaps.view("u1").reshape(known, 4).T.tobytes())
        for part in tables:
            out += lexicon_layers(network, lexicon_scale) if part == "lexicon" else [rounded[part].tobytes()]
        out += dense(network.mix.weight.numpy() * scales, network.mix.bias.numpy(), UNIT, 1, pairs=True)
        context = np.clip(np.rint(network.context.weight.numpy() * UNIT), -32767, 32767)
        out.append(context.astype("<i2").tobytes())
        for layer, dilation in zip(network.layers, config["dilations"], strict=True):
            out.append(struct.pack("<B", dilation))
            out += dense(layer.weight.numpy(), layer.bias.numpy(), UNIT / NORM, NORM, pairs=True)
        for head, moves in ((network.entities, network.entity_transitions), (network.roles, network.role_transitions)):
            out += dense(head.weight.numpy(), head.bias.numpy(), UNIT / NORM, NORM)
            out.append(struct.pack("<h", 0))
            scores = np.clip(np.rint(moves.numpy() * UNIT), -32767, 32767)
            out.append(scores.astype("<i2").tobytes())
        out += dense(network.units.weight.numpy(), network.units.bias.numpy(), UNIT / NORM, NORM)
        out += dense(network.scores.weight.numpy(), network.scores.bias.numpy(), 1, UNIT)
        out += dense(network.sentence_words.weight.numpy().T, None, UNIT, 1, transpose=True)
        for table in CALIBRATED:
            points = calibration.get(table, [])
            out.append(struct.pack("<B", len(points)))
            out += [struct.pack("<HH", *point) for point in points]
    data = b"".join(out)
    return data + struct.pack("<I", zlib.crc32(data))


def lexicon_layers(network: Network, scale: float) -> list[bytes]:
    """Both layers in whole numbers, as fine as 16 bits allow, so that rows come out in steps of `scale`."""
    first, second = network.lexicon[0], network.lexicon[2]
    inner = [first.weight.numpy().T, first.bias.numpy()]
    outer = second.weight.numpy().T / scale
    unit, step = (np.floor(np.log2(32767 / max(np.abs(part).max() for part in parts))) for parts in (inner, [outer]))
    whole = [np.rint(part * 2.0**unit).astype("<i2") for part in inner]
    whole.append(np.rint(outer * 2.0**step).astype("<i2"))
    whole.append(np.rint(second.bias.numpy() / scale * 2.0 ** (unit + step)).astype("<i4"))
    return [part.tobytes() for part in whole] + [struct.pack("<B", int(unit + step))]


def lexicon_rows(layers: list[np.ndarray], shift: int) -> np.ndarray:
    """The row of every set of classes, of the layers as the file holds them: int64 [4096, dimension]."""
    classes, class_bias, weights, bias = (layer.astype(np.int64) for layer in layers)
    sets = np.arange(1 << len(classes))[:, None] >> np.arange(len(classes)) & 1
    inner = np.maximum(0, class_bias + sets @ classes)
    return np.clip(bias + inner @ weights + (1 << (shift - 1)) >> shift, -127, 127)


def word_table(network: Network, vocabulary: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The hashes of all words with a row, ascending, and the rows, behind them those of the buckets.

    A word that only another network knows has the row of its bucket beside what is known of it.
    """
    rows = network.word.weight.detach().numpy()
    known, buckets = len(vocabulary), len(rows) - len(vocabulary)
    hashes = np.union1d(vocabulary, network.meaning_hashes.numpy()).astype(np.int64)
    at = np.searchsorted(vocabulary, hashes)
    own = (at < known) & (vocabulary[np.minimum(at, known - 1)] == hashes)
    table = rows[np.concatenate([np.where(own, at, known + hashes % buckets), np.arange(known, len(rows))])]
    meaning = network.meaning(torch.from_numpy(hashes)).numpy()
    meaning = np.concatenate([meaning, np.zeros((buckets, meaning.shape[1]), np.float32)])
    return hashes.astype("<u4"), np.concatenate([table, meaning], 1)


def dense(weight, bias, gain: float, unit: float, pairs: bool = False, transpose: bool = False) -> list[bytes]:
    """Weights, bias, multipliers and shift of a matrix whose outputs are `gain` times what it computes,
    from inputs in units of `1 / unit`; neighbouring outputs share a multiplier where they compete."""
    largest = np.abs(weight).max(1)
    if pairs:
        largest = largest.reshape(-1, 2).max(1)
    wanted = gain * np.maximum(largest, 1e-6) / 127
    shift = int(np.clip(np.floor(np.log2(255 / wanted.max())), 1, 24))
    mult = np.clip(np.ceil(wanted * 2.0**shift), 1, 255)
    step = mult / 2.0**shift / gain
    steps = np.repeat(step, 2) if pairs else step
    whole = np.clip(np.rint(weight / steps[:, None]), -127, 127).astype(np.int8)
    out = [(whole.T if transpose else whole).tobytes()]
    if bias is not None:
        limit = (1 << 23) - 1 - 127 * np.abs(whole.astype(np.int64)).sum(1)
        out.append(np.clip(np.rint(bias * unit / steps), -limit, limit).astype("<i4").tobytes())
    return [*out, mult.astype(np.uint8).tobytes(), struct.pack("<B", shift)]


if __name__ == "__main__":
    main()

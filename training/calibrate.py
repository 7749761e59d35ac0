"""Fits the calibration tables on held-out texts, by monotone regression of right against said.

usage: calibrate.py CORPORA.jsonl DATA.pickle NETWORK.pt CLAIMLIGHT MODEL.bin OUT.json

CLAIMLIGHT reads with MODEL.bin, which came from NETWORK.pt with lift.json as its calibration: it maps
0…1 to 0.5…1, so that no name falls under a threshold before it is counted. Names are
judged strictly, on the held-out outlets of the worldwide corpus; sentence scores on held-out texts.
"""

import json
import pickle
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from batches import Batches, cut, encodings
from dataset import Block, Dataset  # noqa: F401  (pickle needs the names)
from measures import calibration_error, spans_of
from network import HEADS, Network, bioes_mask, viterbi
from train import score_logits

HERE = Path(__file__).parent
POINTS = 20
LEAD = ("the ", "a ", "an ")


def main() -> None:
    corpora, pickled, network, binary, model, out = sys.argv[1:7]
    tables = {"names": fit(names(Path(corpora), binary, model))}
    for head, rows in scores(Path(pickled), Path(network)).items():
        tables[head] = fit(rows)
    tables["roles"] = fit(roles(Path(pickled), Path(network)))
    Path(out).write_text(json.dumps(tables, indent=1) + "\n")


def names(corpora: Path, binary: str, model: str) -> list[tuple[float, int]]:
    with corpora.open(encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    texts = [text for text in texts if text["corpus"] == "worldwide" and text["part"] == "held"]
    return [(2 * name["confidence"] - 1, int(right)) for _, _, name, right in judged(texts, binary, model)]


def judged(texts: list[dict], binary: str, model: str) -> Iterator[tuple[dict, float, dict, bool]]:
    """Each name that the program reads in the texts: its text, the text's voice, the name, whether people marked it."""
    lines = "".join(json.dumps({"id": text["id"], "text": text["text"]}) + "\n" for text in texts)
    command = [binary, "features", "--of", "voices", "--model", model]
    answers = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    for text, line in zip(texts, answers.splitlines(), strict=True):
        read = json.loads(line)
        gold = {trimmed(text["text"], start, end): kinds for start, end, kinds in text["names"]}
        for name in read["names"]:
            yield text, read["voice"], name, name["kind"] in gold.get(trimmed(text["text"], *name["span"]), [])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    for lead in LEAD:
        if text[start:end].lower().startswith(lead):
            start += len(lead)
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def loaded(pickled: Path, path: Path) -> tuple[Network, dict, Batches, Dataset]:
    with pickled.open("rb") as file:
        data = pickle.load(file)
    stored = torch.load(path, weights_only=False)
    config = stored["config"]
    network = Network(config["network"])
    network.load_state_dict(stored["state"])
    network.eval()
    batches = Batches(data, config, stored["vocabulary"])
    return network, config, batches, data


@torch.no_grad()
def scores(pickled: Path, path: Path) -> dict[str, list]:
    network, config, batches, data = loaded(pickled, path)
    blocks = [piece for block in data.blocks if block.part == "held" and block.scores for piece in cut(block)]
    rows: dict = {head: [] for head in HEADS}
    reference = tomllib.loads((HERE / "config.toml").read_text())["heads"]["reference"]
    for group, h in encodings(network, batches, blocks):
        scored = [(row, *score) for row, block in enumerate(group) for score in block.scores]
        for (row, *_, heads), logits in zip(
            scored, score_logits(network, h, scored, config).sigmoid().tolist(), strict=True
        ):
            for head, value in heads.items():
                # Another corpus draws the line elsewhere: one table cannot serve both.
                if group[row].corpus == reference[head]:
                    rows[head].append((logits[HEADS.index(head)], value))
    return rows


@torch.no_grad()
def roles(pickled: Path, path: Path) -> list[tuple[float, int]]:
    """Parts of attributions on held-out articles; right is one that covers half of a gold part and is half covered."""
    network, _, batches, data = loaded(pickled, path)
    can = bioes_mask(3)
    held = [block for block in data.blocks if block.part == "held" and block.corpus == "polnear"]
    blocks = [piece for block in held for piece in cut(block)]
    rows = []
    for group, h in encodings(network, batches, blocks):
        for row, block in enumerate(group):
            logits = network.roles(h[row, : len(block.forms)])
            labels = viterbi(logits, network.role_transitions, can)
            said = logits.softmax(-1)[torch.arange(len(labels)), torch.tensor(labels)]
            gold = spans_of(block.roles.tolist())
            for start, end, kind in spans_of(labels):
                right = any(k == kind and overlap(start, end, s, e) >= 0.5 for s, e, k in gold)
                rows.append((float(said[start:end].min()), int(right)))
    return rows


def overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    """Intersection over union of two ranges."""
    shared = min(end, other_end) - max(start, other_start)
    return max(0, shared) / (max(end, other_end) - min(start, other_start))


def fit(rows: list[tuple[float, int]]) -> list[list[int]]:
    """Equal-count bins, pooled until they ascend; points in permille. Prints the error before and after."""
    rows = sorted(rows)
    said, right = np.array([row[0] for row in rows]), np.array([row[1] for row in rows], dtype=float)
    bins = [[piece] for piece in np.array_split(np.arange(len(rows)), POINTS)]
    merged: list[np.ndarray] = []
    for piece in bins:
        merged.append(piece[0])
        while len(merged) > 1 and right[merged[-2]].mean() >= right[merged[-1]].mean():
            last = merged.pop()
            merged[-1] = np.concatenate([merged[-1], last])
    points, seen = [], -1
    for piece in merged:
        x, y = round(1000 * said[piece].mean()), round(1000 * right[piece].mean())
        if x > seen:
            points.append([x, y])
            seen = x
    after = np.interp(said, [x / 1000 for x, _ in points], [y / 1000 for _, y in points])
    print(
        f"{len(rows)} rows, calibration error {calibration_error(said, right):.3f} before, {calibration_error(after, right):.3f} after"
    )
    return points


if __name__ == "__main__":
    main()

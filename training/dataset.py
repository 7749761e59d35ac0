"""Texts with spans, and the features that the Rust binary gives them, into arrays by block.

usage: dataset.py CORPORA.jsonl FEATURES.jsonl OUT.pickle

FEATURES is what `claimlight features` writes for CORPORA: a line for each new word form, a line for
each text. A block keeps only what its corpus annotates.
"""

import json
import pickle
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from labels import allowed_entities, role_targets


@dataclass
class Block:
    """One block of one text, as the network sees it."""

    text: str
    corpus: str
    part: str
    kind: str
    forms: np.ndarray
    context: np.ndarray
    tokens: np.ndarray
    allowed: np.ndarray | None = None
    roles: np.ndarray | None = None
    scores: list = field(default_factory=list)
    taught: np.ndarray | None = None  # what other networks say, while one trains


@dataclass
class Dataset:
    words: list[str]
    parts: np.ndarray
    grams: list[np.ndarray]
    blocks: list[Block]


def main() -> None:
    corpora, features, out = map(Path, sys.argv[1:4])
    words: list[str] = []
    parts, grams, blocks = [], [], []
    with corpora.open(encoding="utf-8") as left, features.open(encoding="utf-8") as right:
        for line in right:
            row = json.loads(line)
            if "form" in row:
                words.append(row["text"])
                parts.append(row["f"])
                grams.append(np.array(row["g"], dtype=np.uint32))
                continue
            record = json.loads(next(left))
            assert record["id"] == row["id"], (record["id"], row["id"])
            blocks += read_blocks(record, row)
    data = Dataset(words, np.array(parts, dtype=np.uint32), grams, blocks)
    with out.open("wb") as file:
        pickle.dump(data, file, protocol=5)
    print(f"{len(words)} forms, {len(blocks)} blocks, {sum(len(block.forms) for block in blocks)} tokens")


def read_blocks(record: dict, row: dict) -> list[Block]:
    blocks = []
    for block in row["blocks"]:
        tokens = np.array(block["tokens"], dtype=np.int32).reshape(-1, 2)
        if not len(tokens):
            continue
        pairs = [tuple(pair) for pair in tokens.tolist()]
        item = Block(
            record["id"],
            record["corpus"],
            record["part"],
            block["kind"],
            np.array(block["forms"], dtype=np.int32),
            np.array(block["context"], dtype=np.int16).reshape(len(tokens), -1),
            tokens,
        )
        low, high = pairs[0][0], pairs[-1][1]
        if "names" in record:
            inside = [name for name in record["names"] if name[1] > low and name[0] < high]
            unsure = [place for place in record.get("unsure", []) if place[1] > low and place[0] < high]
            item.allowed = allowed_entities(pairs, {"open": record["open"], "names": inside, "unsure": unsure})
        if "roles" in record:
            inside = [role for role in record["roles"] if role[1] > low and role[0] < high]
            unsure = [place for place in record.get("unsure_roles", []) if place[1] > low and place[0] < high]
            item.roles = np.array(role_targets(pairs, inside, unsure), dtype=np.int8)
        for start, end, heads in record.get("scores", []):
            if end > low and start < high:
                item.scores.append(score_of(pairs, block["sentences"], start, end, heads))
        item.scores = [score for score in item.scores if score is not None]
        blocks.append(item)
    return blocks


def score_of(pairs: list, sentences: list, start: int, end: int, heads: dict) -> tuple | None:
    """(first token, last token, n-gram hashes, heads) of a scored sentence."""
    first = next((at for at, pair in enumerate(pairs) if pair[1] > start), None)
    last = next((at for at, pair in enumerate(pairs) if pair[0] >= end), len(pairs))
    if first is None or last <= first:
        return None
    hashes = [np.array(s[2], dtype=np.uint32) for s in sentences if s[0] >= first and s[1] <= last]
    joined = np.unique(np.concatenate(hashes)) if hashes else np.zeros(0, dtype=np.uint32)
    return first, last, joined, heads


if __name__ == "__main__":
    main()

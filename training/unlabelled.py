"""Texts that nobody labelled, for a teacher to read: news first, then web pages and speeches."""

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

Record = dict
LINES = 12  # a text: neighbouring lines of a file


def unlabelled(root: Path, share: dict, seed: int) -> Iterator[Record]:
    """Texts of the files of `share`, each of that share of its texts, evenly spread."""
    chance = random.Random(seed)
    for name, wanted in share.items():
        with gzip.open(root / f"unlabelled/{name}.txt.gz", "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file if line.strip()]
        for at in range(0, len(lines), LINES):
            if chance.random() < wanted:
                text = "\n\n".join(lines[at : at + LINES])
                yield {"id": f"{name}/{at}", "corpus": name, "part": "train", "text": text}

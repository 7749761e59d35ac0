"""Labels and scores into F1 and average precision: a guide while training; the eval scorers decide."""

import numpy as np
from dataset import Block


def spans_of(labels: list[int]) -> set[tuple[int, int, int]]:
    found, start = set(), None
    for at, label in enumerate(labels):
        if label == 0:
            start = None
            continue
        kind, place = divmod(label - 1, 4)
        if place in (0, 3):
            start = at
        if place in (2, 3) and start is not None:
            found.add((start, at + 1, kind))
            start = None
    return found


def gold_names(block: Block) -> list[tuple[int, int, set[int]]]:
    """Names of the kinds that every corpus marks, from the allowed sets."""
    names, start = [], None
    allowed = block.allowed
    for at in range(len(allowed)):
        kinds = {kind for kind in range(3) if allowed[at, 1 + 4 * kind : 5 + 4 * kind].any()}
        if allowed[at, 0] or not kinds:
            start = None
            continue
        places = {place for kind in kinds for place in range(4) if allowed[at, 1 + 4 * kind + place]}
        if places & {0, 3}:
            start = at
        if places & {2, 3} and start is not None:
            names.append((start, at + 1, kinds))
            start = None
    return names


def count(counts: dict, key: str, found: set, gold: set) -> None:
    merged = {(s, e, 2 if kind == 3 else kind) for s, e, kind in found if kind < 4}
    row = counts.setdefault(key, [0, 0, 0])
    row[0] += sum(1 for s, e, kinds in gold if any((s, e, kind) in merged for kind in kinds))
    row[1] += len(merged)
    row[2] += len(gold)


def average_precision(rows: list) -> float:
    hits, total = 0, 0.0
    for rank, (_, gold) in enumerate(sorted(rows, reverse=True), 1):
        if gold:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def best_f1(rows: list) -> float:
    positives = sum(gold for _, gold in rows)
    hits, best = 0, 0.0
    for rank, (_, gold) in enumerate(sorted(rows, reverse=True), 1):
        hits += gold
        best = max(best, 2 * hits / (rank + positives))
    return best


def area(rows: list) -> float:
    """How often a sentence of full worth outranks one of less, by halves where they tie."""
    scores = np.array([score for score, _ in rows])
    full = np.array([gold >= 1 for _, gold in rows])
    order = np.searchsorted(np.sort(scores[~full]), scores[full], "left")
    after = np.searchsorted(np.sort(scores[~full]), scores[full], "right")
    return float((order + after).mean() / 2 / max(1, (~full).sum())) if full.any() else 0.0


def macro_f1(rows: list, threshold: float) -> float:
    """Mean of the F1 of both classes, a score of the threshold or more counting as yes."""
    both = []
    for wanted in (True, False):
        said = [(score >= threshold) == wanted for score, _ in rows]
        gold = [bool(value) == wanted for _, value in rows]
        right = sum(a and b for a, b in zip(said, gold, strict=True))
        both.append(2 * right / max(1, sum(said) + sum(gold)))
    return sum(both) / 2


def calibration_error(said: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over ten bins of equal width."""
    at = np.minimum((said * 10).astype(int), 9)
    return sum(
        abs(said[at == k].mean() - right[at == k].mean()) * (at == k).mean() for k in range(10) if (at == k).any()
    )

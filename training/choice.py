"""A choice among candidates by a sum of weights, fitted to cases in which people chose.

A case has "facts" (for each candidate a list of [situation, what is looked at, what is seen]), "right" (for each candidate
whether it may be chosen), "fold" and "weight"; where no candidate is right, nothing is learnt.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

RARE = 6  # facts known of fewer candidates get no weight
STEPS = 150
FOLDS = 5


class Start(NamedTuple):
    """Weights that are there already: the ridge holds the new ones near them, and only some move."""

    weights: dict[tuple[str, ...], float]
    moves: Callable[[tuple[str, ...]], bool]


class Scale(NamedTuple):
    """How weights are held small, and how they are written."""

    ridge: float
    unit: int  # parts of a logit that a weight counts
    least: int  # smaller weights are left out


def table(cases: list[dict], without: set[str], alone: bool = False) -> tuple[list, np.ndarray, np.ndarray]:
    """The names of the facts, the facts of each candidate in a row, and the case that each belongs to."""
    keep = lambda fact: fact[1] not in without and (not alone or fact[0] == "any")
    often = Counter(tuple(fact) for case in cases for facts in case["facts"] for fact in facts if keep(fact))
    names = sorted(name for name, count in often.items() if count >= RARE)
    at = {name: number for number, name in enumerate(names)}
    owner = [number for number, case in enumerate(cases) for _ in case["facts"]]
    rows = [[at[tuple(fact)] for fact in facts if tuple(fact) in at] for case in cases for facts in case["facts"]]
    # The last weight, which stays nothing, fills up short rows.
    x = np.full((len(rows), max(map(len, rows))), len(names), dtype=np.int32)
    for row, facts in zip(x, rows, strict=True):
        row[: len(facts)] = facts
    return names, x, np.array(owner)


def fit(
    scale: Scale,
    x: np.ndarray,
    owner: np.ndarray,
    cases: list[dict],
    use: np.ndarray | float = 1.0,
    near: np.ndarray | float = 0.0,
    free: np.ndarray | float = 1.0,
) -> np.ndarray:
    """A choice among the candidates of each case: softmax with a ridge, by gradient steps. Weights as they are written.

    The ridge holds the weights near `near`, where they begin; only those that are `free` move.
    """
    weight = np.array([case["weight"] if any(case["right"]) else 0.0 for case in cases]) * use
    kept = weight[owner] > 0
    x, owner = x[kept], owner[kept]
    right = np.array([r for case in cases for r in case["right"]], dtype=float)[kept]
    size = int(x.max()) + 1
    weights, mean, square = np.zeros(size) + near, np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        p = softmax(weights[x].sum(1), owner, len(cases))
        good = np.bincount(owner, p * right, len(cases))
        wrong = (p - p * right / np.maximum(good, 1e-9)[owner]) * weight[owner]
        slope = np.bincount(x.ravel(), np.repeat(wrong, x.shape[1]), size) + scale.ridge * (weights - near)
        slope *= free
        slope[-1] = 0
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = 0.15 * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    whole = np.round(scale.unit * weights).astype(int)
    return np.where(np.abs(whole) < scale.least, 0, whole)


def softmax(scores: np.ndarray, owner: np.ndarray, count: int) -> np.ndarray:
    e = np.exp(np.clip(scores, -30, 30))
    return e / np.maximum(np.bincount(owner, e, count), 1e-12)[owner]


def held_out_scores(
    scale: Scale, cases: list[dict], without: set[str], alone: bool = False, start: Start | None = None
) -> np.ndarray:
    """The score of each candidate, by weights that are fitted without its fifth of the articles."""
    names, x, owner = table(cases, without, alone)
    near, free = beginning(start, names)
    fold = np.array([case["fold"] for case in cases])
    scores = np.zeros(len(owner))
    for k in range(FOLDS):
        weights = fit(scale, x, owner, cases, (fold != k).astype(float), near, free)
        here = fold[owner] == k
        scores[here] = weights[x[here]].sum(1)
    return scores


def beginning(start: Start | None, names: list) -> tuple[np.ndarray, np.ndarray]:
    """The weights at which a fit begins, and 1 for each that moves; the last is that which fills up short rows."""
    if start is None:
        return np.zeros(len(names) + 1), np.ones(len(names) + 1)
    near = [start.weights.get(tuple(name), 0.0) for name in names]
    return np.array([*near, 0.0]), np.array([*(float(start.moves(tuple(name))) for name in names), 0.0])


def read(scale: Scale, path: Path) -> dict[tuple[str, ...], float]:
    """The weights of a file that `write` wrote."""
    rows = [line.rstrip("\n").split("\t") for line in path.open() if not line.startswith("#")]
    return {tuple(row[:-1]): int(row[-1]) / scale.unit for row in rows}


def each(cases: list[dict], scores: np.ndarray):
    """Each case with the scores of its candidates."""
    at = 0
    for case in cases:
        count = len(case["facts"])
        yield case, scores[at : at + count]
        at += count


def write(scale: Scale, path: Path, head: str, cases: list[dict], start: Start | None = None) -> None:
    """Fits the weights to all cases and writes those that are not nothing, with those that no case knows."""
    names, x, owner = table(cases, set())
    near, free = beginning(start, names)
    weights = fit(scale, x, owner, cases, near=near, free=free)
    known = {tuple(name): int(weight) for name, weight in zip(names, weights, strict=False)}
    kept = {fact: round(scale.unit * weight) for fact, weight in start.weights.items()} if start else {}
    rows = ["\t".join([*fact, str(weight)]) + "\n" for fact, weight in (kept | known).items() if weight]
    path.write_text(head + "".join(sorted(rows)))

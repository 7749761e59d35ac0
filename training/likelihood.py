"""Weights of what is known of an attribution, fitted to articles that people annotated.

usage: likelihood.py CORPORA CLAIMLIGHT MODEL.bin OUT.txt

CORPORA is the folder of corpora, CLAIMLIGHT a binary with the rules that ship, MODEL the model: fit anew after a
change of either. Right is what the shared scorers count: contents of at least one half (intersection
over union) and an overlapping source; right contents with a wrong source count in part, so that a confidence means
nearly the same by either measure. PolNeAR's training articles are those that the network has seen, where it is too sure of
itself: they have intercepts of their own, which are not written. The reader's articles (reader/train.jsonl) are marked by
this project's definitions, and count more.
Prints for the held-out articles of either, fitted without each fifth of them, the expected calibration error, and for the
reader's how many attributions of a confidence of one half are right and found.
"""

import sys
import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from asked import covered, features
from corpora import brat_events, polnear_files
from measures import calibration_error
from reader import articles as marked

HERE = Path(__file__).parent
HALF_SOURCE = 0.7  # what right contents with a wrong source count
RARE = 25  # facts known of fewer attributions get no weight
RIDGE = 4.0
FOLDS = 5
SEEN = ("seen in training", "sure of content, seen in training")
UNMARKED = "hearsay, marked by polnear"
# What an attribution in the articles of each counts. By the reader's alone as many are right, but PolNeAR's calibration error is .16.
POLNEAR, READER = 0.25, 2.0
HEAD = """# Written by training/likelihood.py: what a fact adds to how likely an attribution is right, in 1/256 of a logit.
# Source: the annotations of PolNeAR and of the reader's training articles, to which they are fitted.
# Licence: CC BY-SA 4.0, like the weights of the model.
"""


class Case(NamedTuple):
    facts: dict[str, int]
    contents: bool  # are right
    source: bool  # is right too
    fold: int  # -1: never held out
    corpus: str  # the reader's two are marked by its definitions
    weight: float


def main() -> None:
    root, binary, model, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    ask = partial(features, binary, model, "attributions")
    cases = polnear(root, ask) + reader(root, ask)
    names, x = table(cases)
    contents, source = np.array([case[1:3] for case in cases], dtype=float).T
    y, weight = aim(cases), np.array([case.weight for case in cases])
    said = held_out(cases, x)
    for where in (False, True):
        held = np.array([case.fold >= 0 and (case.corpus != "polnear") == where for case in cases])
        print(
            f"{held.sum()} held out, {'reader' if where else 'PolNeAR'}, right by contents {contents[held].mean():.3f}"
        )
        for name, truth in (("contents", contents), ("and source", contents * source), ("in between", y)):
            print(f"  calibration error by {name:16s} {calibration_error(said[held], truth[held]):.3f}")
        shown = held & (said >= 0.5)
        print(
            f"  shown {shown.sum()}, of these right {contents[shown].mean():.3f}, of those right {contents[shown].sum() / contents[held].sum():.3f}"
        )
    weights = fit(x, y, weight)
    left = (*SEEN, UNMARKED)
    rows = [f"{name}\t{round(256 * weight)}\n" for name, weight in zip(names, weights, strict=True) if name not in left]
    out.write_text(HEAD + "".join(sorted(rows)))


def table(cases: list[Case]) -> tuple[list[str], np.ndarray]:
    """The names of the facts, and how much of each is known of each attribution."""
    names = [name for name in sorted({name for case in cases for name in case.facts}) if often(cases, name)]
    return names, np.array([[case.facts.get(name, 0) / 1000 for name in names] for case in cases])


def aim(cases: list[Case]) -> np.ndarray:
    return np.array([case.contents * (HALF_SOURCE + (1 - HALF_SOURCE) * case.source) for case in cases])


def held_out(cases: list[Case], x: np.ndarray) -> np.ndarray:
    """How likely each attribution is right, by weights that are fitted without its fifth of the articles."""
    y, weight = aim(cases), np.array([case.weight for case in cases])
    fold = np.array([case.fold for case in cases])
    said = np.zeros(len(y))
    for k in range(FOLDS):
        said[fold == k] = logistic(x[fold == k] @ fit(x[fold != k], y[fold != k], weight[fold != k]))
    return said


def polnear(root: Path, ask: Callable[[Iterable[str]], list[dict]]) -> list[Case]:
    split = tomllib.loads((HERE / "config.toml").read_text())["split"]
    articles = [article for article in polnear_files(root, split) if article[1] != "dev"]
    cases = []
    for number, ((_, where, _, mark), answer) in enumerate(zip(articles, ask(a[2] for a in articles), strict=True)):
        found, gold = answer["attributions"], [(event["content"], event["source"]) for event in brat_events(mark)]
        for one, (contents, source) in zip(found, judged(found, gold), strict=True):
            known = dict(one["facts"])
            if "by hearsay" in known:
                known[UNMARKED] = 1000
            if where != "held":
                known |= {SEEN[0]: 1000, SEEN[1]: known["sure of content"]}
            cases.append(Case(known, contents, source, number % FOLDS if where == "held" else -1, "polnear", POLNEAR))
    return cases


def reader(root: Path, ask: Callable[[Iterable[str]], list[dict]]) -> list[Case]:
    articles = list(marked(root))
    cases = []
    for number, ((corpus, article), answer) in enumerate(
        zip(articles, ask(article["text"] for _, article in articles), strict=True)
    ):
        found = answer["attributions"]
        gold = [(one["contents"], [one["source"]] if one["source"] else []) for one in article["attributions"]]
        optional = [covered(one["contents"]) for one in article["attributions"] if one.get("optional")]
        for one, (contents, source) in zip(found, judged(found, gold), strict=True):
            own = covered(one["contents"])
            # Editors could differ: neither right nor wrong.
            if any(len(own & other) * 2 > len(own) for other in optional):
                continue
            cases.append(Case(dict(one["facts"]), contents, source, number % FOLDS, corpus, READER))
    return cases


def often(cases: list[Case], name: str) -> bool:
    return sum(1 for case in cases if case.facts.get(name)) >= RARE


def judged(found: list[dict], gold: list[tuple[list, list]]) -> list[tuple[bool, bool]]:
    """For each attribution, whether its contents are right, and whether its source is: pairs as the scorers make them."""
    mine = [covered(one["contents"]) for one in found]
    theirs = [covered(contents) for contents, _ in gold]
    pairs = [(len(p & g) / len(p | g), i, j) for i, g in enumerate(theirs) for j, p in enumerate(mine) if p & g]
    verdicts, done = [(False, False)] * len(found), set()
    taken: set[int] = set()
    for ratio, i, j in sorted(pairs, reverse=True):
        if i in done or j in taken:
            continue
        done.add(i)
        taken.add(j)
        source = covered(gold[i][1])
        said = covered([found[j]["source"]] if found[j]["source"] else [])
        verdicts[j] = (ratio >= 0.5, bool(source & said) if source else not said)
    return verdicts


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(12):
        p = logistic(x @ weights)
        slope = x.T @ (weight * (y - p)) - RIDGE * weights
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def logistic(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


if __name__ == "__main__":
    main()

"""Weights of what is known of an attribution, fitted to articles that people annotated.

usage: likelihood.py CORPORA CLAIMLIGHT MODEL.bin OUT.txt

CORPORA is the folder of corpora, CLAIMLIGHT a binary with the rules that ship, MODEL the model: fit anew after a
change of either. Right is what the shared scorer counts: contents of at least one half (intersection
over union) and an overlapping source; right contents with a wrong source count in part, so that a confidence means
nearly the same by either measure. The network has seen
the training articles and is too sure of itself there: they have an intercept of their own, which is not
written. Prints the expected calibration error on the held-out articles, fitted without each fifth of them.
"""

import sys
import tomllib
from pathlib import Path

import numpy as np
from asked import covered, features
from corpora import brat_events, polnear_files
from measures import calibration_error

HERE = Path(__file__).parent
HALF_SOURCE = 0.35  # what right contents with a wrong source count
RARE = 25  # facts known of fewer attributions get no weight
RIDGE = 4.0
FOLDS = 5
SEEN = ("seen in training", "sure of content, seen in training")
HEAD = """# Written by training/likelihood.py: what a fact adds to how likely an attribution is right, in 1/256 of a logit.
# Source: the annotations of PolNeAR, to which they are fitted.
# Licence: CC BY-SA 4.0, like the weights of the model.
"""


def main() -> None:
    root, binary, model, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    split = tomllib.loads((HERE / "config.toml").read_text())["split"]
    articles = [article for article in polnear_files(root, split) if article[1] != "dev"]
    answers = features(binary, model, "attributions", (text for _, _, text, _ in articles))
    facts, right, fold = [], [], []
    for number, ((_, where, _, mark), answer) in enumerate(zip(articles, answers, strict=True)):
        found = answer["attributions"]
        for one, (contents, source) in zip(found, judged(found, brat_events(mark)), strict=True):
            known = dict(one["facts"])
            if where != "held":
                known |= {SEEN[0]: 1000, SEEN[1]: known["sure of content"]}
            facts.append(known)
            right.append((contents, source))
            fold.append(number % FOLDS if where == "held" else -1)
    names = [name for name in sorted({name for known in facts for name in known}) if often(facts, name)]
    x = np.array([[known.get(name, 0) / 1000 for name in names] for known in facts])
    contents, source = np.array(right, dtype=float).T
    y = contents * (HALF_SOURCE + (1 - HALF_SOURCE) * source)
    fold = np.array(fold)
    said = np.zeros(len(y))
    for k in range(FOLDS):
        said[fold == k] = logistic(x[fold == k] @ fit(x[fold != k], y[fold != k]))
    held = fold >= 0
    for name, truth in (("contents", contents), ("and source", contents * source), ("in between", y)):
        print(
            f"{held.sum()} held, right by {name:16s} {truth[held].mean():.3f}, calibration error {calibration_error(said[held], truth[held]):.3f}"
        )
    weights = fit(x, y)
    rows = [f"{name}\t{round(256 * weight)}\n" for name, weight in zip(names, weights, strict=True) if name not in SEEN]
    out.write_text(HEAD + "".join(sorted(rows)))


def often(facts: list[dict], name: str) -> bool:
    return sum(1 for known in facts if known.get(name)) >= RARE


def judged(found: list[dict], gold: list[dict]) -> list[tuple[bool, bool]]:
    """For each attribution, whether its contents are right, and whether its source is: pairs as the scorer makes them."""
    mine = [covered(one["contents"]) for one in found]
    theirs = [covered(event["content"]) for event in gold]
    pairs = [(len(p & g) / len(p | g), i, j) for i, g in enumerate(theirs) for j, p in enumerate(mine) if p & g]
    verdicts, done = [(False, False)] * len(found), set()
    taken: set[int] = set()
    for ratio, i, j in sorted(pairs, reverse=True):
        if i in done or j in taken:
            continue
        done.add(i)
        taken.add(j)
        source = covered(gold[i]["source"])
        said = covered([found[j]["source"]] if found[j]["source"] else [])
        verdicts[j] = (ratio >= 0.5, bool(source & said) if source else not said)
    return verdicts


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(12):
        p = logistic(x @ weights)
        slope = x.T @ (y - p) - RIDGE * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def logistic(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


if __name__ == "__main__":
    main()

"""Weights of what is known of the contents that an attribution could have, fitted to articles that people annotated.

usage: extents.py CORPORA CLAIMLIGHT MODEL.bin OUT.txt [--ablate]

CORPORA is the folder of corpora, CLAIMLIGHT a binary with the constructions that ship, MODEL the model. Each attribution has
a few contents to choose from (`claimlight features --of attributions`); the better one agrees with people's contents
(intersection over union), the likelier it should be. The reader's corpus counts more than PolNeAR: its definitions are ours.
With --ablate prints, for articles held out by folds, what stands before the choice, what is chosen, and the best that could
be (mean agreement, shares of at least .5 and .9), with all facts and without each kind of them.
"""

import sys
import tomllib
from pathlib import Path

import numpy as np
from asked import covered, features
from corpora import brat_events, polnear_files
from reader import articles as marked

HERE = Path(__file__).parent
# How much an attribution counts: of the reader's corpus, of PolNeAR's articles that the network has not learnt, and of those
# that it has, where its marks are better than elsewhere.
COUNTS = {"reader": 2.0, "invented": 2.0, "held": 1.0, "learnt": 0.4}
SHARP = 6.0  # how much likelier better contents are
RIDGE = 8.0
STEPS = 80
FOLDS = 3
WRITTEN = 24  # smaller weights, in 1/256, are not written: they change hardly any choice, and half of the rows are such
RARE = 30  # facts known of fewer contents get no weight
LEAST = 0.5  # with less in common an attribution is not the one that people marked
HEAD = """# Written by training/extents.py: what a fact adds to how likely some contents are, in 1/256.
# Source: the annotations of PolNeAR and of our reader's corpus, to which they are fitted.
# Licence: CC BY-SA 4.0, like the weights of the model.
"""


def main() -> None:
    root, binary, model, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    groups = Groups(root, binary, model)
    if "--ablate" in sys.argv:
        report(groups, set())
        for about in sorted({name.split("\t")[1] for name in groups.names}):
            report(groups, {about})
    weights = groups.fit(np.ones(len(groups.weight), dtype=bool), groups.facts_of(set()))
    rounded = [(name, round(256 * weight)) for name, weight in zip(groups.names, weights, strict=True)]
    rows = [f"{name}\t{weight}\n" for name, weight in rounded if abs(weight) >= WRITTEN]
    out.write_text(HEAD + "".join(sorted(rows)), encoding="utf-8")


class Groups:
    """Contents to choose from, those of one attribution behind each other."""

    def __init__(self, root: Path, binary: str, model: str) -> None:
        facts: list[list[str]] = []
        good: list[float] = []
        first: list[int] = []
        corpora, fold = [], []
        for number, (corpus, golds, found) in enumerate(articles(root, binary, model)):
            for extents in found:
                ratios = [
                    max((ratio(covered(one["contents"]), gold) for gold in golds), default=0.0) for one in extents
                ]
                if max(ratios) < LEAST:
                    continue
                first.append(len(good))
                corpora.append(corpus)
                fold.append(number % FOLDS)
                good += ratios
                facts += [["\t".join(fact) for fact in one["facts"]] for one in extents]
        count: dict[str, int] = {}
        for known in facts:
            for name in known:
                count[name] = count.get(name, 0) + 1
        self.names = sorted(name for name, times in count.items() if times >= RARE)
        place = {name: at for at, name in enumerate(self.names)}
        pairs = [(row, place[name]) for row, known in enumerate(facts) for name in known if name in place]
        self.row, self.fact = np.array(pairs).T
        self.good, self.first = np.array(good), np.array(first)
        self.corpus, self.fold = np.array(corpora), np.array(fold)
        self.weight = np.array([COUNTS[corpus] for corpus in corpora])
        self.group = np.repeat(np.arange(len(first)), np.diff([*first, len(good)]))

    def facts_of(self, without: set[str]) -> np.ndarray:
        return np.array([name.split("\t")[1] not in without for name in self.names])

    def scores(self, weights: np.ndarray) -> np.ndarray:
        return np.bincount(self.row, weights=weights[self.fact], minlength=len(self.good))

    def shares(self, scores: np.ndarray) -> np.ndarray:
        top = np.maximum.reduceat(scores, self.first)
        shares = np.exp(scores - top[self.group])
        return shares / np.add.reduceat(shares, self.first)[self.group]

    def fit(self, of: np.ndarray, allowed: np.ndarray) -> np.ndarray:
        """Shares of a group as near as may be to those that the agreement with people's contents asks for, by Adam."""
        value = self.good + 0.3 * (self.good >= 0.5) + 0.6 * (self.good >= 0.9)
        aim = self.shares(SHARP * value)
        much = (self.weight * of)[self.group]
        weights, mean, spread = (np.zeros(len(self.names)) for _ in range(3))
        for step in range(1, STEPS + 1):
            off = much * (aim - self.shares(self.scores(weights)))
            slope = np.bincount(self.fact, weights=off[self.row], minlength=len(weights)) - RIDGE * weights
            slope *= allowed
            mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
            weights += 0.08 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        return weights

    def chosen(self, scores: np.ndarray) -> np.ndarray:
        """The first of the likeliest of each group."""
        top = np.maximum.reduceat(scores, self.first)
        best = np.flatnonzero(scores >= top[self.group])
        _, at = np.unique(self.group[best], return_index=True)
        return best[at]


def articles(root: Path, binary: str, model: str) -> list[tuple[str, list[set[int]], list[list[dict]]]]:
    split = tomllib.loads((HERE / "config.toml").read_text())["split"]
    both = [
        (corpus, one["text"], [covered(each["contents"]) for each in one["attributions"]])
        for corpus, one in marked(root)
    ]
    for _, where, text, mark in polnear_files(root, split):
        if where != "dev":
            both.append(
                (
                    "held" if where == "held" else "learnt",
                    text,
                    [covered(event["content"]) for event in brat_events(mark)],
                )
            )
    answers = features(binary, model, "attributions", (text for _, text, _ in both))
    return [(corpus, golds, answer["extents"]) for (corpus, _, golds), answer in zip(both, answers, strict=True)]


def ratio(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def held_out(groups: Groups, without: set[str]) -> np.ndarray:
    """The contents that are chosen for each attribution, by weights that are fitted without its third of the articles."""
    picked = np.zeros(len(groups.first), dtype=int)
    for k in range(FOLDS):
        weights = groups.fit(groups.fold != k, groups.facts_of(without))
        at = groups.chosen(groups.scores(weights))
        picked[groups.fold == k] = at[groups.fold == k]
    return picked


def report(groups: Groups, without: set[str]) -> None:
    """How good the contents are on articles that the weights have not seen."""
    picked = held_out(groups, without)
    best = groups.chosen(groups.good)
    for corpus in ("reader", "invented", "held"):
        mine = groups.corpus == corpus
        ways = (("before", groups.first), ("chosen", picked), ("best", best))
        parts = [
            f"{name} {groups.good[at[mine]].mean():.3f} {(groups.good[at[mine]] >= 0.5).mean():.3f} {(groups.good[at[mine]] >= 0.9).mean():.3f}"
            for name, at in ways
        ]
        print(
            f"{' '.join(['without', *without]) if without else 'all':40s} {corpus:8s} {mine.sum():6d}  "
            + "; ".join(parts)
        )


if __name__ == "__main__":
    main()

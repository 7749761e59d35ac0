"""Weights by which a sentence can be verified, fitted to sentences that people called fact or opinion.

usage: opinions.py CORPORA CLAIMLIGHT MODEL.bin OUT.txt [--ablate]

Facts and opinions: the sentences that we invented in the manner of news and commentary (articles/opinions.tsv, every second
one kept out), PoliClaim's speeches without those that are kept out everywhere, some of ClaimBuster's crowd-sourced
debates. Facts: the running sentences of the reader's Wikinews articles, whose authors shall not judge; each counts little. CLAIMLIGHT is a
binary with the rules that ship, MODEL the model: fit anew after a change of either. Prints for each set, in fifths fitted
without it, and for the sets kept out, how opinion ranks (area under the curve), macro F1 at one half, and recall and
precision of opinion; with --ablate also without each thing that is looked at.
"""

import json
import random
import sys
import tomllib
from pathlib import Path

import numpy as np
from asked import features
from choice import FOLDS, Scale, each, fit, held_out_scores, table, write
from corpora import claimbuster, policlaim
from measures import area, macro_f1

SPLIT = tomllib.loads((Path(__file__).parent / "config.toml").read_text())["split"]
SCALE = Scale(ridge=3.0, unit=256, least=1)
# How much a sentence of each set counts, and how many sentences of debates are read.
WEIGHTS = {"invented": 3.0, "speeches": 0.5, "debates": 0.1, "news": 0.05}
DEBATES = 2500
SHORTEST = 25  # characters of a sentence of news
HEAD = """# Written by training/opinions.py: how much each fact speaks for a sentence's being verifiable, in 1/256 of a logit.
# The situation, what is looked at, what is seen, weight. Source: sentences that we invented, PoliClaim, ClaimBuster (CC BY 4.0),
# Wikinews (CC BY 2.5); it holds numbers and no text of theirs. Licence: as the code.
"""


def main() -> None:
    root, binary, model, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    cases, kept = {}, {}
    for name, (texts, marked) in sets(root).items():
        read = features(binary, model, "opinions", texts)
        rows = [
            case(sentence["facts"], right, WEIGHTS.get(name, 0), number % FOLDS)
            for number, (answer, right) in enumerate(zip(read, marked, strict=True))
            for sentence in answer["sentences"]
            if right is not None or sentence["span"][1] - sentence["span"][0] > SHORTEST
        ]
        (cases if name in WEIGHTS else kept)[name] = rows
    fitted = [row for rows in cases.values() for row in rows]
    measure(cases, kept, set())
    if "--ablate" in sys.argv:
        for name in sorted({fact[1] for row in fitted for fact in row["facts"][0]}):
            print(f"without {name}")
            measure(cases, kept, {name})
    write(SCALE, out, HEAD, fitted)


def sets(root: Path) -> dict[str, tuple[list[str], list[bool | None]]]:
    """Texts and, of each, whether it can be verified; None where that is meant of each of its sentences, which state."""
    lines = (Path(__file__).parent / "articles" / "opinions.tsv").read_text().splitlines()
    invented = [line.split("\t") for line in lines if not line.startswith("#")]
    speeches, debates = list(policlaim(root, {})), list(claimbuster(root, SPLIT))
    crowd = [one for one in debates if one["part"] != "dev"]
    random.Random(3).shuffle(crowd)
    articles = map(json.loads, (root / "reader" / "train.jsonl").open())
    news = [article["text"] for article in articles if article["id"].startswith("wikinews")]

    def pair(texts: list[dict]) -> tuple[list[str], list[bool | None]]:
        return [one["text"] for one in texts], [bool(one["scores"][0][2]["verifiable"]) for one in texts]

    def ours(part: str) -> tuple[list[str], list[bool | None]]:
        rows = [row for row in invented if row[0] == part]
        return [row[2] for row in rows], [row[1] == "fact" for row in rows]

    return {
        "invented": ours("tune"),
        "speeches": pair([one for one in speeches if one["part"] == "train"]),
        "debates": pair(crowd[:DEBATES]),
        "news": (news, [None] * len(news)),
        "invented, kept out": ours("held"),
        "speeches, kept out": pair([one for one in speeches if one["part"] == "held"]),
        "debates, kept out": pair([one for one in debates if one["part"] == "dev"]),
    }


def case(facts: list, right: bool | None, weight: float, fold: int) -> dict:
    """A choice between yes, of which something is known, and no, of which nothing is."""
    yes = right is not False
    return {"facts": [facts, []], "right": [yes, not yes], "fold": fold, "weight": weight}


def measure(cases: dict[str, list], kept: dict[str, list], without: set[str]) -> None:
    fitted = [row for rows in cases.values() for row in rows]
    scores = iter([float(yes) for _, (yes, _) in each(fitted, held_out_scores(SCALE, fitted, without))])
    for name, rows in cases.items():
        report(name, rows, [next(scores) for _ in rows])
    names, x, owner = table(fitted, without)
    weights = dict(zip(names, fit(SCALE, x, owner, fitted), strict=False))
    for name, rows in kept.items():
        report(name, rows, [float(sum(weights.get(tuple(fact), 0) for fact in row["facts"][0])) for row in rows])


def report(name: str, rows: list[dict], scores: list[float]) -> None:
    judged = np.array([not row["right"][0] for row in rows])
    said = np.array([score < 0 for score in scores])
    if not judged.any():
        print(f"  {name:20s} called opinion {100 * said.mean():.1f} of {len(rows)}", flush=True)
        return
    ranks = area([(-score, int(opinion)) for score, opinion in zip(scores, judged, strict=True)])
    both = (said & judged).sum()
    shares = f"recall {100 * both / judged.sum():.0f} precision {100 * both / max(1, said.sum()):.0f}"
    macro = 100 * macro_f1([(float(s), int(j)) for s, j in zip(said, judged, strict=True)], 0.5)
    print(f"  {name:20s} area {100 * ranks:.1f}, macro F1 {macro:.1f}, {shares} of {len(rows)}", flush=True)


if __name__ == "__main__":
    main()

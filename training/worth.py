"""Weights by which a claim is worth checking, fitted to sentences that people marked.

usage: worth.py CORPORA CLAIMLIGHT MODEL.bin OUT.txt [--ablate]

CORPORA is the folder of corpora: reader/train.jsonl says of every sentence of 320 articles how much it is worth checking.
A claim is what the public would want checked where its sentence has a 2. CLAIMLIGHT is a binary with the rules that ship, MODEL
the model: fit anew after a change of either. Prints, for each fifth of the articles fitted without it, how the sentences
rank (area under the curve, mean over articles) and how many of the five highest claims stand in a sentence with a 2; with
--ablate also without each thing that is looked at.
"""

import json
import sys
from pathlib import Path

import numpy as np
from asked import features
from choice import FOLDS, Scale, each, held_out_scores, write

SCALE = Scale(ridge=0.6, unit=256, least=1)
HEAD = """# Written by training/worth.py: how much each fact speaks for a claim's being worth checking, in 1/256 of a logit.
# The situation, what is looked at, what is seen, weight. Source: the reader's training articles (Wikinews, CC BY 2.5, and
# others); it holds numbers and no text of theirs. Licence: as the code.
"""


def main() -> None:
    root, binary, model, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    articles = [json.loads(line) for line in (root / "reader" / "train.jsonl").open()]
    read = features(binary, model, "claims", (article["text"] for article in articles))
    cases = []
    for number, (article, claims) in enumerate(zip(articles, read, strict=True)):
        for claim in claims["claims"]:
            worth = max((one["worth"] for one in article["check"] if meet(one["span"], claim["span"])), default=0)
            cases.append(case(claim["facts"], worth == 2, number % FOLDS) | {"article": number, "span": claim["span"]})
    print(f"{len(cases)} claims of {len(articles)} articles", flush=True)
    print(f"held out {ranked(cases, articles, set())}", flush=True)
    if "--ablate" in sys.argv:
        for name in sorted({fact[1] for case in cases for fact in case["facts"][0]}):
            print(f"without {name:28s} {ranked(cases, articles, {name})}", flush=True)
    write(SCALE, out, HEAD, cases)


def case(facts: list, right: bool, fold: int) -> dict:
    """A choice between yes, of which something is known, and no, of which nothing is."""
    return {"facts": [facts, []], "right": [right, not right], "fold": fold, "weight": 1.0}


def meet(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def ranked(cases: list[dict], articles: list[dict], without: set[str]) -> str:
    scores = held_out_scores(SCALE, cases, without)
    claims: list[list[tuple[float, list[int]]]] = [[] for _ in articles]
    for one, (yes, _) in each(cases, scores):
        if "article" in one:
            claims[one["article"]].append((float(yes), one["span"]))
    areas, top = [], []
    for article, found in zip(articles, claims, strict=True):
        quiet = {block["span"][0] for block in article["blocks"]}
        rows = [one for one in article["check"] if one["span"][0] not in quiet]
        said = [(one["worth"], max((s for s, span in found if meet(one["span"], span)), default=-99)) for one in rows]
        yes, no = [s for worth, s in said if worth == 2], [s for worth, s in said if worth < 2]
        if yes and no:
            areas.append(np.mean([(a > b) + 0.5 * (a == b) for a in yes for b in no]))
        for _, span in sorted(found, reverse=True)[:5]:
            top.append(any(one["worth"] == 2 and meet(one["span"], span) for one in article["check"]))
    return f"area {100 * np.mean(areas):.1f} of {len(areas)} articles, top five {100 * np.mean(top):.1f} of {len(top)}"


if __name__ == "__main__":
    main()

"""Weights by which a short name finds the fuller name that it is short for, fitted to articles whose names people marked.

usage: short_names.py CORPORA CLAIMLIGHT MODEL.bin OUT.txt [--ablate]

CORPORA is the folder of corpora (reader/train.jsonl lists what each article names, with its names; GUM marks which mentions
are the same), CLAIMLIGHT a binary with the rules that ship, MODEL the model: fit anew after a change of either. A candidate
is right where most of its mentions are of what the short name names; what people did not mark is not asked. Prints how many
are right in each fifth of the texts, fitted without it, and how many of those that are joined are; with --ablate also without
each thing that is looked at.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from asked import features
from choice import FOLDS, Scale, each, held_out_scores, write
from coreference import DEV, Mention, chain_of, gum, shortest

SCALE = Scale(ridge=8, unit=16, least=2)
WEIGHT = {"reader": 1.0, "gum": 0.5}  # of a name; GUM is of other kinds of text as well
HEAD = """# Written by training/short_names.py: how much each fact speaks for a fuller name that a name is short for, in 1/16 of a
# logit. The situation, what is looked at, what is seen, weight. Source: the names that people marked in the reader's training
# articles (Wikinews, CC BY 2.5, and others) and in GUM (CC BY 4.0); it holds numbers and no text of theirs. Licence: as the code.
"""


def main() -> None:
    root, binary, model, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    articles = [json.loads(line) for line in (root / "reader" / "train.jsonl").open()]
    documents = [document for document in gum(root) if document["part"] != DEV]
    marked = [*map(mentions, articles), *(chains(document["mentions"]) for document in documents)]
    answers = features(binary, model, "names", (one["text"] for one in [*articles, *documents]))
    cases = []
    for number, (whose, answer) in enumerate(zip(marked, answers, strict=True)):
        source = "reader" if number < len(articles) else "gum"
        cases += asked(whose, answer["names"], number % FOLDS, source)
    print(f"{len(cases)} names, {sum(not case['right'][-1] for case in cases)} of them short for another")
    print(f"held out {held_out(cases, set())}")
    if "--ablate" in sys.argv:
        for name in sorted({fact[1] for case in cases for facts in case["facts"] for fact in facts}):
            print(f"without {name:20s} {held_out(cases, {name})}", flush=True)
        print(f"without situations {held_out(cases, set(), alone=True)}")
    write(SCALE, out, HEAD, cases)


Whose = Callable[[list[int]], int | str | None]  # what a span names, where people marked it


def asked(whose: Whose, names: list[dict], fold: int, source: str) -> list[dict]:
    """The names that people marked, with whether each candidate is the same; the last candidate is no fuller name."""
    cases = []
    for name in names:
        same = whose(name["span"])
        if same is None:
            continue
        *fuller, nobody = name["candidates"]
        right = [most(map(whose, one["names"])) == same for one in fuller]
        right.append(not any(right))
        facts = [one["facts"] for one in (*fuller, nobody)]
        cases.append({"facts": facts, "right": right, "fold": fold, "weight": WEIGHT[source], "from": source})
    return cases


def most(named: Iterable[int | str | None]) -> int | str | None:
    counts = Counter(one for one in named if one is not None)
    return counts.most_common(1)[0][0] if counts else None


def chains(marked: list[Mention]) -> Whose:
    names = shortest(marked)
    return lambda span: chain_of(names, *span)


def mentions(article: dict) -> Whose:
    """Where each listed entity is named, the longest names first, as `score_reader.py` finds them."""
    taken: set[int] = set()
    found = {}
    pairs = [(alias, at) for at, entity in enumerate(article["entities"]) for alias in entity["aliases"]]
    for alias, at in sorted(pairs, key=lambda pair: -len(pair[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", article["text"]):
            span = range(*match.span())
            if taken.isdisjoint(span):
                taken.update(span)
                found[match.span()] = at
    return lambda span: found.get(tuple(span))


def held_out(cases: list[dict], without: set[str], alone: bool = False) -> str:
    scores = held_out_scores(SCALE, cases, without, alone)
    chosen = [(case, int(np.argmax(s))) for case, s in each(cases, scores)]
    return "; ".join(f"{source} {share([pair for pair in chosen if pair[0]['from'] == source])}" for source in WEIGHT)


def share(chosen: list[tuple[dict, int]]) -> str:
    right = [case["right"][at] for case, at in chosen]
    joined = [case["right"][at] for case, at in chosen if at < len(case["right"]) - 1]
    short = sum(not case["right"][-1] for case, _ in chosen)
    return f"{100 * np.mean(right):.1f} of {len(right)} right, {sum(joined)} of {len(joined)} joined, {short} asked"


if __name__ == "__main__":
    main()

"""Weights by which a source finds whom it leads to, fitted to articles whose sources people marked.

usage: sources.py CORPORA CLAIMLIGHT MODEL.bin OUT.txt
       [--described | --speakers | --bodies | --new NAMES] [--ablate]

CORPORA is the folder of corpora (reader/train.jsonl says of every attribution who speaks, and so does
articles/invented.jsonl here), CLAIMLIGHT a binary with the
rules that ship, MODEL the model: fit anew after a change of either. What is known of a candidate depends on who has
spoken before, and so on the weights: run it twice. Attributions pair with those that people marked by their contents, as
`score_reader.py` pairs them; a candidate is right where that would count it right, and nobody can be told where no
candidate is. With --described, --speakers or --bodies the weights of OUT.txt stay, but for some that move near what they were:
those by which pronouns and quotations without a tag find who speaks, which learn also from copies in which a speaker is
described and not named (`described.py`); from such copies those of pronouns, spokesmen and bodies; those of nouns for
bodies alone, `the company`; or, with --new, those of what is looked at anew ("issues its like,named by its words before"). Prints
how many sources are right in each
fifth of the articles, fitted without it; with --ablate also without each thing that is looked at.
"""

import re
import sys
from pathlib import Path

import numpy as np
from asked import covered, features
from choice import FOLDS, Scale, Start, each, held_out_scores, read, write
from described import described
from reader import articles as marked

SCALE = Scale(ridge=4, unit=16, least=3)  # smaller weights tell nothing on articles that were held out
NEAR = SCALE._replace(ridge=25)  # the same for weights that stay near what they were
OPTIONAL = 0.4  # what an attribution counts on which editors could differ
COPIED = 0.5  # the same for an attribution of a copy
WORDLESS = {"he", "she", "they", "quotation", "cue, quotation", "cue", "statement"}
# Of these the articles that we invented know more than the others, and nothing is lost on the others.
SPEAKING = {"he", "she", "it", "speaker", "office", "word"}
# How much an article is about somebody: interviews and profiles, of which marked articles hold few, rest on it.
STEADY = {"hero", "mentions"}
TITLES = {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "prof", "president", "minister", "prime"}
HEAD = """# Written by training/sources.py: how much each fact speaks for a candidate, in 1/16 of a logit.
# The situation, what is looked at, what is seen, weight. Source: the sources that people marked in the reader's training
# articles (Wikinews, CC BY 2.5, and others); it holds numbers and no text of theirs. Licence: as the code.
"""


def main() -> None:
    root, binary, model, out = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    articles = [(article, n % FOLDS) for n, (_, article) in enumerate(marked(root))]
    scale, start = SCALE, None
    if "--described" in sys.argv or "--speakers" in sys.argv:
        copies = [(described(article, n), n % FOLDS) for n, (article, _) in enumerate(articles)]
        articles += [(copy, fold) for copy, fold in copies if copy]
        moving = SPEAKING if "--speakers" in sys.argv else WORDLESS
        moves = lambda fact: fact[0] in moving and fact[1] not in STEADY or is_of_described(fact)
        scale, start = NEAR, Start(read(SCALE, out), moves)
    elif "--bodies" in sys.argv:
        scale, start = NEAR, Start(read(SCALE, out), lambda fact: fact[0] == "office")
    elif "--new" in sys.argv:
        names = sys.argv[sys.argv.index("--new") + 1].split(",")
        start = Start(read(SCALE, out), lambda fact: fact[1] in names)
    answers = features(binary, model, "sources", (article["text"] for article, _ in articles))
    cases = []
    for (article, fold), answer in zip(articles, answers, strict=True):
        cases += paired(article, answer["attributions"], fold)
    print(f"{len(cases)} attributions")
    print(f"right by the weights that it was read with {share(cases, [case['now'] for case in cases])}")
    print(f"right at best {share(cases, [not case['untold'] for case in cases])}")
    print(f"held out {held_out(scale, cases, set(), start=start)}")
    if "--ablate" in sys.argv:
        looked_at = sorted({fact[1] for case in cases for facts in case["facts"] for fact in facts})
        for name in looked_at:
            print(f"without {name:28s} {held_out(scale, cases, {name}, start=start)}", flush=True)
        print(f"{'without situations':36s} {held_out(scale, cases, set(), alone=True, start=start)}")
    write(scale, out, HEAD, cases, start)


def is_of_described(fact: tuple[str, ...]) -> bool:
    return fact[1].startswith("as stranger") or fact[0] != "any" and fact[1].startswith("as before")


def paired(article: dict, found: list[dict], fold: int) -> list[dict]:
    """The attributions that people marked too, with whether each candidate is right; of a copy those that changed."""
    gold = article["attributions"]
    mine = [covered(one["contents"]) for one in found]
    theirs = [covered(one["contents"]) for one in gold]
    pairs = [(len(p & g) / len(p | g), i, j) for i, g in enumerate(theirs) for j, p in enumerate(mine) if p & g]
    is_copy = any(attribution.get("copied") for attribution in gold)
    cases, done, taken = [], set(), set()
    for ratio, i, j in sorted(pairs, reverse=True):
        if ratio < 0.5 or i in done or j in taken:
            continue
        done.add(i)
        taken.add(j)
        candidates = found[j]["candidates"]
        if not candidates or is_copy and not gold[i].get("copied"):
            continue
        right = [is_right(article["text"], gold[i], one) for one in candidates]
        # `Tarn police` goes by the name in its words rather than is the place.
        if any(r and says(one, "named by its words") for r, one in zip(right, candidates, strict=True)):
            right = [
                r and not says(one, "names kind", "place", "group") for r, one in zip(right, candidates, strict=True)
            ]
        untold = not any(right)
        right = [r or (untold and one["kind"] == "implicit") for r, one in zip(right, candidates, strict=True)]
        case = {"facts": [one["facts"] for one in candidates], "right": right, "fold": fold, "untold": untold}
        case["now"] = right[found[j]["chosen"]] and not untold
        case["optional"] = bool(gold[i].get("optional"))
        case["copied"] = is_copy
        case["weight"] = (OPTIONAL if case["optional"] else 1.0) * (COPIED if is_copy else 1.0)
        case["named"] = gold[i]["kind"] == "named"
        case["situation"] = next(fact[0] for fact in candidates[-1]["facts"] if fact[0] != "any")
        cases.append(case)
    return cases


def says(candidate: dict, looked_at: str, *seen: str) -> bool:
    return any(fact[1] == looked_at and (not seen or fact[2] in seen) for fact in candidate["facts"])


def is_right(text: str, gold: dict, one: dict) -> bool:
    kind = one["kind"]
    if gold["kind"] == "named":
        return kind == "named" and same_name(one["name"], gold["who"])
    if gold["kind"] == "anonymous":
        return kind == "anonymous"
    if gold["kind"] in ("office", "document"):
        return kind in ("office", "document")
    return kind == gold["kind"]


def words(name: str | None) -> list[str]:
    name = re.sub(r"[’']s?\b", "", (name or "").lower())
    return [word for word in re.findall(r"[^\W_]+", name) if word not in TITLES]


def same_name(one: str | None, other: str | None) -> bool:
    a, b = words(one), words(other)
    if not a or not b:
        return False
    return set(a) <= set(b) or set(b) <= set(a) or initials(a) == "".join(b) or initials(b) == "".join(a)


def initials(name: list[str]) -> str:
    return "".join(word[0] for word in name)


def held_out(
    scale: Scale, cases: list[dict], without: set[str], alone: bool = False, start: Start | None = None
) -> str:
    scores = held_out_scores(scale, cases, without, alone, start)
    right = [case["right"][int(np.argmax(s))] and not case["untold"] for case, s in each(cases, scores)]
    return share(cases, right)


def share(cases: list[dict], verdicts: list[bool]) -> str:
    asked = [(case, verdict) for case, verdict in zip(cases, verdicts, strict=True) if not case["optional"]]
    parts = {
        "of": [verdict for case, verdict in asked if not case["copied"]],
        "named, of": [verdict for case, verdict in asked if case["named"]],
        "in copies, of": [verdict for case, verdict in asked if case["copied"]],
    }
    return "; ".join(f"{100 * np.mean(part):.1f} {what} {len(part)}" for what, part in parts.items() if part)


if __name__ == "__main__":
    main()

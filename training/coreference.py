"""How well pronouns, descriptions and names lead to whom they speak of, and weights by which they do.

usage: coreference.py CORPORA CLAIMLIGHT MODEL.bin [OUT.txt | --show N]

CORPORA is the folder of corpora; gum/dep marks in every document which mentions are the same (GUM-*.conllu, with the
splits of gum/splits.md: its test documents are not there). Asked of a pronoun or a description are those whose chain holds
a name (its head is a proper noun), written later or not. A link is right where a name that we give the same entity and
that GUM marks lies in that chain; a description pairs with the mention whose head it holds. An entity counts that GUM names
twice or more: it is split where the names that we found in it are of more than one entity of ours, and joined where
an entity of ours holds names of another chain too.

With OUT.txt it fits weights instead: to GUM, and to sources of the reader's training articles that are a pronoun or a
description. The least margin of each sort is the one at which articles that were held out are as precise as asked.
What is known of a candidate depends on what was linked before: each run goes half of the way from the weights of OUT.txt that
the binary was built with to those that fit; run it until they stay.
"""

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from asked import features
from choice import FOLDS, Scale, each, held_out_scores, write
from choice import read as read_weights
from sources import same_name

SCALE = Scale(ridge=4, unit=16, least=3)
LEFT_OUT: set[str] = set()
# Weights that stay: attributions of persons rest on them, and to fit them anew made those worse.
STEADY = {"he", "he opens", "him", "his", "person", "the", "this"}
PRECISION = {"he": 0.94, "person": 0.86, "apposed": 0.85, "place": 0.85, "thing": 0.84, "it": 0.74, "its": 0.76}
HEAD = """# Written by training/coreference.py: how much each fact speaks for whom a pronoun or a description speaks of, in 1/16
# of a logit. What asks, what is looked at, what is seen, weight. Source: coreference in GUM (CC BY 4.0) and sources in the
# reader's training articles; it holds numbers and no text of theirs. Licence: as the code.
"""
HE = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
IT = {"it", "its", "itself", "they", "them", "their", "theirs", "themselves"}
DEV = "gum dev"


class Mention(NamedTuple):
    """Code points of the words and of their head, the chain, and what sort of mention it is."""

    start: int
    end: int
    head: tuple[int, int]
    chain: str
    sort: str  # name, he, it, noun, or other (I, you, who)


def main() -> None:
    root, binary, model = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    documents = gum(root)
    if len(sys.argv) > 4 and sys.argv[4].endswith(".txt"):
        learn(root, documents, binary, model, Path(sys.argv[4]))
    else:
        measure(documents, binary, model, int(sys.argv[5]) if "--show" in sys.argv else 0)


def measure(documents: list[dict], binary: str, model: str, show: int) -> None:
    """Prints what the analysis makes of the documents."""
    lines = "".join(json.dumps({"id": one["id"], "text": one["text"]}) + "\n" for one in documents)
    command = [binary, "analyze", "--jsonl", "--offsets", "codepoint", "--model", model]
    answers = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    counts, examples = defaultdict(Counter), defaultdict(list)
    for document, answer in zip(documents, answers, strict=True):
        entities = json.loads(answer)["analysis"]["entities"]
        for part in {document["part"], document["genre"], "all"}:
            judge(document, entities, counts[part], examples if part == "all" else defaultdict(list))
    for part in sorted(counts):
        print(f"{part:12s} {report(counts[part])}")
    for sort in examples:
        for line in examples[sort][:: max(1, len(examples[sort]) // max(1, show))][:show]:
            print(f"{sort}: {line}")


def learn(root: Path, documents: list[dict], binary: str, model: str, out: Path) -> None:
    """Fits the weights to GUM without its development part, and to sources of the reader's training articles."""
    articles = [json.loads(line) for line in (root / "reader" / "train.jsonl").open()]
    texts = [one["text"] for one in [*documents, *articles]]
    answers = features(binary, model, "references", texts)
    cases, asked = [], Counter()
    for number, (document, answer) in enumerate(zip(documents, answers, strict=False)):
        cases += of_document(document, answer["references"], number % FOLDS, asked)
    for number, (article, answer) in enumerate(zip(articles, answers[len(documents) :], strict=True)):
        cases += of_article(article, answer["references"], number % FOLDS)
    # A body goes by its name alone.
    cases = [case for case in cases if case["sort"] in PRECISION]
    scores = held_out_scores(SCALE, cases, LEFT_OUT)
    chosen = list(each(cases, scores))
    least = {}
    for sort, precision in PRECISION.items():
        rows = sorted(
            ((margin(s), right(case, s), case) for case, s in chosen if case["sort"] == sort), key=lambda r: -r[0]
        )
        rows = [row for row in rows if row[0] > 0]
        good, said, best = 0, 0, 0
        for at, (size, is_right, case) in enumerate(rows):
            good, said = good + is_right * case["weight"], said + case["weight"]
            if good / said >= precision and (at + 1 == len(rows) or rows[at + 1][0] < size):
                best, least[sort] = at + 1, size
        for source in ("gum", "reader"):
            mine = [row for row in rows[:best] if row[2]["from"] == source]
            every = [case for case, _ in chosen if case["sort"] == sort and case["from"] == source]
            findable = sum(any(case["right"][:-1]) for case in every)
            good = sum(row[1] for row in mine)
            print(
                f"{sort:7s} {source:7s} at least {least.get(sort)}: {good} right of {len(mine)}, of {findable} that can be found"
                f" and {asked[sort] if source == 'gum' else '-'} asked"
            )
    before = weights_of(out) if out.exists() else None
    write(SCALE, out, HEAD, [case for case in cases if not case["development"]])
    after = {**weights_of(out), **{(sort, "least", ""): size for sort, size in least.items()}}
    # One wrong link begets others, so weights that are fitted to the last ones are timid and bold by turns: halfway is steady.
    before = before or after
    halfway = {
        fact: before.get(fact, 0) if fact[0] in STEADY else round((after.get(fact, 0) + before.get(fact, 0)) / 2)
        for fact in sorted({*after, *before})
    }
    kept = {fact: size for fact, size in halfway.items() if abs(size) >= SCALE.least or fact[1] == "least"}
    rows = ["\t".join([*fact, str(size)]) for fact, size in kept.items()]
    out.write_text(HEAD + "\n".join(rows) + "\n")


def weights_of(path: Path) -> dict[tuple[str, ...], int]:
    return {fact: round(SCALE.unit * weight) for fact, weight in read_weights(SCALE, path).items()}


def margin(scores: np.ndarray) -> int:
    """By how much somebody with a name stands out; less than nothing where nobody does."""
    best, second = np.sort(scores)[::-1][:2]
    return int(best - second) if int(np.argmax(scores)) < len(scores) - 1 else -1


def right(case: dict, scores: np.ndarray) -> bool:
    return case["right"][int(np.argmax(scores))]


def case_of(reference: dict, verdicts: list[bool], fold: int, source: str) -> dict:
    """Nobody, who is the last candidate, is right where no other is."""
    facts = [one["facts"] for one in reference["candidates"]]
    verdicts = [*verdicts[:-1], not any(verdicts[:-1])]
    return {
        "facts": facts,
        "right": verdicts,
        "fold": fold,
        "weight": 1.0,
        "sort": facts[-1][0][0],
        "from": source,
        "development": False,
    }


def of_document(document: dict, references: list[dict], fold: int, asked: Counter) -> list[dict]:
    mentions = document["mentions"]
    names = shortest(mentions)
    named = {one.chain for one in names.values()}
    for sort in ("he", "it", "noun"):
        asked[sort] += sum(one.sort == sort and one.chain in named for one in mentions)
    cases = []
    for reference in references:
        if not reference["candidates"]:
            continue
        start, end = reference["span"]
        chains = {one.chain for one in mentions if start <= one.head[0] and one.head[1] <= end and one.end >= end}
        verdicts = []
        for candidate in reference["candidates"]:
            found = [chain_of(names, *span) for span in candidate["names"]]
            verdicts.append(any(one in chains for one in found if one))
        cases.append({**case_of(reference, verdicts, fold, "gum"), "development": document["part"] == DEV})
    return cases


def of_article(article: dict, references: list[dict], fold: int) -> list[dict]:
    """Those that are all of a source."""
    text, cases = article["text"], []
    who = {tuple(one["source"]): one for one in article["attributions"] if one.get("source")}
    for reference in references:
        gold = who.get(tuple(reference["span"]))
        if not gold or not reference["candidates"]:
            continue
        verdicts = [
            gold["kind"] == "named" and any(same_name(text[start:end], gold["who"]) for start, end in one["names"])
            for one in reference["candidates"]
        ]
        cases.append(case_of(reference, verdicts, fold, "reader"))
    return cases


def chain_of(names: dict, start: int, end: int) -> str | None:
    """The chain of the longest mention whose head a name of ours holds."""
    inside = [names[head] for head in names if start <= head[0] and head[1] <= end]
    return min(inside, key=lambda one: one.start - one.end).chain if inside else None


def shortest(mentions: list[Mention]) -> dict:
    """The shortest mention of each head that is a name: a list of two begins with the head of the first."""
    names = {}
    for one in sorted(mentions, key=lambda one: one.start - one.end):
        if one.sort == "name":
            names[one.head] = one
    return names


def gum(root: Path) -> list[dict]:
    """The documents with their texts, mentions and part."""
    splits, part = {}, ""
    for line in (root / "gum" / "splits.md").read_text().splitlines():
        part = line[3:].strip() if line.startswith("## ") else part
        if line.strip().startswith("* "):
            splits[line.strip()[2:]] = part
    documents = []
    for path in sorted((root / "gum" / "dep").glob("*.conllu")):
        text, mentions = read(path)
        name = path.stem
        where = DEV if splits.get(name) == "dev" else "gum train"
        documents.append({"id": name, "text": text, "mentions": mentions, "part": where, "genre": name.split("_")[1]})
    return documents


def read(path: Path) -> tuple[str, list[Mention]]:
    """The text, a blank line between paragraphs, and its mentions."""
    text, mentions, opened, tokens, joined, sentence = "", [], defaultdict(list), [], [], 0
    spaced = new = False
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newpar"):
            new = True
        columns = line.split("\t")
        if len(columns) != 10 or "." in columns[0]:
            continue
        number, form, misc = columns[0], columns[1], columns[9]
        if "-" in number:
            last = int(number.split("-")[1])
            joined = [(form, "SpaceAfter=No" not in misc, last)]
            continue
        if new and text:
            text = text.rstrip() + "\n\n"
        elif spaced:
            text += " "
        new = False
        start = len(text)
        text += form
        spaced = "SpaceAfter=No" not in misc
        if joined:
            spaced = joined[0][1] if int(number) == joined[0][2] else False
            joined = joined if int(number) != joined[0][2] else []
        if number == "1":
            sentence = len(tokens)
        tokens.append((start, len(text), form, columns[3], sentence + int(columns[6]) - 1))
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for opens, alone, closes in re.findall(r"\(([^()]+)(\)?)|([^()]+)\)", entity):
            if opens:
                opened[chain(opens)].append((len(tokens) - 1, opens))
            if (alone or closes) and (begun := opened[chain(opens or closes)]):
                mentions.append(mention(tokens, *begun.pop()))
    return text, mentions


def chain(mark: str) -> str:
    return mark.split("-")[0].split("[")[0]


def mention(tokens: list[tuple], first: int, mark: str) -> Mention:
    """The mention that a mark opened at a token and that ends with the last token."""
    within = range(first, len(tokens))
    start, end, form, tag, _ = tokens[next((at for at in within if tokens[at][4] not in within), first)]
    word = form.lower()
    is_pronoun = first == len(tokens) - 1
    sort = "name" if tag == "PROPN" else "noun" if tag not in ("PRON", "DET") else "other"
    if is_pronoun and word in HE | IT:
        sort = "he" if word in HE else "it"
    return Mention(tokens[first][0], tokens[-1][1], (start, end), chain(mark), sort)


def judge(document: dict, entities: list[dict], count: Counter, examples: dict) -> None:
    """Counts what is asked of a document, what is said of it, and what of that is right."""
    text, mentions = document["text"], document["mentions"]
    names = shortest(mentions)
    named = {one.chain for one in names.values()}
    chains_of, entities_of = defaultdict(set), defaultdict(set)
    for at, entity in enumerate(entities):
        for ours in entity["mentions"]:
            start, end = ours["span"]
            chain = chain_of(names, start, end)
            if ours["form"] == "name" and chain:
                chains_of[at].add(chain)
                entities_of[chain].add((at, start))
    for sort in ("he", "it", "noun"):
        count[sort, "asked"] += sum(one.sort == sort and one.chain in named for one in mentions)
    for at, entity in enumerate(entities):
        for ours in entity["mentions"]:
            if ours["form"] == "name":
                continue
            start, end = ours["span"]
            gold = [one for one in mentions if start <= one.head[0] and one.head[1] <= end and one.end >= end]
            words = text[start:end].lower()
            sort = "he" if words in HE else "it" if words in IT else "noun"
            right = any(one.chain in chains_of[at] for one in gold if one.sort == sort)
            count[sort, "said"] += 1
            count[sort, "right"] += right
            if not right:
                around = f"{text[max(0, start - 90) : start]}[{text[start:end]}]{text[end : end + 40]}"
                examples[sort].append(f"{document['id']} -> {entity['name']}: {around!r}")
    for one in sorted(named):
        found = entities_of[one]
        if len(found) < 2:
            continue
        count["entities"] += 1
        count["split"] += len({at for at, _ in found}) > 1
        joined = any(len(chains_of[at]) > 1 for at, _ in found)
        count["joined"] += joined
        if len({at for at, _ in found}) > 1:
            examples["split"].append(f"{document['id']}: {[entities[at]['name'] for at, _ in found]}")
        if joined:
            other = [[text[m["span"][0] : m["span"][1]] for m in entities[at]["mentions"]] for at, _ in found]
            examples["joined"].append(f"{document['id']}: {other[0]}")


def report(count: Counter) -> str:
    def both(*sorts: str) -> str:
        said, right, asked = (sum(count[sort, what] for sort in sorts) for what in ("said", "right", "asked"))
        return f"{100 * right / max(1, said):.1f} / {100 * right / max(1, asked):.1f} of {asked}"

    entities = max(1, count["entities"])
    return (
        f"he {both('he')}, it {both('it')}, nouns {both('noun')}, it and nouns {both('it', 'noun')};"
        f" split {100 * count['split'] / entities:.1f}, joined {100 * count['joined'] / entities:.1f} of {count['entities']}"
    )


if __name__ == "__main__":
    main()

"""GUM and re3d, which mark every mention of a thing, into texts with names.

A mention counts as a name where its words say so; a mention that may or may not be one is listed in "unsure",
where any label goes.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

TITLES = Path(__file__).parent / "../src/lexicon/lists/titles.txt"
SMALL = {"of", "the", "and", "for", "&", "'s", "’s", "-", "de", "la", "van", "von", "in", "on", "at"}
PRONOUNS = {"i", "he", "she", "it", "we", "they", "you", "us"}
GUM_KINDS = {
    "person": ["person"],
    "place": ["location", "facility"],
    "organization": ["organization"],
    "event": ["event", "misc"],
    "object": ["product", "work", "misc", "law"],
    "abstract": ["work", "law", "misc", "product", "event", "group", "O"],
}
RE3D_KINDS = {
    "Person": ["person"],
    "Organisation": ["organization"],
    "Location": ["location", "facility"],
    "Nationality": ["group"],
    "Money": ["money"],
}
Record = dict
Token = tuple[int, int, str, str]  # start, end, text, part of speech


def titles() -> set[str]:
    return {line for line in TITLES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}


def gum(root: Path, split: Record) -> Iterator[Record]:
    """Texts of many genres; its own development and test documents stay unread."""
    splits = (root / "gum/splits.md").read_text(encoding="utf-8")
    kept_out = set(re.findall(r"GUM_\w+", splits.split("## train")[0]))
    known = titles()
    for path in sorted((root / "gum/dep").glob("*.conllu")):
        if path.stem not in kept_out:
            yield gum_text(path, known)


def gum_text(path: Path, known: set[str]) -> Record:
    text, tokens, marks = "", [], []
    opened: dict[str, list[tuple[int, str]]] = {}
    for paragraph in re.split(r"(?m)^# newpar\b.*$", path.read_text(encoding="utf-8")):
        joint = "\n\n"
        for sentence in paragraph.split("\n\n"):
            words = re.search(r"(?m)^# text = (.*)$", sentence)
            if not words:
                continue
            text += joint if text else ""
            joint, at = " ", len(text)
            text += words[1]
            for line in sentence.splitlines():
                cells = line.split("\t")
                if len(cells) < 10 or not cells[0].isdigit():
                    continue
                start = text.find(cells[1], at)
                if start < 0:
                    continue
                at = start + len(cells[1])
                tokens.append((start, at, cells[1], cells[4]))
                marks += entity_marks(cells[9], len(tokens) - 1, opened)
    names, unsure = [], []
    named: set[int] = set()
    # Outermost first: "Helsinki" is no place of its own in "University of Helsinki".
    for first, last, kind in sorted(marks, key=lambda mark: mark[0] - mark[1]):
        inner = name_within(tokens, first, last, known)
        if kind in GUM_KINDS and inner and not named & set(range(*inner)):
            named |= set(range(*inner))
            names.append([tokens[inner[0]][0], tokens[inner[1] - 1][1], GUM_KINDS[kind]])
    proper = [at for at, token in enumerate(tokens) if token[3].startswith("NNP") and at not in named]
    unsure += [[tokens[at][0], tokens[at][1]] for at in proper]
    return {
        "id": path.stem,
        "corpus": "gum",
        "part": "train",
        "text": text,
        "open": ["group", "date", "money", "misc", "law", "work", "product"],
        "names": names,
        "unsure": unsure,
    }


def entity_marks(misc: str, token: int, opened: dict) -> Iterator[tuple[int, int, str]]:
    """The mentions that end at a token, as (first token, token behind, kind), outermost brackets last."""
    found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", found[1] if found else ""):
        number, *rest = bracket.strip("()").split("-")
        if bracket.startswith("("):
            opened.setdefault(number, []).append((token, rest[0] if rest else ""))
        if bracket.endswith(")") and opened.get(number):
            first, kind = opened[number].pop()
            yield first, token + 1, kind


def name_within(tokens: list[Token], first: int, last: int, known: set[str]) -> tuple[int, int] | None:
    """The words of a mention, without article, titles and possessive, where all of them make one name."""
    while first < last and tokens[first][2].lower() in ("the", "a", "an"):
        first += 1
    while first < last - 1 and tokens[first][2].lower() in known:
        first += 1
    while first < last and tokens[last - 1][2] in ("'s", "’s", "'", "’"):
        last -= 1
    is_proper = [tokens[at][3].startswith("NNP") for at in range(first, last)]
    joins = [tokens[at][2].lower() in SMALL for at in range(first, last)]
    whole = all(proper or joint for proper, joint in zip(is_proper, joins, strict=True))
    return (first, last) if whole and is_proper and is_proper[0] and is_proper[-1] else None


def re3d(root: Path, split: Record) -> Iterator[Record]:
    """News and government texts."""
    known = titles()
    for path in sorted((root / "re3d").glob("*/documents.json")):
        marks: dict[str, list] = {}
        for line in filter(str.strip, (path.parent / "entities.json").read_text(encoding="utf-8").splitlines()):
            mark = json.loads(line)
            marks.setdefault(mark["documentId"], []).append(mark)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            document = json.loads(line) if line.strip() else {"text": ""}
            if document["text"].strip():
                names, unsure = re3d_names(document["text"], marks.get(document["_id"], []), known)
                yield {
                    "id": f"re3d/{path.parent.name}/{number}",
                    "corpus": "re3d",
                    "part": "train",
                    "text": document["text"],
                    "open": ["product", "event", "work", "law", "misc", "date", "facility"],
                    "names": names,
                    "unsure": unsure,
                }


def re3d_names(text: str, marks: list[Record], known: set[str]) -> tuple[list, list]:
    names, unsure, taken = [], [], set()
    for mark in sorted(marks, key=lambda mark: mark["begin"] - mark["end"]):
        start, end = mark["begin"], mark["end"]
        if re.match(r"(?i)the ", text[start:end]):
            start += 4
        words = text[start:end].split()
        if not words or taken & set(range(start, end)):
            continue
        taken |= set(range(start, end))
        named = all(word[0].isupper() or word in SMALL for word in words) and text[start:end].lower() not in PRONOUNS
        titled = mark["type"] == "Person" and any(word.lower() in known for word in words)
        if mark["type"] == "Money" or (mark["type"] in RE3D_KINDS and named and not titled):
            names.append([start, end, RE3D_KINDS[mark["type"]]])
        else:
            unsure.append([start, end])
    return names, unsure

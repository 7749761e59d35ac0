#!/usr/bin/env python3
"""Roughen the texts of a gold file as copying and scanning do, and move its spans along.

usage: rough_text.py VARIANT GOLD.jsonl > ROUGH.jsonl
GOLD: {"id", "text"} with "entities" (start, end) or "attributions" (lists of [start, end]); code points.
Then: claimlight evaluate ROUGH.jsonl
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator

Edit = tuple[int, int, str]
"""From where, to where, what stands there instead."""

ACCENTS = dict(zip("aeiouncAEIOUNC", "áéíóúñçÁÉÍÓÚÑÇ", strict=True))
ENTITIES = {
    "&": "&amp;",
    '"': "&quot;",
    "'": "&#39;",
    "“": "&ldquo;",
    "”": "&rdquo;",
    "‘": "&lsquo;",
    "’": "&rsquo;",
    "—": "&mdash;",
    "–": "&ndash;",
    "…": "&hellip;",
}


def lines(text: str, dice: random.Random, low: int, high: int, hyphens: bool, tight: bool) -> Iterator[Edit]:
    """Wrap each paragraph into ragged lines; tight: no empty line stands between paragraphs."""
    for paragraph in re.finditer(r"[^\n\r]+", text):
        start, width = paragraph.start(), dice.randint(low, high)
        for word in re.finditer(r"\S+", paragraph.group()):
            begin, end = (paragraph.start() + at for at in word.span())
            if begin > start and end - start > width:
                middle = begin + (end - begin) // 2
                if hyphens and re.fullmatch(r"[a-z]{6,}[.,]?", word.group()) and middle - start < width:
                    yield middle, middle, "-\n"
                    start = middle
                else:
                    yield begin - 1, begin, "\n"
                    start = begin
                width = dice.randint(low, high)
    if tight:
        yield from ((gap.start(), gap.end(), "\n") for gap in re.finditer(r"\s*\n\s*", text))


def entities(text: str, _: random.Random) -> Iterator[Edit]:
    """Write every mark as a reference of HTML."""
    for at, sign in enumerate(text):
        if sign in ENTITIES:
            yield at, at + 1, ENTITIES[sign]


def single_marks(text: str, _: random.Random) -> Iterator[Edit]:
    """Make double marks single and curly."""
    is_open = False
    for at, sign in enumerate(text):
        if sign == "\n":
            is_open = False
        if sign in '"“”':
            is_open = sign == "“" or (sign == '"' and not is_open)
            yield at, at + 1, "‘" if is_open else "’"
        elif sign == "'":
            yield at, at + 1, "’"


def soft_hyphens(text: str, _: random.Random) -> Iterator[Edit]:
    """Put a soft hyphen into each long word."""
    for word in re.finditer(r"[^\W\d_]{7,}", text):
        middle = (word.start() + word.end()) // 2
        yield middle, middle, "\u00ad"


def accents(text: str, _: random.Random) -> Iterator[Edit]:
    """Give each capitalised word one accent."""
    for word in re.finditer(r"\b[A-Z][a-z]\w*", text):
        at = next((at for at in range(word.start() + 1, word.end()) if text[at] in ACCENTS), None)
        if at is not None:
            yield at, at + 1, ACCENTS[text[at]]


def capitals(text: str, _: random.Random) -> Iterator[Edit]:
    """Write all of it in capitals."""
    for at, sign in enumerate(text):
        if sign.upper() != sign and len(sign.upper()) == 1:
            yield at, at + 1, sign.upper()


def footnotes(text: str, _: random.Random) -> Iterator[Edit]:
    """Put the number of a note behind each sentence of a paragraph's end."""
    for number, stop in enumerate(re.finditer(r"[a-z][.!?][”\"]?(?=\n|$)", text), 1):
        yield stop.end(), stop.end(), str(number)


VARIANTS: dict[str, Callable[[str, random.Random], Iterator[Edit]]] = {
    "accents": accents,
    "capitals": capitals,
    "entities": entities,
    "footnotes": footnotes,
    "pdf": lambda text, dice: lines(text, dice, 62, 74, hyphens=False, tight=False),
    "pdf-hyphens": lambda text, dice: lines(text, dice, 62, 74, hyphens=True, tight=False),
    "pdf-narrow": lambda text, dice: lines(text, dice, 36, 44, hyphens=False, tight=False),
    "pdf-narrow-tight": lambda text, dice: lines(text, dice, 36, 44, hyphens=True, tight=True),
    "pdf-tight": lambda text, dice: lines(text, dice, 62, 74, hyphens=False, tight=True),
    "single-marks": single_marks,
    "soft-hyphens": soft_hyphens,
}


def apply(text: str, edits: list[Edit]) -> tuple[str, Callable[[int], int]]:
    """The text with its edits, and where an offset of the old text stands in it."""
    pieces, moved, at = [], list(range(len(text) + 1)), 0
    shift = 0
    for start, end, instead in sorted(edits):
        if start < at:
            continue
        pieces += [text[at:start], instead]
        for old in range(at, end):
            moved[old] = min(old, start) + shift
        shift += len(instead) - (end - start)
        at = end
    pieces.append(text[at:])
    for old in range(at, len(text) + 1):
        moved[old] = old + shift
    return "".join(pieces), moved.__getitem__


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variant", choices=sorted(VARIANTS))
    parser.add_argument("gold")
    arguments = parser.parse_args()
    dice = random.Random(1)
    with open(arguments.gold, encoding="utf-8") as gold:
        for line in gold:
            article = json.loads(line)
            edits = list(VARIANTS[arguments.variant](article["text"], dice))
            article["text"], moved = apply(article["text"], edits)
            for entity in article.get("entities", []):
                entity["start"], entity["end"] = moved(entity["start"]), moved(entity["end"])
            for attribution in article.get("attributions", []):
                for part in ("source", "cue", "content"):
                    spans = attribution.get(part) or []
                    attribution[part] = [[moved(start), moved(end)] for start, end in spans]
            sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

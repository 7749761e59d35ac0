"""Articles into copies in which somebody who speaks twice is described and not named: `A neighbour said …`, `she said`.

Articles that people marked hold few speakers without a name who speak again by a pronoun, and a wrong name is the worst
that a reader can be shown. A copy keeps the words of the article; where a person is named as a source and goes on by
pronouns or without a tag, the source becomes a description, and all of it is that of somebody who is not named.
"""

import random

HE, SHE = {"he", "him", "his"}, {"she", "her"}
PRONOUNS = HE | SHE | {"they"}
DESCRIPTIONS = [
    "A neighbour",
    "One resident",
    "A senior official",
    "Another official",
    "A man who lives nearby",
    "A woman who lives nearby",
    "One of the drivers, who asked not to be named,",
    "A diplomat",
    "A volunteer",
    "A teacher at the school",
]


def described(article: dict, seed: int) -> dict | None:
    """The copy, in which `copied` marks the attributions that changed; nothing where nobody speaks on so."""
    text, chance = article["text"], random.Random(seed)
    attributions = sorted(article["attributions"], key=begin)
    changes, copied = [], set()
    for first, attribution in enumerate(attributions):
        chain = goes_on(article, attributions, first) if first not in copied else []
        if not chain:
            continue
        start, end = attribution["source"]
        if any(start < change[1] and change[0] < end for change in changes):
            continue
        said = {word_of(text, attributions[at]) for at in chain}
        words = chance.choice([one for one in DESCRIPTIONS if agrees(one, said)])
        if start > 0 and text[start - 2 : start - 1] not in '.¶\n”"':
            words = words[0].lower() + words[1:]
        if text[end : end + 1] != " ":
            words = words.rstrip(",")
        changes.append((start, end, words))
        copied |= {first, *chain}
    return changed(article, attributions, sorted(changes), copied) if changes else None


def begin(attribution: dict) -> int:
    source = attribution["source"]
    return min(attribution["contents"][0][0], source[0] if source else attribution["contents"][0][0])


def word_of(text: str, attribution: dict) -> str | None:
    source = attribution["source"]
    return text[slice(*source)].lower() if source else None


def goes_on(article: dict, attributions: list[dict], first: int) -> list[int]:
    """The attributions behind one by which a person who is named there speaks on without a name."""
    attribution, text = attributions[first], article["text"]
    who, source = attribution["who"], attribution["source"]
    persons = {entity["name"] for entity in article["entities"] if entity["kind"] == "person"}
    if attribution["kind"] != "named" or not source or who not in persons:
        return []
    surname = who.split()[-1]
    if surname not in text[slice(*source)]:
        return []
    chain = []
    for at in range(first + 1, len(attributions)):
        other = attributions[at]
        named_again = surname in text[source[1] : begin(other)]
        if other["kind"] != "named" or other["who"] != who or named_again:
            break
        if other["source"] and word_of(text, other) not in PRONOUNS:
            break
        chain.append(at)
    return chain


def agrees(description: str, pronouns: set) -> bool:
    if "A man " in description:
        return not pronouns & SHE
    return not ("A woman " in description and pronouns & HE)


def changed(article: dict, attributions: list[dict], changes: list[tuple], copied: set) -> dict:
    def moved(position: int) -> int:
        shift = 0
        for start, end, words in changes:
            if position >= end:
                shift += len(words) - (end - start)
            elif position > start:
                return start + shift
        return position + shift

    text, at = "", 0
    for start, end, words in changes:
        text += article["text"][at:start] + words
        at = end
    text += article["text"][at:]
    marked = []
    for number, attribution in enumerate(attributions):
        spans = {"contents": [[moved(start), moved(end)] for start, end in attribution["contents"]]}
        own = {"kind": "anonymous", "who": None, "copied": True} if number in copied else {}
        marked.append(attribution | spans | own)
    return article | {"text": text, "attributions": marked}

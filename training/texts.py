"""Tokens and labels back into texts and spans: where each token stands, and the spaces between them."""

import re


def align(text: str, tokens: list[str]) -> list[tuple[int, int]]:
    """Where each token stands in the text, white space and the like between them skipped."""
    places, at = [], 0
    for token in tokens:
        start = text.find(token, at, at + 400 + len(token))
        if start < 0:
            # A token that the publisher rewrote: match its letters loosely, else an empty place.
            letters = re.escape(token).replace("\\ ", r"\s*").replace('"', '["“”]').replace("'", "['’‘]")
            match = re.compile(letters).search(text, at, at + 400 + len(token))
            if match is None:
                places.append((at, at))
                continue
            places.append(match.span())
        else:
            places.append((start, start + len(token)))
        at = places[-1][1]
    return places


def spans(places: list[tuple[int, int]], labels: list[str]) -> list[tuple[int, int, str]]:
    found, start, kind = [], None, ""
    for at, label in enumerate([*labels, "O"]):
        if start is not None and (not label.startswith("I-") or label[2:] != kind):
            first, last = places[start][0], places[at - 1][1]
            if last > first:
                found.append((first, last, kind))
            start = None
        if label[:2] == "B-" or (label[:2] == "I-" and start is None):
            start, kind = at, label[2:]
    return found


NO_SPACE_BEFORE = {
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    ")",
    "]",
    "}",
    "'s",
    "n't",
    "'re",
    "'ve",
    "'ll",
    "'m",
    "'d",
    "%",
    "''",
    "”",
    "’",
}
NO_SPACE_AFTER = {"(", "[", "{", "$", "“", "‘", "``", "£", "€", "#"}


def respaced(tokens: list[str]) -> list[tuple[int, str]]:
    """Where each token starts once the spaces are put back as a writer sets them."""
    starts, at, open_quote, glue = [], 0, False, True
    for token in tokens:
        closing = token == '"' and open_quote
        space = not (glue or token in NO_SPACE_BEFORE or closing)
        at += int(space)
        starts.append((at, token))
        at += len(token)
        glue = token in NO_SPACE_AFTER or (token == '"' and not open_quote)
        if token == '"':
            open_quote = not open_quote
    return starts


def joined(tokens: list[str]) -> str:
    text = ""
    for start, token in respaced(tokens):
        text = text.ljust(start) + token
    return text

"""Spans of characters into BIOES labels of tokens, and the sets of labels that a span may stand for."""

import numpy as np

KINDS = [
    "person",
    "organization",
    "location",
    "facility",
    "group",
    "product",
    "event",
    "work",
    "law",
    "misc",
    "date",
    "money",
]
ROLES = ["source", "cue", "content"]
ENTITY_LABELS = ["O"] + [f"{place}-{kind}" for kind in KINDS for place in "BIES"]
ROLE_LABELS = ["O"] + [f"{place}-{role}" for role in ROLES for place in "BIES"]
ANY = -1
Token = tuple[int, int]


def covered(tokens: list[Token], start: int, end: int) -> tuple[int, int]:
    """The range of tokens that overlap a span of characters."""
    first = last = 0
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    first = last = low
    while last < len(tokens) and tokens[last][0] < end:
        last += 1
    return first, last


def places(first: int, last: int) -> list[str]:
    """The BIES letters of a range of tokens."""
    if last - first == 1:
        return ["S"]
    return ["B"] + ["I"] * (last - first - 2) + ["E"]


def allowed_entities(tokens: list[Token], record: dict) -> np.ndarray:
    """For each token, which labels its corpus's annotation allows: a matrix of truth values."""
    allowed = np.zeros((len(tokens), len(ENTITY_LABELS)), dtype=bool)
    allowed[:, 0] = True
    for kind in record["open"]:
        at = 1 + 4 * KINDS.index(kind)
        allowed[:, at : at + 4] = True
    for start, end, kinds in record["names"]:
        first, last = covered(tokens, start, end)
        if last == first:
            continue
        for at, place in zip(range(first, last), places(first, last), strict=True):
            allowed[at] = False
            for kind in kinds:
                if kind == "O":
                    allowed[at, 0] = True
                else:
                    allowed[at, 1 + 4 * KINDS.index(kind) + "BIES".index(place)] = True
    for start, end in record.get("unsure", []):
        first, last = covered(tokens, start, end)
        allowed[first:last] = True
    return allowed


def role_targets(tokens: list[Token], roles: list[list], unsure: list[list]) -> list[int]:
    """The label of each token, ANY where every label goes; where roles overlap, cue before source before content."""
    targets = [0] * len(tokens)
    for start, end in unsure:
        first, last = covered(tokens, start, end)
        targets[first:last] = [ANY] * (last - first)
    order = {"content": 0, "source": 1, "cue": 2}
    for start, end, role in sorted(roles, key=lambda item: order[item[2]]):
        first, last = covered(tokens, start, end)
        if last == first:
            continue
        for at, place in zip(range(first, last), places(first, last), strict=True):
            targets[at] = 1 + 4 * ROLES.index(role) + "BIES".index(place)
    return targets

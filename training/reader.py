"""Our own articles (READER.md's format) into texts with names, roles and the worth of sentences.

What an annotation calls optional, and names in paragraphs that are no running text, are "unsure": any label goes.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from labels import KINDS

HERE = Path(__file__).parent
QUIET = ("furniture", "byline", "caption")
UNMARKED = ["date", "money"]
# How much the public would want a sentence checked: not, hardly, very.
WORTH = (0.0, 0.3, 1.0)
Record = dict


def articles(root: Path) -> Iterator[tuple[str, Record]]:
    """Every marked article with the name of its corpus: those of the corpora's folder, and those that we invented."""
    for path in (root / "reader/train.jsonl", HERE / "articles/invented.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield "invented" if path.stem == "invented" else "reader", json.loads(line)


def reader(root: Path, part: Callable[[str], str]) -> Iterator[Record]:
    """Each article; `part` says whether it is one to train on, by its name."""
    for corpus, article in articles(root):
        quiet = [block["span"] for block in article["blocks"] if block["kind"] in QUIET]
        roles, unsure_roles = roles_of(article["attributions"])
        names = list(names_of(article, quiet))
        yield {
            "id": article["id"],
            "corpus": corpus,
            "part": part(article["id"]),
            "text": article["text"],
            "open": UNMARKED,
            "names": names,
            "unsure": [span for span in quiet if not any(overlap(span, name) for name in names)],
            "roles": roles,
            "unsure_roles": unsure_roles,
            "scores": [[*one["span"], {"check_worthiness": WORTH[one["worth"]]}] for one in article["check"]],
        }


def names_of(article: Record, quiet: list) -> Iterator[list]:
    """Every place in running text where a name of an entity stands, the longest names first."""
    pairs = {(alias, entity["kind"]) for entity in article["entities"] for alias in entity["aliases"]}
    taken: list = []
    for alias, kind in sorted(pairs, key=lambda pair: (-len(pair[0]), pair)):
        for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", article["text"]):
            if kind in KINDS and not any(overlap(match.span(), span) for span in (*taken, *quiet)):
                taken.append(match.span())
                yield [*match.span(), [kind]]


def roles_of(attributions: list[Record]) -> tuple[list, list]:
    """The parts of what is asked for, and the places of what is optional and touches none of them."""
    asked, optional = [], []
    for one in attributions:
        parts = [(*span, "content") for span in one["contents"]]
        parts += [(*one[role], role) for role in ("source", "cue") if one[role]]
        (optional if one.get("optional") else asked).extend(parts)
    unsure = [[start, end] for start, end, _ in optional if not any(overlap((start, end), span) for span in asked)]
    return [list(span) for span in sorted(set(asked))], unsure


def overlap(left, right) -> bool:
    return left[0] < right[1] and right[0] < left[1]

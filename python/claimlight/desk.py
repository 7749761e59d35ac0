"""What an editor should look at before publishing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from claimlight.decode import decode
from claimlight.types import Span


@dataclass(frozen=True, slots=True)
class Item:
    """A place to look at."""

    check: str
    """The question, called as `claimlight check` calls it: `single-source`."""
    span: Span
    """Where to look."""
    about: str | None
    """Whom it is about."""
    set_aside: bool
    """Whether an editor has set it aside."""
    quote: str
    """The words under the span."""
    prefix: str
    """What stands before them."""
    suffix: str
    """What stands after them."""

    def fine(self) -> Override:
        """The override that sets the item aside."""
        return Override("confirm", self.quote, self.prefix, self.suffix, self.check)


@dataclass(frozen=True, slots=True)
class Report:
    """What an editor should look at; there is no score."""

    items: tuple[Item, ...]
    """Places to look at, in text order."""
    words: int
    """Words of the article, headings left out."""
    words_unnamed: int
    """Those of them that rest on people who are not named."""

    @property
    def open(self) -> tuple[Item, ...]:
        """The items that no editor has set aside."""
        return tuple(item for item in self.items if not item.set_aside)


@dataclass(frozen=True, slots=True)
class Override:
    """An editor's correction; with a check, it sets an item aside."""

    action: Literal["confirm", "suppress", "fix"]
    quote: str
    prefix: str = ""
    suffix: str = ""
    check: str | None = None
    type: Literal["claim", "entity", "value"] | None = None
    set: Mapping[str, str] | None = None
    """What a fix changes: `name`, `kind` or `manner`."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def read_report(text: str) -> Report:
    """A report from its JSON."""
    return decode(Report, json.loads(text))

"""What callers give into what the engine takes; errors say what to do."""

from __future__ import annotations

import datetime

Date = datetime.date | str | None
"""The day on which an article appeared: a `date`, or `"2026-11-28"`."""

LONGEST = 64 << 20
"""Code points of the longest text."""


def whole(text: object) -> str:
    """A text that the engine can take.

    Half of a surrogate pair, which JSON may bring, becomes U+FFFD: one code point as well, so that spans stay right.
    """
    if not isinstance(text, str):
        hint = ": decode it first, as in data.decode()" if isinstance(text, bytes) else ""
        raise TypeError(f"expected a text of type str, found {type(text).__name__}{hint}")
    if len(text) > LONGEST:
        raise ValueError(
            f"the text has {len(text):,} code points, the longest may have {LONGEST:,}: read its articles one by one"
        )
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)
    return text


def day(date: object) -> str | None:
    """A day as the engine reads it."""
    if date is None:
        return None
    if isinstance(date, datetime.datetime):
        return date.date().isoformat()
    if isinstance(date, datetime.date):
        return date.isoformat()
    if not isinstance(date, str):
        raise TypeError(f"expected the date as datetime.date or as str, found {type(date).__name__}")
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise ValueError(f'expected the date like "2026-11-28", found {date!r}') from None

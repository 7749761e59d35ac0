"""Texts into analyses."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimlight import _native
from claimlight.decode import decode
from claimlight.desk import Override, Report, read_report
from claimlight.inputs import Date, day, whole
from claimlight.tables import Table, to_pandas
from claimlight.types import Attribution, BlockOut, Claim, Entity, Fields, SentenceOut, Source, Span, Value

if TYPE_CHECKING:
    import pandas
    import spacy.language
    import spacy.tokens

BATCH_TEXTS = 32
"""Texts that each thread gets in a batch."""
BATCH_LENGTH = 8 << 20
"""Code points of a batch, or a little more: what is held at a time stays bounded."""


class Analysis:
    """A text, and who is named in it, what is claimed, and on whose word.

    Spans count code points, as Python does: `article.words(claim.span)` are the words of a claim.
    """

    def __init__(self, reading: _native.Reading, date: str | None) -> None:
        """Made by `analyze` and `analyze_many`."""
        self._reading = reading
        self._date = date

    @functools.cached_property
    def text(self) -> str:
        """The text that was read."""
        return self._reading.text

    @functools.cached_property
    def fields(self) -> Fields:
        """Everything, as the JSON has it."""
        return decode(Fields, self.to_dict())

    @property
    def blocks(self) -> tuple[BlockOut, ...]:
        """The page, cut into blocks."""
        return self.fields.blocks

    @property
    def sentences(self) -> tuple[SentenceOut, ...]:
        """The blocks, cut into sentences."""
        return self.fields.sentences

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what is named."""
        return self.fields.entities

    @property
    def values(self) -> tuple[Value, ...]:
        """Dates and figures."""
        return self.fields.values

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """On whose word."""
        return self.fields.attributions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is claimed."""
        return self.fields.claims

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who stands behind the article."""
        return self.fields.sources

    def words(self, span: Span | None) -> str:
        """The words under a span; empty for none."""
        return "" if span is None else span.of(self.text)

    def speaker(self, claim: Claim) -> str | None:
        """On whose word a claim stands: a name, or the words of the text; `None` for the article's own voice."""
        if claim.attribution is None:
            return None
        source = self.attributions[int(claim.attribution[1:])].source
        if source is None:
            return None
        if source.entity is not None:
            return self.entities[int(source.entity[1:])].name
        return self.words(source.span) or None

    def to_json(self) -> str:
        """The analysis as the command line writes it with `--offsets codepoint`."""
        return self._reading.json()

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary."""
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    def to_html(self, url: str | None = None) -> str:
        """The marked article as a page that stands alone: no script, and it loads nothing."""
        return self._reading.html(url)

    def to_csv(self, table: Table = "claims") -> str:
        """A table for a spreadsheet."""
        return self._reading.csv(table)

    def to_pandas(self, table: Table = "claims") -> pandas.DataFrame:
        """A table as a data frame."""
        return to_pandas([self], table)

    def to_spacy(self, nlp: spacy.language.Language | None = None) -> spacy.tokens.Doc:
        """The text as a `Doc` of spaCy, with entities and with spans for claims, sources and contents."""
        from claimlight.docs import to_doc

        return to_doc(self, nlp)

    def check(
        self,
        *,
        max_unnamed_share: int = 25,
        require_reason: bool = False,
        no_reportedly_in_lede: bool = False,
        overrides: Iterable[Override] = (),
    ) -> Report:
        """What an editor should look at before publishing, as `claimlight check` lists it."""
        settings = {
            "maxUnnamedShare": max_unnamed_share,
            "reason": "why" if require_reason else "asked",
            "lede": "nothing" if no_reportedly_in_lede else "charges",
        }
        wire = [override.to_dict() for override in overrides]
        return read_report(self._reading.check(json.dumps(settings), json.dumps(wire)))

    def _repr_html_(self) -> str:
        """The score and the marked article, for a notebook."""
        from claimlight.notebook import show

        return show(self)

    def __repr__(self) -> str:
        """A line for a console."""
        start = " ".join(self.text[:60].split())
        more = "…" if len(self.text) > 60 else ""
        return f"<Analysis of “{start}{more}”: {len(self.claims)} claims, {len(self.sources)} sources>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as its text, and read again: the same version gives the same analysis."""
        return analyze, (self.text, self._date)


def use_model(path: str | os.PathLike[str] | None) -> None:
    """Reads with another model file from now on, in this process.

    `None` takes the embedded model again. `ValueError` says why a file is no model; the model of before then stays.
    """
    _native.use_model(None if path is None else Path(path).read_bytes())


def analyze(text: str, date: Date = None) -> Analysis:
    """Reads a text. Any string will do; time grows linearly with its length.

    `date` is the day on which the article appeared: dates that are told from it (`on Monday`) are then resolved.
    Without one, the date above the text or in its dateline counts.
    """
    published = day(date)
    return Analysis(_native.read(whole(text), published), published)


def analyze_many(
    texts: Iterable[str], dates: Iterable[Date] | None = None, *, threads: int | None = None
) -> Iterator[Analysis]:
    """Reads many texts on all cores, in their order, other Python threads running meanwhile.

    Texts are taken, and analyses made, as they are asked for, a batch at a time: memory stays bounded. `dates` holds
    one for each text.
    """
    if isinstance(texts, str):
        raise TypeError("expected many texts, found one: use claimlight.analyze(text)")
    if threads is not None and threads < 1:
        raise ValueError(f"expected threads to be 1 or more, found {threads}")
    pairs = zip(texts, repeat(None)) if dates is None else zip(texts, dates, strict=True)
    return _read_batches(pairs, threads or _cores())


def _read_batches(pairs: Iterable[tuple[str, Date]], threads: int) -> Iterator[Analysis]:
    batch: list[tuple[str, str | None]] = []
    length = 0
    for at, (text, date) in enumerate(pairs):
        try:
            batch.append((whole(text), day(date)))
        except (TypeError, ValueError) as error:
            raise type(error)(f"text {at} (counted from 0): {error}") from None
        length += len(text)
        if len(batch) >= BATCH_TEXTS * threads or length >= BATCH_LENGTH:
            yield from _read_batch(batch, threads)
            batch, length = [], 0
    yield from _read_batch(batch, threads)


def _read_batch(batch: list[tuple[str, str | None]], threads: int) -> Iterator[Analysis]:
    readings = _native.read_many(batch, threads)
    return (Analysis(reading, date) for reading, (_, date) in zip(readings, batch))


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

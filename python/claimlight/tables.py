"""Analyses into rows: what data frames of pandas and of Spark are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas

    from claimlight.analysis import Analysis

Table = Literal["claims", "entities", "attributions", "sources"]
Rows = list[dict[str, Any]]

COLUMNS: dict[str, dict[str, type]] = {
    "claims": {
        "id": str,
        "text": str,
        "start": int,
        "end": int,
        "manner": str,
        "speaker": str,
        "check_worthiness": float,
        "confidence": float,
    },
    "entities": {"id": str, "kind": str, "name": str, "mentions": int},
    "attributions": {
        "id": str,
        "source": str,
        "source_kind": str,
        "entity": str,
        "cue": str,
        "content": str,
        "start": int,
        "end": int,
        "quotation": str,
        "commitment": str,
        "confidence": float,
    },
    "sources": {"name": str, "kind": str, "entity": str, "words_quoted": int, "words_attributed": int},
}
"""The columns of each table, and what stands in them; any but ids may be missing."""


def rows(analysis: Analysis, table: str) -> Rows:
    """A table of an analysis."""
    try:
        values = _MAKERS[table](analysis)
    except KeyError:
        raise ValueError(f"expected one of the tables {', '.join(COLUMNS)}, found {table!r}") from None
    return [dict(zip(COLUMNS[table], row)) for row in values]


def to_pandas(analyses: Iterable[Analysis], table: Table = "claims") -> pandas.DataFrame:
    """One table over many analyses; the column `article` counts them from 0."""
    import pandas

    found = [{"article": at, **row} for at, analysis in enumerate(analyses) for row in rows(analysis, table)]
    return pandas.DataFrame(found, columns=["article", *COLUMNS[table]])


def _claims(analysis: Analysis) -> list[tuple[Any, ...]]:
    return [
        (
            claim.id,
            analysis.words(claim.span),
            *claim.span,
            claim.manner,
            analysis.speaker(claim),
            float(claim.check_worthiness),
            float(claim.confidence),
        )
        for claim in analysis.claims
    ]


def _entities(analysis: Analysis) -> list[tuple[Any, ...]]:
    return [(entity.id, entity.kind, entity.name, len(entity.mentions)) for entity in analysis.entities]


def _attributions(analysis: Analysis) -> list[tuple[Any, ...]]:
    return [
        (
            attribution.id,
            (source and analysis.words(source.span)) or None,
            source and source.kind,
            source and source.entity,
            attribution.cue and attribution.cue.lemma,
            " … ".join(map(analysis.words, attribution.contents)),
            attribution.contents[0].start if attribution.contents else None,
            attribution.contents[-1].end if attribution.contents else None,
            attribution.quotation,
            attribution.commitment,
            float(attribution.confidence),
        )
        for attribution in analysis.attributions
        for source in [attribution.source]
    ]


def _sources(analysis: Analysis) -> list[tuple[Any, ...]]:
    return [
        (source.name, source.kind, source.entity, source.words_quoted, source.words_attributed)
        for source in analysis.sources
    ]


_MAKERS: dict[str, Callable[[Analysis], list[tuple[Any, ...]]]] = {
    "claims": _claims,
    "entities": _entities,
    "attributions": _attributions,
    "sources": _sources,
}

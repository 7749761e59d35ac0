"""How a caller's types meet ours: read by mypy, never run."""

import datetime
from collections.abc import Iterator

import claimlight
from claimlight.types import Claim, Manner, Source

article: claimlight.Analysis = claimlight.analyze("“Never,” said Ana Ruiz.", date=datetime.date(2026, 11, 28))
many: Iterator[claimlight.Analysis] = claimlight.analyze_many(["a", "b"], ["2026-11-28", None], threads=2)
claim: Claim = article.claims[0]
manner: Manner = claim.manner
start: int = claim.span.start
words: str = article.words(claim.span)
speaker: str | None = article.speaker(claim)
sources: tuple[Source, ...] = article.sources
published: str | None = article.fields.published
open_items: tuple[claimlight.Item, ...] = article.check(max_unnamed_share=10).open

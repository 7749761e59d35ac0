"""An analysis into what a notebook shows: the score of its voices, and under it the marked article."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlight.analysis import Analysis

COLOURS = {
    "quoted": "#1f7a4d",
    "attributed": "#1d5fa8",
    "anonymous": "#9a6200",
    "hearsay": "#a1318a",
    "unattributed": "#b9b6b0",
}
"""The colour of each manner, as in the marked article."""


def show(analysis: Analysis) -> str:
    """Markup that loads nothing; the article stands in a frame that runs nothing."""
    page = html.escape(analysis.to_html(), quote=True)
    frame = f'<iframe sandbox srcdoc="{page}" title="Claimlight" style="width:100%;height:32rem;border:0"></iframe>'
    return f"<div>{score(analysis)}{frame}</div>"


def score(analysis: Analysis) -> str:
    """The article from left to right, each claim in the colour of its manner, as wide as it is long."""
    stretches = "".join(_stretch(*stretch) for stretch in _stretches(analysis))
    style = "display:flex;height:0.75rem;margin:0 0 0.5rem"
    return f'<div role="img" aria-label="Whose word the article is" style="{style}">{stretches}</div>'


def _stretches(analysis: Analysis) -> Iterator[tuple[int, str | None, str]]:
    """Length, manner and speaker of each stretch; none for what is no claim."""
    at = 0
    for claim in sorted(analysis.claims, key=lambda claim: claim.span):
        start, end = max(claim.span.start, at), claim.span.end
        if start >= end:
            continue
        if start > at:
            yield start - at, None, ""
        yield end - start, claim.manner, analysis.speaker(claim) or ""
        at = end
    if at < len(analysis.text):
        yield len(analysis.text) - at, None, ""


def _stretch(length: int, manner: str | None, speaker: str) -> str:
    if manner is None:
        return f'<span style="flex:{length}"></span>'
    title = html.escape(f"{manner}: {speaker}" if speaker else manner, quote=True)
    return f'<span title="{title}" style="flex:{length};background:{COLOURS.get(manner, "#b9b6b0")}"></span>'

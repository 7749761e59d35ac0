"""Analyses into documents of spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

    from claimlight.analysis import Analysis
    from claimlight.types import Span

KINDS = {
    "person": "PERSON",
    "organization": "ORG",
    "location": "GPE",
    "facility": "FAC",
    "group": "NORP",
    "product": "PRODUCT",
    "event": "EVENT",
    "work": "WORK_OF_ART",
    "law": "LAW",
}
"""spaCy's names for kinds of entity; it has none for `misc`."""


def to_doc(analysis: Analysis, nlp: spacy.language.Language | None = None) -> spacy.tokens.Doc:
    """A `Doc` with the names as `ents`, and span groups `claims`, `sources`, `cues` and `contents`.

    Claims are labelled with their manner, sources with their kind. Ends move outwards to ends of spaCy's tokens.
    """
    import spacy

    doc = (nlp or spacy.blank("en")).make_doc(analysis.text)

    def place(span: Span, label: str) -> spacy.tokens.Span | None:
        return doc.char_span(span.start, span.end, label=label, alignment_mode="expand")

    names = [
        place(mention.span, KINDS[entity.kind])
        for entity in analysis.entities
        if entity.kind in KINDS
        for mention in entity.mentions
        if mention.form == "name"
    ]
    doc.ents = spacy.util.filter_spans([name for name in names if name is not None])
    groups: dict[str, list[tuple[Span, str]]] = {
        "claims": [(claim.span, claim.manner) for claim in analysis.claims],
        "sources": [],
        "cues": [],
        "contents": [],
    }
    for attribution in analysis.attributions:
        if attribution.source is not None and attribution.source.span is not None:
            groups["sources"].append((attribution.source.span, attribution.source.kind))
        if attribution.cue is not None:
            groups["cues"].append((attribution.cue.span, attribution.cue.lemma))
        groups["contents"].extend((content, attribution.quotation) for content in attribution.contents)
    for name, spans in groups.items():
        placed = [place(span, label) for span, label in spans]
        doc.spans[name] = [span for span in placed if span is not None]
    return doc

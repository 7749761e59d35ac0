"""What an analysis is made of. Generated from the Rust types by make_types.py: do not edit.

Spans count code points: `text[span.start:span.end]` are the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words under the span."""
        return text[self.start : self.end]


AttributionId = str
BlockIndex = int
BlockKind = Literal["headline", "subheading", "paragraph", "listItem", "blockQuote", "byline", "caption", "furniture"]
"""What a block is on the page."""
ClaimId = str
ClaimKind = Literal["quantity", "causal", "comparison", "event", "prediction", "policy", "opinion", "question", "other"]
"""What kind of statement a claim is."""
Commitment = Literal["committed", "uncommitted", "counterfactual", "presupposed"]
"""Whether the source stands by the content."""
CueKind = Literal["assertion", "directive", "belief", "knowledge", "intention", "attitude", "decree", "hearsay"]
"""What a cue does with the content."""
Day = str
"""A day of the calendar, from which a text tells its dates: `2026-11-28`."""
EntityId = str
EntityKind = Literal[
    "person", "organization", "location", "facility", "group", "product", "event", "work", "law", "misc"
]
"""What an entity is."""
EvidenceKind = Literal[
    "number",
    "money",
    "share",
    "duration",
    "comparison",
    "first",
    "only",
    "trend",
    "cause",
    "judgement",
    "judging",
    "norm",
    "future",
    "denied",
    "restsOn",
]
"""What kind of reason the words of a claim give."""
HedgeKind = Literal["epistemic", "hearsay", "weasel", "condition", "doxastic"]
"""How a hedge holds back."""
Manner = Literal["quoted", "attributed", "anonymous", "hearsay", "unattributed"]
"""How a claim comes to the reader: in whose words, and whether its source has a name."""
MentionForm = Literal["name", "nominal", "pronoun"]
"""How a mention speaks of its entity."""
OffsetUnit = Literal["utf-8", "utf-16", "codepoint"]
"""The unit in which an `Analysis` counts."""
Quotation = Literal["direct", "indirect", "mixed"]
"""Whose words a content is made of."""
Score = float
"""From 0 to 1, in whole thousandths."""
SentenceIndex = int
SourceKind = Literal["named", "office", "document", "anonymous", "unspecified", "self", "implicit"]
"""How far a source can be known."""
ValueId = str
ValueKind = Literal["date", "time", "duration", "money", "percent", "quantity", "number", "ordinal"]
"""What a value measures."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything that Claimlight says about a text."""

    schema_version: str
    """Version of this format."""
    engine: Engine
    """Who made it."""
    language: str
    """BCP 47 tag of the language of the text: `en`, or another that is sure (`und` where it cannot be told
    which), of which nothing but blocks and sentences is told."""
    offset_unit: OffsetUnit
    """What the spans count."""
    text_length: int
    """Length of the text in that unit."""
    text_hash: str
    """Which text it is of: `text_hash` of it."""
    blocks: tuple[BlockOut, ...]
    """The page, cut into blocks."""
    sentences: tuple[SentenceOut, ...]
    """The blocks, cut into sentences."""
    entities: tuple[Entity, ...]
    """Who and what is named."""
    values: tuple[Value, ...]
    """Dates and figures."""
    attributions: tuple[Attribution, ...]
    """Who says what, each with source, cue and contents."""
    claims: tuple[Claim, ...]
    """What is claimed."""
    sources: tuple[Source, ...]
    """The sources of the article, each with how many words rest on it."""
    published: Day | None = None
    """The day on which the article appeared, from which its dates are told: given, or read above it or in its
    dateline."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The author gives a proposition, a decree, a call or an attitude to someone else."""

    id: AttributionId
    """Its name in the output."""
    source: AttributionSource | None
    """On whose word; `None` where the text leaves it open and nothing can be said."""
    cue: Cue | None
    """The words that signal the attribution."""
    contents: tuple[Span, ...]
    """What is attributed: one or more spans, in text order."""
    quotation: Quotation
    """Whether the words are the source's own."""
    commitment: Commitment
    """Whether the source stands by the content."""
    parent: AttributionId | None
    """The attribution inside which this one stands."""
    confidence: Score
    """How likely it is right: contents as a person would mark them, and the right source. A wrong source under
    right contents counts for a quarter."""


@dataclass(frozen=True, slots=True)
class AttributionSource:
    """On whose word a content stands."""

    span: Span | None
    """The whole noun phrase; `None` where the source is not expressed."""
    entity: EntityId | None
    """The entity that it leads to."""
    kind: SourceKind
    """How far the source can be known."""


@dataclass(frozen=True, slots=True)
class BlockOut:
    """A block, as the output shows it."""

    span: Span
    """Where it stands."""
    kind: BlockKind
    """What it is."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable or arguable proposition."""

    id: ClaimId
    """Its name in the output."""
    span: Span
    """The proposition, without source and cue."""
    sentence: SentenceIndex
    """The sentence that it stands in."""
    check_worthiness: Score
    """Whether the general public would want to know if it is true."""
    kinds: tuple[ClaimKind, ...]
    """What kind of statement it is; several may hold."""
    attribution: AttributionId | None
    """The attribution that it rests on."""
    manner: Manner
    """How it comes to the reader."""
    hedges: tuple[Hedge, ...]
    """Words that hold back."""
    evidence: tuple[Evidence, ...]
    """Why this is marked."""
    entities: tuple[EntityId, ...]
    """Entities inside the span."""
    values: tuple[ValueId, ...]
    """Values inside the span."""
    confidence: Score
    """How likely it is a claim at all."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that signal an attribution."""

    span: Span
    """Where they stand."""
    lemma: str
    """Dictionary form of the main word: `say`, `accord`, `reportedly`."""
    kind: CueKind | None
    """What kind of signal, where the lexicon knows."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Name and versions of what made an analysis."""

    name: str
    """Always `claimlight`."""
    version: str
    """Version of the crate."""
    model: str
    """Name of the model."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that the text names."""

    id: EntityId
    """Its name in the output."""
    kind: EntityKind
    """What it is."""
    name: str
    """Its canonical name: the longest form that the text uses, a couple’s first name and surname, or a title and
    a surname."""
    mentions: tuple[Mention, ...]
    """Where the text speaks of it, in text order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason why a claim is marked, with the words that give it."""

    span: Span
    """The words."""
    kind: EvidenceKind
    """What kind of reason they give."""
    reason: str
    """The reason, in English: `a number: 8,000 terabytes`."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that hold back."""

    span: Span
    """Where they stand."""
    kind: HedgeKind
    """How they hold back."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text speaks of an entity."""

    span: Span
    """The words: no title, no possessive."""
    form: MentionForm
    """How the entity is spoken of."""
    confidence: Score
    """How likely the mention (and, for nominals and pronouns, its entity) is right."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """What a value comes to. Fields that do not apply are left out."""

    iso: str | None = None
    """ISO 8601 or TIMEX3 value of a date, a time or a duration: `2019-03-12`, `2019-03-03/2019-03-05`,
    `XXXX-03`, `XXXX-WXX-2` (a Tuesday), `199` (the 1990s), `13` (the 14th century), `2022-Q2`, `T15:30Z`,
    `P3D`. Of a relative date, a signed period from the day of writing: `-P1W` is last week, `P0Y` this year;
    `PAST_REF` where the words do not say how long ago. What comes again and again is a repeated period:
    `R/P1D` is every day; `now` is `PRESENT_REF`. A date told from another one of the text (`a year earlier`)
    has none: its `value` and `unit` say how far, below zero for earlier."""
    qualifier: str | None = None
    """`approximate`, `atLeast`, `atMost`, `moreThan`, `lessThan`, where the words say so; of a date `early`,
    `mid`, `late`, `last`, `this`, `next`."""
    resolved: str | None = None
    """The date that it comes to, where it is told from another one that is known: `on Monday`, `last week`, `a
    year earlier`. In the form of `iso`: `2026-11-23`, `2026-W47`, `2025-11`, `2025`."""
    resolved_from: str | None = None
    """The date that `resolved` is counted from: the day on which the article appeared, or the date before it in
    the text."""
    unit: str | None = None
    """Unit: a UCUM code or an English singular for quantities, an ISO 4217 code for money, where the words tell
    the country (`peso` and `rupee` alone do not, and stand for themselves)."""
    upper: str | None = None
    """The upper end of a range."""
    value: str | None = None
    """The number, as a plain decimal: `8000`, `-2.5`; for a range, its lower end."""


@dataclass(frozen=True, slots=True)
class SentenceOut:
    """A sentence, as the output shows it."""

    span: Span
    """Where it stands."""
    block: BlockIndex
    """Position of its block in `blocks`."""
    check_worthiness: Score
    """How likely the general public would want to know if it is true; 0 outside the article."""
    verifiable: Score
    """How likely it says something that could be checked at all."""
    hedged: Score
    """How likely it holds back; above 0.5 a word in it does, or the network is sure without one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the article and what rests on it."""

    entity: EntityId | None
    """The entity, where there is one."""
    name: str
    """Canonical name, or the words of the text; empty for nobody identifiable."""
    kind: SourceKind
    """How far it can be known."""
    attributions: tuple[AttributionId, ...]
    """What it is given, in text order."""
    words_quoted: int
    """Words inside quotation marks."""
    words_attributed: int
    """All words of its contents."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the text, recognised and normalised."""

    id: ValueId
    """Its name in the output."""
    span: Span
    """Where it stands, with its unit. What qualifies it is left out: `about`, `more than`, and of a date `last`,
    `early`; news corpora mark dates and sums of money so."""
    kind: ValueKind
    """What it measures."""
    normalized: Normalized
    """What it comes to."""

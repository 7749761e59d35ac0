// Generated from the Rust types by tests/typescript.rs. Do not edit.

/** Everything that Claimlight says about a text. */
export interface Analysis {
    /** Version of this format. */
    schemaVersion: string;
    /** Who made it. */
    engine: Engine;
    /**
     * BCP 47 tag of the language of the text: `en`, or another that is sure (`und` where it cannot be told which), of which nothing
     * but blocks and sentences is told.
     */
    language: string;
    /** What the spans count. */
    offsetUnit: OffsetUnit;
    /** Length of the text in that unit. */
    textLength: number;
    /** Which text it is of: `text_hash` of it. */
    textHash: string;
    /** The day on which the article appeared, from which its dates are told: given, or read above it or in its dateline. */
    published?: Day;
    /** The page, cut into blocks. */
    blocks: BlockOut[];
    /** The blocks, cut into sentences. */
    sentences: SentenceOut[];
    /** Who and what is named. */
    entities: Entity[];
    /** Dates and figures. */
    values: Value[];
    /** Who says what, each with source, cue and contents. */
    attributions: Attribution[];
    /** What is claimed. */
    claims: Claim[];
    /** The sources of the article, each with how many words rest on it. */
    sources: Source[];
}

/** What an editor should look at. */
export interface Report {
    /** What the spans count. */
    offsetUnit: OffsetUnit;
    /** Places to look at, in text order. */
    items: Item[];
    /** Words of the article, headings left out. */
    words: number;
    /** Those of them that rest on people who are not named. */
    wordsUnnamed: number;
}

/** What an editor says: how strict to be, and what is fine or wrong. */
export interface Desk {
    /** How strict the desk is. */
    settings?: Settings;
    /** What was corrected or set aside. */
    overrides?: Override[];
}

/** Name and versions of what made an analysis. */
export interface Engine {
    /** Always `claimlight`. */
    name: string;
    /** Version of the crate. */
    version: string;
    /** Name of the model. */
    model: string;
}

/** The unit in which an `Analysis` counts. */
export type OffsetUnit =
    /** Bytes of UTF-8: what Rust counts. */
    | "utf-8"
    /** Code units of UTF-16: what JavaScript and Java count. */
    | "utf-16"
    /** Unicode code points: what Python counts. */
    | "codepoint";

/** A day of the calendar, from which a text tells its dates: `2026-11-28`. */
export type Day = string;

/** A block, as the output shows it. */
export interface BlockOut {
    /** Where it stands. */
    span: Span;
    /** What it is. */
    kind: BlockKind;
}

/** A sentence, as the output shows it. */
export interface SentenceOut {
    /** Where it stands. */
    span: Span;
    /** Position of its block in `blocks`. */
    block: BlockIndex;
    /** How likely the general public would want to know if it is true; 0 outside the article. */
    checkWorthiness: Score;
    /** How likely it says something that could be checked at all. */
    verifiable: Score;
    /** How likely it holds back; above 0.5 a word in it does, or the network is sure without one. */
    hedged: Score;
}

/** Someone or something that the text names. */
export interface Entity {
    /** Its name in the output. */
    id: EntityId;
    /** What it is. */
    kind: EntityKind;
    /** Its canonical name: the longest form that the text uses, a couple’s first name and surname, or a title and a surname. */
    name: string;
    /** Where the text speaks of it, in text order. */
    mentions: Mention[];
}

/** A value of the text, recognised and normalised. */
export interface Value {
    /** Its name in the output. */
    id: ValueId;
    /**
     * Where it stands, with its unit. What qualifies it is left out: `about`, `more than`, and of a date
     * `last`, `early`; news corpora mark dates and sums of money so.
     */
    span: Span;
    /** What it measures. */
    kind: ValueKind;
    /** What it comes to. */
    normalized: Normalized;
}

/** The author gives a proposition, a decree, a call or an attitude to someone else. */
export interface Attribution {
    /** Its name in the output. */
    id: AttributionId;
    /** On whose word; `None` where the text leaves it open and nothing can be said. */
    source: AttributionSource | null;
    /** The words that signal the attribution. */
    cue: Cue | null;
    /** What is attributed: one or more spans, in text order. */
    contents: Span[];
    /** Whether the words are the source's own. */
    quotation: Quotation;
    /** Whether the source stands by the content. */
    commitment: Commitment;
    /** The attribution inside which this one stands. */
    parent: AttributionId | null;
    /**
     * How likely it is right: contents as a person would mark them, and the right source. A wrong source
     * under right contents counts for a quarter.
     */
    confidence: Score;
}

/** One checkable or arguable proposition. */
export interface Claim {
    /** Its name in the output. */
    id: ClaimId;
    /** The proposition, without source and cue. */
    span: Span;
    /** The sentence that it stands in. */
    sentence: SentenceIndex;
    /** Whether the general public would want to know if it is true. */
    checkWorthiness: Score;
    /** What kind of statement it is; several may hold. */
    kinds: ClaimKind[];
    /** The attribution that it rests on. */
    attribution: AttributionId | null;
    /** How it comes to the reader. */
    manner: Manner;
    /** Words that hold back. */
    hedges: Hedge[];
    /** Why this is marked. */
    evidence: Evidence[];
    /** Entities inside the span. */
    entities: EntityId[];
    /** Values inside the span. */
    values: ValueId[];
    /** How likely it is a claim at all. */
    confidence: Score;
}

/** A source of the article and what rests on it. */
export interface Source {
    /** The entity, where there is one. */
    entity: EntityId | null;
    /** Canonical name, or the words of the text; empty for nobody identifiable. */
    name: string;
    /** How far it can be known. */
    kind: SourceKind;
    /** What it is given, in text order. */
    attributions: AttributionId[];
    /** Words inside quotation marks. */
    wordsQuoted: number;
    /** All words of its contents. */
    wordsAttributed: number;
}

/** A place to look at. */
export interface Item {
    /** The question. */
    check: Check;
    /** Where to look. */
    span: Span;
    /** Whom it is about, in the words of the text, where it is about somebody. */
    about: string | null;
    /** Whether an editor has set it aside. */
    setAside: boolean;
    /**
     * The words under the span, with what stands before and after them: an override that sets the item
     * aside repeats all three.
     */
    quote: string;
    /** What stands before the words. */
    prefix: string;
    /** What stands after the words. */
    suffix: string;
}

/** How strict a desk is. */
export interface Settings {
    /** How many of a hundred words may rest on people who are not named. */
    maxUnnamedShare?: number;
    /** What counts as a reason for leaving a name out. */
    reason?: Reason;
    /** What may stand at the head of the article with nobody identified. */
    lede?: Lede;
}

/**
 * One correction, in the form that `<claim-light>` reads too (`www/overrides.js`).
 *
 * Its place is a quotation of the text with what stands before and after it, as in W3C Web Annotation, so
 * that it outlives edits elsewhere. One with a `check` sets an item of that check aside.
 */
export interface Override {
    /** What the editor found. */
    action: Action;
    /** Only items of this type; of any where left out. */
    type?: Target;
    /** The check whose item is set aside. */
    check?: Check;
    /** The words. */
    quote: string;
    /** What stands before them. */
    prefix?: string;
    /** What stands after them. */
    suffix?: string;
    /** What a fix changes. */
    set?: Replacement;
}

/** Half-open range `[start, end)` of the text, in `offsetUnit`s. */
export type Span = [start: number, end: number];

/** What a block is on the page. */
export type BlockKind =
    /** The article's title, once. */
    | "headline"
    /** A heading inside the article. */
    | "subheading"
    /** Running text. */
    | "paragraph"
    /** An item of a list. */
    | "listItem"
    /** A quotation set apart. */
    | "blockQuote"
    /** Who wrote it, when, where. */
    | "byline"
    /** What stands under a picture. */
    | "caption"
    /** Navigation, repeated headlines, comment forms, cookie notes: not the article. */
    | "furniture";

/** Position in `blocks`. */
export type BlockIndex = number;

/** From 0 to 1, in whole thousandths. */
export type Score = number;

/** Names an entity: `e0`, `e1`, … in text order. */
export type EntityId = `e${number}`;

/** What an entity is. */
export type EntityKind =
    /** A human being, real or invented. */
    | "person"
    /** A company, an agency, a party, an army, a club, a campaign. */
    | "organization"
    /** A country, a city, a region, a river. */
    | "location"
    /** A building, a bridge, an airport. */
    | "facility"
    /** A nationality, a religion, a political group (NORP). */
    | "group"
    /** A thing that is made or sold. */
    | "product"
    /** A war, an election, a tournament, a storm. */
    | "event"
    /** A book, a film, a song, a report. */
    | "work"
    /** A law or a treaty. */
    | "law"
    /** Any other name. */
    | "misc";

/** A place where the text speaks of an entity. */
export interface Mention {
    /** The words: no title, no possessive. */
    span: Span;
    /** How the entity is spoken of. */
    form: MentionForm;
    /** How likely the mention (and, for nominals and pronouns, its entity) is right. */
    confidence: Score;
}

/** Names a value: `v0`, `v1`, … in text order. */
export type ValueId = `v${number}`;

/** What a value measures. */
export type ValueKind =
    /** A calendar date, or a stretch of the calendar: `12 March`, `Tuesday`, `2019`, `the 1990s`. */
    | "date"
    /**
     * A date told from the day of writing: `yesterday`, `last week`, `three days ago`. The output format
     * has no kind of its own for it, and news corpora do not count it as a date: there it is a `time`.
     */
    | "time"
    /** A time of day. */
    | "time"
    /** A length of time. */
    | "duration"
    /** A sum of money. */
    | "money"
    /** A share in hundredths. */
    | "percent"
    /** A number with a unit: `8,000 terabytes`, `40 km`. */
    | "quantity"
    /** A bare number. */
    | "number"
    /** A place in an order: `third`, `21st`. */
    | "ordinal";

/** What a value comes to. Fields that do not apply are left out. */
export interface Normalized {
    /** The number, as a plain decimal: `8000`, `-2.5`; for a range, its lower end. */
    value?: string;
    /** The upper end of a range. */
    upper?: string;
    /**
     * Unit: a UCUM code or an English singular for quantities, an ISO 4217 code for money, where the words
     * tell the country (`peso` and `rupee` alone do not, and stand for themselves).
     */
    unit?: string;
    /**
     * ISO 8601 or TIMEX3 value of a date, a time or a duration: `2019-03-12`, `2019-03-03/2019-03-05`,
     * `XXXX-03`, `XXXX-WXX-2` (a Tuesday), `199` (the 1990s), `13` (the 14th century), `2022-Q2`, `T15:30Z`,
     * `P3D`. Of a relative date, a signed period from the day of writing: `-P1W` is last week, `P0Y` this
     * year; `PAST_REF` where the words do not say how long ago. What comes again and again is a repeated
     * period: `R/P1D` is every day; `now` is `PRESENT_REF`. A date told from another one of the text (`a year
     * earlier`) has none: its `value` and `unit` say how far, below zero for earlier.
     */
    iso?: string;
    /**
     * The date that it comes to, where it is told from another one that is known: `on Monday`, `last week`, `a year
     * earlier`. In the form of `iso`: `2026-11-23`, `2026-W47`, `2025-11`, `2025`.
     */
    resolved?: string;
    /** The date that `resolved` is counted from: the day on which the article appeared, or the date before it in the text. */
    resolvedFrom?: string;
    /**
     * `approximate`, `atLeast`, `atMost`, `moreThan`, `lessThan`, where the words say so; of a date
     * `early`, `mid`, `late`, `last`, `this`, `next`.
     */
    qualifier?: string;
}

/** Names an attribution: `a0`, `a1`, … in text order. */
export type AttributionId = `a${number}`;

/** On whose word a content stands. */
export interface AttributionSource {
    /** The whole noun phrase; `None` where the source is not expressed. */
    span: Span | null;
    /** The entity that it leads to. */
    entity: EntityId | null;
    /** How far the source can be known. */
    kind: SourceKind;
}

/** The words that signal an attribution. */
export interface Cue {
    /** Where they stand. */
    span: Span;
    /** Dictionary form of the main word: `say`, `accord`, `reportedly`. */
    lemma: string;
    /** What kind of signal, where the lexicon knows. */
    kind: CueKind | null;
}

/** Whose words a content is made of. */
export type Quotation =
    /** All inside quotation marks. */
    | "direct"
    /** No quotation marks. */
    | "indirect"
    /** Some of it inside quotation marks. */
    | "mixed";

/** Whether the source stands by the content. */
export type Commitment =
    /** Said. */
    | "committed"
    /** Did not say whether. */
    | "uncommitted"
    /** Denied. */
    | "counterfactual"
    /** Asked why. */
    | "presupposed";

/** Names a claim: `c0`, `c1`, … in text order. */
export type ClaimId = `c${number}`;

/** Position in `sentences`. */
export type SentenceIndex = number;

/** What kind of statement a claim is. */
export type ClaimKind =
    /** A number of something. */
    | "quantity"
    /** One thing brings about another. */
    | "causal"
    /** More, most, first, rising. */
    | "comparison"
    /** Something happened. */
    | "event"
    /** Something will happen. */
    | "prediction"
    /** What an institution does or will do. */
    | "policy"
    /** A judgement. */
    | "opinion"
    /** A question. */
    | "question"
    /** Anything else. */
    | "other";

/** How a claim comes to the reader: in whose words, and whether its source has a name. */
export type Manner =
    /** In the source's own words, all of them or those at one end. */
    | "quoted"
    /** In other words, by a source with a name. */
    | "attributed"
    /** By a source without a name. */
    | "anonymous"
    /** By nobody in particular. */
    | "hearsay"
    /** The author's own voice. */
    | "unattributed";

/** Words that hold back. */
export interface Hedge {
    /** Where they stand. */
    span: Span;
    /** How they hold back. */
    kind: HedgeKind;
}

/** A reason why a claim is marked, with the words that give it. */
export interface Evidence {
    /** The words. */
    span: Span;
    /** What kind of reason they give. */
    kind: EvidenceKind;
    /** The reason, in English: `a number: 8,000 terabytes`. */
    reason: string;
}

/** How far a source can be known. */
export type SourceKind =
    /** A proper name, or words that lead to one. */
    | "named"
    /** A body or an office without a name in the text: `the ministry`, `police`, `the court`. */
    | "office"
    /** A text or data: `the indictment`, `bank records`, `a poll`. */
    | "document"
    /** People who are described, not named: `officials`, `a person familiar with the matter`. */
    | "anonymous"
    /** Nobody identifiable: `reports`, agentless passives, hearsay adverbs. */
    | "unspecified"
    /** The author or the outlet. */
    | "self"
    /** Recoverable, not expressed. */
    | "implicit";

/** A question that an editor asks of an article. */
export type Check =
    /** Somebody is not named, and the text does not say why. */
    | "unnamed-no-reason"
    /** Too many of the words rest on people who are not named. */
    | "unnamed-share"
    /** Nobody is identified for something in the headline or in the first two paragraphs. */
    | "reportedly-in-lede"
    /** The main claim rests on one source. */
    | "single-source"
    /** A figure stands in the paper's own voice, with no source nearby. */
    | "figure-no-source"
    /** A quotation has no speaker. */
    | "quotation-no-speaker"
    /** The headline quotes words that the text does not hold, or somebody whom it does not name. */
    | "headline-quotation"
    /** Somebody is accused and is not heard. */
    | "accused-not-heard";

/** What counts as a reason for leaving a name out. */
export type Reason =
    /** That somebody asked not to be named is enough; crowds ("residents said") need no reason. */
    | "asked"
    /** The text must say why, of crowds too. */
    | "why";

/** What may stand in the headline and the first two paragraphs with nobody identified. */
export type Lede =
    /** Words of a charge: `alleged`, `accused of`. */
    | "charges"
    /** Nothing. */
    | "nothing";

/** What an editor found. */
export type Action =
    /** The mark is right; with a check: this is fine here. */
    | "confirm"
    /** The mark is wrong. */
    | "suppress"
    /** The mark is right with another name, kind or manner. */
    | "fix";

/** What a correction is about. */
export type Target =
    /** A claim. */
    | "claim"
    /** A mention of an entity. */
    | "entity"
    /** A date or a figure. */
    | "value";

/** What a fix changes. */
export interface Replacement {
    /** The entity's name. */
    name?: string;
    /** The entity's kind. */
    kind?: EntityKind;
    /** How the claim comes to the reader. */
    manner?: Manner;
}

/** How a mention speaks of its entity. */
export type MentionForm =
    /** By name: `Brad Smith`, `Smith`, `UN`. */
    | "name"
    /** By a description: `the ministry`, `the 43-year-old`. */
    | "nominal"
    /** By a pronoun: `she`. */
    | "pronoun";

/** What a cue does with the content. */
export type CueKind =
    /** `say`, `announce`, `according to`. */
    | "assertion"
    /** `call for`, `urge`, `order`. */
    | "directive"
    /** `believe`, `think`. */
    | "belief"
    /** `know`, `find`, `discover`: what follows is taken as true. */
    | "knowledge"
    /** `plan`, `vow`, `agree`. */
    | "intention"
    /** `fear`, `welcome`, `support`. */
    | "attitude"
    /** `rule`, `decide`. */
    | "decree"
    /** `reportedly`, `allegedly`, `is believed to`. */
    | "hearsay";

/** How a hedge holds back. */
export type HedgeKind =
    /** `may`, `likely`, `potential`. */
    | "epistemic"
    /** `reportedly`. */
    | "hearsay"
    /** `some say`, `reports indicate`. */
    | "weasel"
    /** `if`, `unless`. */
    | "condition"
    /** `is thought to`, `believe`. */
    | "doxastic";

/** What kind of reason the words of a claim give. */
export type EvidenceKind =
    /** `40 boats`. */
    | "number"
    /** `£14m`. */
    | "money"
    /** `40 percent`. */
    | "share"
    /** `two years`. */
    | "duration"
    /** `twice as long`. */
    | "comparison"
    /** `the first`. */
    | "first"
    /** `only`. */
    | "only"
    /** `has risen`. */
    | "trend"
    /** `because`. */
    | "cause"
    /** `reckless`. */
    | "judgement"
    /** The whole sentence, whatever its words. */
    | "judging"
    /** `must repay`. */
    | "norm"
    /** `will open`. */
    | "future"
    /** `denied`, of who is said to hold the opposite. */
    | "denied"
    /** `officials`, `reportedly`: whom the claim rests on is not known. */
    | "restsOn";

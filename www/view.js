// A text and its Analysis into what a reader sees: items of a few layers, each with its words, its place and its source.

import { applyOverrides } from './overrides.js';

/** @import { Analysis, Attribution, Claim, Entity, Manner, Source, SourceKind, Span, Value } from './analysis.js' */
/** @import { Marks } from './options.js' */
/** @import { Override } from './overrides.js' */

/**
 * @typedef {'person' | 'organization' | 'location' | 'group' | 'other'} EntityLayer
 * @typedef {'values' | 'claims' | 'quotes' | 'hedges'} OtherLayer
 * @typedef {EntityLayer | OtherLayer} Layer What `show` and the legend switch.
 *
 * @typedef {object} EntityItem
 * @property {'entity'} type
 * @property {string} id
 * @property {EntityLayer} layer
 * @property {Span[]} spans
 * @property {Entity} entity
 *
 * @typedef {object} ValueItem
 * @property {'value'} type
 * @property {string} id
 * @property {'values'} layer
 * @property {Span[]} spans
 * @property {Value} value
 *
 * @typedef {object} ClaimItem
 * @property {'claim'} type
 * @property {string} id
 * @property {'claims'} layer
 * @property {Span[]} spans
 * @property {Manner} manner How it comes to the page; what is retold around words in quotation marks is quoted.
 * @property {Span[]} marked What quiet marks mark of it: all, where nobody is named.
 * @property {Claim} claim
 * @property {Attribution | null} attribution
 * @property {string} sourceName Empty where nobody is named.
 * @property {SourceItem | null} source
 *
 * @typedef {object} PassageItem What rests on somebody's word; in quotation marks it is a quotation.
 * @property {'quote' | 'passage'} type
 * @property {string} id
 * @property {'quotes' | 'passages'} layer
 * @property {Span[]} spans
 * @property {Manner} manner As that of a claim.
 * @property {Span[]} marked What quiet marks mark of it: what stands in quotation marks; where nobody is named its claims, or all.
 * @property {Attribution} attribution
 * @property {string} sourceName
 * @property {SourceItem | null} source
 *
 * @typedef {object} SourceItem
 * @property {string} id
 * @property {Source} source
 * @property {string} name
 * @property {ClaimItem[]} claims
 * @property {(ClaimItem | PassageItem)[]} passages What it is given, in text order.
 *
 * @typedef {'named' | 'office' | 'document' | 'person' | 'nobody'} SourceGroup
 * @typedef {EntityItem | ValueItem | ClaimItem | PassageItem} Item
 */

/** @type {EntityLayer[]} */
export const ENTITY_LAYERS = ['person', 'organization', 'location', 'group', 'other'];
/** @type {Layer[]} */
export const LAYERS = ['claims', 'quotes', ...ENTITY_LAYERS, 'values', 'hedges'];
export { MANNERS } from './manners.js';

/** Blocks of running text. @type {Set<string>} */
const RUNNING = new Set(['paragraph', 'listItem', 'blockQuote']);

/** No article has more headings: each place is compared with all of them. */
const MOST = 50;

/** Below this, a reader is shown nothing: precision before recall. */
export const CALIBRATED_CONFIDENCE = 0.5;

/** What the panel and the painter read: one analysis, indexed. */
export class View {
  /** Title, byline and what stands between them. @type {Span[]} */
  #headings;
  /** What each entity is called. @type {Map<string, string>} */
  #names;
  /** What of the words that are given to somebody stands in quotation marks, by attribution. @type {Map<unknown, Span[]>} */
  #quoted;

  /**
   * @param {string} text @param {Analysis} analysis
   * @param {{minConfidence?: number, overrides?: readonly Override[]}} [options]
   */
  constructor(text, analysis, { minConfidence = CALIBRATED_CONFIDENCE, overrides = [] } = {}) {
    const seen = applyOverrides(text, analysis, overrides);
    this.text = text;
    this.analysis = seen;
    this.#names = new Map(seen.entities.map(({ id, name }) => [id, name]));
    this.#quoted = new Map(seen.attributions.map(({ id, quotation, contents }) => [id, quotation === 'direct' ? contents : contents.flatMap((span) => this.#quotedIn(span))]));
    this.attributions = new Map(seen.attributions.map((attribution) => [attribution.id, attribution]));
    this.entities = seen.entities.map((entity) => entityItem(entity, minConfidence)).filter((item) => item.spans.length > 0);
    this.values = seen.values.map(valueItem);
    /** @type {SourceItem[]} */
    this.sources = seen.sources.map((source, at) => ({ id: `s${at}`, source, name: source.name, claims: [], passages: [] }));
    const sourceOf = new Map(this.sources.flatMap((item) => item.source.attributions.map((id) => [id, item])));
    this.claims = seen.claims
      .filter((claim) => claim.confidence >= minConfidence)
      .map((claim) => this.#claimItem(claim, sourceOf.get(/** @type {Attribution['id']} */ (claim.attribution)) ?? null));
    for (const claim of this.claims) claim.source?.claims.push(claim);
    // That words stand in quotation marks is plain to see, also where it is less sure who said them.
    const manners = new Map(this.claims.map(({ claim, manner }) => [claim.attribution, manner]));
    this.passages = seen.attributions
      .filter(({ id, confidence, quotation }) => confidence >= minConfidence || (quotation === 'direct' && manners.get(id) === 'quoted'))
      .map((attribution) => this.#passageItem(attribution, sourceOf.get(attribution.id) ?? null, manners.get(attribution.id)));
    this.#addUnlisted();
    const blocks = seen.blocks ?? [];
    const firstByline = blocks.findIndex(({ kind }) => kind === 'byline');
    const isBefore = (/** @type {number} */ at) => at < firstByline && firstByline < 6;
    this.#headings = blocks.filter(({ kind }, at) => kind === 'headline' || kind === 'byline' || isBefore(at)).map(({ span }) => span).slice(0, MOST);
    /** What a reader counts as paragraphs. */
    const running = (this.paragraphs = blocks.filter(({ kind, span }) => RUNNING.has(kind) && !this.isHeading(span)));
    /** From the first running text to the last. @type {Span} */
    this.body = [running[0]?.span[0] ?? 0, Math.max(1, running.at(-1)?.span[1] ?? text.length)];
    const given = this.passages.filter(({ manner }) => manner !== 'unattributed');
    /** @type {Set<unknown>} */
    const inPassages = new Set(given.map(({ attribution }) => attribution));
    const alone = this.claims.filter(({ attribution }) => !inPassages.has(attribution));
    /** All that is counted, listed and gone through, in reading order: passages, whole, and claims that are in none. */
    this.places = [...given, ...alone].filter(({ spans: [first] }) => first).sort((a, b) => start(a) - start(b));
    for (const place of this.places) place.source?.passages.push(place);
    /** What of it strip and margin show. */
    this.spoken = this.places.filter((place) => !this.isHeading([start(place), 0]));
    /** @type {Map<string, Item>} */
    this.items = new Map([...this.entities, ...this.values, ...this.claims, ...this.passages].map((item) => [item.id, item]));
  }

  /** The words under a span. @param {Span} span */
  words([start, end]) {
    return this.text.slice(start, end);
  }

  /** How many words stand under some spans. @param {Span[]} spans */
  count(spans) {
    return spans.reduce((sum, span) => sum + (this.words(span).match(/\S+/g)?.length ?? 0), 0);
  }

  /** All that an item stands on. @param {Item} item */
  wordsOf(item) {
    return item.spans.map((span) => this.words(span)).join(' … ');
  }

  /** Whether words stand in the title, the byline or the standfirst, which are never marked. @param {Span} span */
  isHeading([start]) {
    return this.#headings.some(([from, to]) => start >= from && start < to);
  }

  /** How an attribution's source is called. @param {Attribution | null | undefined} attribution */
  sourceName(attribution) {
    const source = attribution?.source;
    if (!source) return '';
    return this.#names.get(source.entity ?? '') ?? (source.span ? this.words(source.span) : '');
  }

  /** @param {Claim} claim @param {SourceItem | null} source @returns {ClaimItem} */
  #claimItem(claim, source) {
    const attribution = this.attributions.get(/** @type {Attribution['id']} */ (claim.attribution)) ?? null;
    const [from, to] = claim.span;
    const manner = told(claim.manner, this.quotedOf(attribution).filter(([start, end]) => start < to && end > from));
    return { type: 'claim', id: claim.id, layer: 'claims', spans: [claim.span], manner, marked: isNameless(manner) ? [claim.span] : [], claim, attribution, sourceName: this.#nameOf(attribution, source), source };
  }

  /** @param {Attribution} attribution @param {SourceItem | null} source @param {Manner} [manner] That of its claims. @returns {PassageItem} */
  #passageItem(attribution, source, manner) {
    const { id, quotation, contents } = attribution;
    const type = quotation === 'direct' ? 'quote' : 'passage';
    const quoted = this.quotedOf(attribution);
    const its = told(manner ?? mannerOf(attribution), quoted);
    const marked = isNameless(its) ? (manner ? [] : contents) : quoted;
    return { type, id, layer: `${type}s`, spans: contents, manner: its, marked, attribution, sourceName: this.#nameOf(attribution, source), source };
  }

  /** What of the words that are given to somebody stands in quotation marks. @param {Attribution | null} attribution */
  quotedOf(attribution) {
    return this.#quoted.get(attribution?.id) ?? [];
  }

  /** @param {Span} span @returns {Span[]} */
  #quotedIn(span) {
    return [...this.words(span).matchAll(QUOTED)].map(({ index, 0: { length } }) => [(index += span[0]), index + length]);
  }

  /** One row for the people not named of whom the ledger is not sure enough for a row each: no mark in the text is without one. */
  #addUnlisted() {
    const unlisted = this.passages.filter(({ manner, source }) => manner === 'anonymous' && !source);
    if (unlisted.length === 0) return;
    // A pronoun is nobody's name.
    const name = [...new Set(unlisted.map(({ sourceName }) => sourceName).filter((name) => name.length > 5))].join(', ');
    const source = /** @type {Source} */ ({ kind: 'anonymous', entity: null, name, attributions: unlisted.map(({ id }) => id), wordsQuoted: 0, wordsAttributed: this.count(unlisted.flatMap(({ spans }) => spans)) });
    /** @type {Set<unknown>} */
    const its = new Set(source.attributions);
    const row = { id: `s${this.sources.length}`, source, name, claims: this.claims.filter(({ claim }) => its.has(claim.attribution)), passages: [] };
    this.sources.push(row);
    for (const item of [...unlisted, ...row.claims]) item.source = row;
  }

  /** @param {Attribution | null} attribution @param {SourceItem | null} source */
  #nameOf(attribution, source) {
    return this.sourceName(attribution) || source?.name || '';
  }
}

/** Where an item first stands. @param {Item} item */
export function start(item) {
  return item.spans[0]?.[0] ?? 0;
}

/** The layer that an entity is painted in. @param {Entity} entity @returns {EntityLayer} */
export function entityLayer({ kind }) {
  if (kind === 'facility') return 'location';
  return ENTITY_LAYERS.find((layer) => layer === kind) ?? 'other';
}

/** @param {Entity} entity @param {number} minConfidence @returns {EntityItem} */
function entityItem(entity, minConfidence) {
  const spans = entity.mentions
    .filter((mention) => mention.form === 'name' && mention.confidence >= minConfidence)
    .map((mention) => mention.span);
  return { type: 'entity', id: entity.id, layer: entityLayer(entity), spans, entity };
}

/** @param {Value} value @returns {ValueItem} */
function valueItem(value) {
  return { type: 'value', id: value.id, layer: 'values', spans: [value.span], value };
}

/** Where a source stands in the ledger. What the engine knows no better is a person without a name. @param {SourceKind} kind @returns {SourceGroup} */
export function groupOf(kind) {
  const groups = /** @type {Record<string, SourceGroup>} */ ({ named: 'named', self: 'named', office: 'office', document: 'document', anonymous: 'person' });
  return groups[kind] ?? 'nobody';
}

/**
 * What paints an item, and where. With all marks claims have a layer for each manner, because manner is what their line says;
 * quiet ones are those of whole passages: a quotation has the tint from mark to mark, whatever of it is a claim.
 *
 * @param {Item} item @param {Marks} [marks]
 * @returns {[layer: string | null, spans: Span[]]}
 */
export function paintOf(item, marks = 'all') {
  if (!('manner' in item)) return [item.layer, item.spans];
  const { type, manner } = item;
  if (marks === 'all') return [type === 'claim' ? `claim-${manner}` : type === 'quote' ? 'quotes' : null, item.spans];
  return [isNameless(manner) ? `claim-${manner}` : 'quiet-quoted', item.marked];
}

/** The source's own words make what is retold around them a quotation. @param {Manner} manner @param {Span[]} quoted @returns {Manner} */
function told(manner, quoted) {
  return manner === 'attributed' && quoted.length > 0 ? 'quoted' : manner;
}

/** Whether nobody with a name stands for what is said. @param {Manner} manner */
function isNameless(manner) {
  return manner === 'anonymous' || manner === 'hearsay';
}

/** From mark to mark; an apostrophe ends no quotation. */
const QUOTED = /“[^”]+”?|"[^"]+"|«[^»]+»|(?<!\p{L})‘.+?’(?!\p{L})/gsu;

/** How a passage without claims comes to the page; as claims do. @param {Attribution} attribution @returns {Manner} */
function mannerOf({ source, cue, quotation }) {
  const kind = source?.kind;
  if (kind === 'self') return 'unattributed';
  if (kind === 'unspecified' || cue?.kind === 'hearsay') return 'hearsay';
  return kind === 'anonymous' ? kind : quotation === 'direct' ? 'quoted' : 'attributed';
}

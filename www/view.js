// A text and its Analysis into what a reader sees: items of a few layers, each with its words, its place and its source.

import { applyOverrides } from './overrides.js';

/** @import { Analysis, Attribution, Claim, Entity, Source, SourceKind, Span, Value } from './analysis.js' */
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
 * @property {Claim} claim
 * @property {Attribution | null} attribution
 * @property {string} sourceName Empty where nobody is named.
 * @property {SourceItem | null} source
 *
 * @typedef {object} PassageItem What rests on somebody's word; in quotation marks it is a quotation.
 * @property {'quote' | 'passage'} type
 * @property {string} id
 * @property {'quotes' | 'passages'} layer Nothing switches `passages`: they are reached, and not painted.
 * @property {Span[]} spans
 * @property {Attribution} attribution
 * @property {string} sourceName
 * @property {SourceItem | null} source
 *
 * @typedef {object} SourceItem
 * @property {string} id
 * @property {Source} source
 * @property {string} name
 * @property {ClaimItem[]} claims
 * @property {PassageItem[]} passages What it is given, in text order.
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

/** Below this, a reader is shown nothing: precision before recall. */
export const CALIBRATED_CONFIDENCE = 0.5;

/** What the panel and the painter read: one analysis, indexed. */
export class View {
  /** What each entity is called. @type {Map<string, string>} */
  #names;

  /**
   * @param {string} text @param {Analysis} analysis
   * @param {{minConfidence?: number, overrides?: readonly Override[]}} [options]
   */
  constructor(text, analysis, { minConfidence = CALIBRATED_CONFIDENCE, overrides = [] } = {}) {
    const seen = applyOverrides(text, analysis, overrides);
    this.text = text;
    this.analysis = seen;
    this.#names = new Map(seen.entities.map(({ id, name }) => [id, name]));
    this.attributions = new Map(seen.attributions.map((attribution) => [attribution.id, attribution]));
    this.entities = seen.entities.map((entity) => entityItem(entity, minConfidence)).filter((item) => item.spans.length > 0);
    this.values = seen.values.map(valueItem);
    const isSure = (/** @type {Attribution['id']} */ id) => (this.attributions.get(id)?.confidence ?? 0) >= minConfidence;
    /** @type {SourceItem[]} */
    this.sources = seen.sources.map((source, at) => ({ id: `s${at}`, source, name: source.name, claims: [], passages: [] }));
    const sourceOf = new Map(this.sources.flatMap((item) => item.source.attributions.map((id) => [id, item])));
    this.claims = seen.claims
      .filter((claim) => claim.confidence >= minConfidence)
      .map((claim) => this.#claimItem(claim, (claim.attribution && sourceOf.get(claim.attribution)) || null));
    for (const claim of this.claims) claim.source?.claims.push(claim);
    // That words stand in quotation marks is plain to see, also where it is less sure who said them.
    const quoted = new Set(this.claims.filter(({ claim }) => claim.manner === 'quoted').map(({ claim }) => claim.attribution));
    this.passages = seen.attributions
      .filter(({ id, quotation }) => isSure(id) || (quotation === 'direct' && quoted.has(id)))
      .map((attribution) => this.#passageItem(attribution, sourceOf.get(attribution.id) ?? null));
    for (const passage of this.passages) passage.source?.passages.push(passage);
    this.quotes = this.passages.filter(({ type }) => type === 'quote');
    const blocks = seen.blocks ?? [];
    const firstByline = blocks.findIndex(({ kind }) => kind === 'byline');
    const isBefore = (/** @type {number} */ at) => at < firstByline && firstByline < 6;
    /** Title, byline and what stands between them. */
    this.headings = blocks.filter(({ kind }, at) => kind === 'headline' || kind === 'byline' || isBefore(at)).map(({ span }) => span);
    const running = blocks.filter(({ kind, span }) => RUNNING.has(kind) && !this.isHeading(span));
    /** From the first running text to the last. @type {Span} */
    this.body = [running[0]?.span[0] ?? 0, Math.max(1, running.at(-1)?.span[1] ?? text.length)];
    /** @type {Map<string, Item>} */
    this.items = new Map();
    for (const item of [...this.entities, ...this.values, ...this.claims, ...this.passages]) this.items.set(item.id, item);
  }

  /** The words under a span. @param {Span} span */
  words([start, end]) {
    return this.text.slice(start, end);
  }

  /** All that an item stands on. @param {Item} item */
  wordsOf(item) {
    return item.spans.map((span) => this.words(span)).join(' … ');
  }

  /** Whether words stand in the title, the byline or the standfirst, which are never marked. @param {Span} span */
  isHeading([start]) {
    return this.headings.some(([from, to]) => start >= from && start < to);
  }

  /** How an attribution's source is called. @param {Attribution | null | undefined} attribution */
  sourceName(attribution) {
    const source = attribution?.source;
    if (!source) return '';
    return this.#names.get(source.entity ?? '') ?? (source.span ? this.words(source.span) : '');
  }

  /** @param {Claim} claim @param {SourceItem | null} source @returns {ClaimItem} */
  #claimItem(claim, source) {
    const attribution = (claim.attribution && this.attributions.get(claim.attribution)) || null;
    return { type: 'claim', id: claim.id, layer: 'claims', spans: [claim.span], claim, attribution, sourceName: this.#nameOf(attribution, source), source };
  }

  /** @param {Attribution} attribution @param {SourceItem | null} source @returns {PassageItem} */
  #passageItem(attribution, source) {
    const isQuote = attribution.quotation === 'direct';
    return { type: isQuote ? 'quote' : 'passage', id: attribution.id, layer: isQuote ? 'quotes' : 'passages', spans: attribution.contents, attribution, sourceName: this.#nameOf(attribution, source), source };
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

/** What paints an item, or `null` where nothing does. Claims have a layer for each manner, because manner is what their line says.
 *
 * @param {Item} item @param {Marks} [marks]
 */
export function paintLayer(item, marks = 'all') {
  if (item.type === 'passage') return null;
  if (item.type !== 'claim') return item.layer;
  const { manner } = item.claim;
  if (marks === 'all') return `claim-${manner}`;
  return manner === 'quoted' ? 'quiet-quoted' : manner === 'anonymous' || manner === 'hearsay' ? `claim-${manner}` : null;
}

// An editor's corrections into a corrected Analysis: each finds its item by the words around it.

/** @import { Analysis, EntityKind, Manner, Span } from './analysis.js' */

/**
 * One correction. The place is a quotation of the text with what stands before and after it, as in W3C Web Annotation,
 * so that it outlives edits elsewhere.
 *
 * @typedef {object} Override
 * @property {'suppress' | 'confirm' | 'fix'} action
 * @property {'claim' | 'entity' | 'value'} [type] Only items of this type; any where left out.
 * @property {string} quote
 * @property {string} [prefix]
 * @property {string} [suffix]
 * @property {{name?: string, kind?: EntityKind, manner?: Manner}} [set] What a fix changes.
 */

/**
 * The analysis with the corrections made; the one given is left as it was.
 *
 * @param {string} text @param {Analysis} analysis @param {readonly Override[]} overrides
 * @returns {Analysis}
 */
export function applyOverrides(text, analysis, overrides) {
  if (overrides.length === 0) return analysis;
  const corrected = structuredClone(analysis);
  for (const override of overrides) {
    const place = find(text, override);
    if (place) apply(corrected, place, override);
  }
  return corrected;
}

/**
 * A JSON value as corrections; what does not have their form is left out.
 *
 * @param {unknown} json
 * @returns {Override[]}
 */
export function readOverrides(json) {
  const list = Array.isArray(json) ? json : /** @type {{items?: unknown}} */ (json ?? {}).items;
  if (!Array.isArray(list)) return [];
  return list.filter(
    (item) => typeof item?.quote === 'string' && item.quote !== '' && ['suppress', 'confirm', 'fix'].includes(item.action),
  );
}

/** @param {string} text @param {Override} override @returns {Span | null} */
function find(text, { quote, prefix = '', suffix = '' }) {
  const at = text.indexOf(prefix + quote + suffix);
  return at < 0 ? null : [at + prefix.length, at + prefix.length + quote.length];
}

/** @param {Analysis} analysis @param {Span} place @param {Override} override */
function apply(analysis, place, { action, type, set = {} }) {
  /** @param {Span} span */
  const isHere = (span) => span[0] === place[0] && span[1] === place[1];
  const claims = type && type !== 'claim' ? [] : analysis.claims.filter(({ span }) => isHere(span));
  const values = type && type !== 'value' ? [] : analysis.values.filter(({ span }) => isHere(span));
  const entities =
    type && type !== 'entity' ? [] : analysis.entities.filter(({ mentions }) => mentions.some(({ span }) => isHere(span)));
  if (action === 'suppress') {
    analysis.claims = analysis.claims.filter((claim) => !claims.includes(claim));
    analysis.values = analysis.values.filter((value) => !values.includes(value));
    for (const entity of entities) entity.mentions = entity.mentions.filter(({ span }) => !isHere(span));
    analysis.entities = analysis.entities.filter(({ mentions }) => mentions.length > 0);
    return;
  }
  for (const claim of claims) {
    claim.confidence = 1;
    if (action === 'fix' && set.manner) claim.manner = set.manner;
  }
  for (const entity of entities) {
    for (const mention of entity.mentions) if (isHere(mention.span)) mention.confidence = 1;
    if (action === 'fix' && set.kind) entity.kind = set.kind;
    if (action === 'fix' && set.name) entity.name = set.name;
  }
}

// An editor's corrections into a corrected Analysis: each finds its item by the words around it.

import { MANNERS } from './manners.js';

/** @import { Analysis, EntityKind, Span } from './analysis.js' */

/** @typedef {import("./analysis.js").Override} Override One correction. */

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
    // One with a check is about an item of the desk's list alone.
    const place = !override.check && placeOf(text, override);
    if (place) apply(corrected, place, override);
  }
  return corrected;
}

/** What each part of a correction may be. @type {Record<string, (value: any) => boolean>} */
const PARTS = {
  quote: (value) => isText(value) && value !== '',
  action: (value) => ['suppress', 'confirm', 'fix'].includes(value),
  type: (value) => value === undefined || ['claim', 'entity', 'value'].includes(value),
  prefix: (value) => value === undefined || isText(value),
  suffix: (value) => value === undefined || isText(value),
  set: (value) => value === undefined || isObject(value),
  'set.name': (value) => value === undefined || isText(value),
  'set.kind': (value) => value === undefined || KINDS.includes(value),
  'set.manner': (value) => value === undefined || MANNERS.includes(value),
};

/** @type {EntityKind[]} */
const KINDS = ['person', 'organization', 'location', 'facility', 'group', 'product', 'event', 'work', 'law', 'misc'];

/**
 * A JSON value as corrections. One that does not have their form is left out, and told to whom it may concern.
 *
 * @param {unknown} json @param {(problem: string) => void} tell
 * @returns {Override[]}
 */
export function readOverrides(json, tell) {
  const list = listIn(json);
  if (!list) {
    tell('there is no list of corrections');
    return [];
  }
  return list.filter((item, at) => {
    const faults = faultsOf(item);
    if (faults.length > 0) tell(`correction ${at + 1} is left out: ${faults.map(([name, value]) => `"${name}" is ${value}`).join(', ')}`);
    return faults.length === 0;
  });
}

/** The list of a file, which may stand in an object as its `items`. @param {any} json @returns {any[] | null} */
export function listIn(json) {
  const list = Array.isArray(json) ? json : json?.items;
  return Array.isArray(list) ? list : null;
}

/** The parts of a correction that do not have their form, with what they hold. @param {unknown} item @returns {[name: string, value: string | undefined][]} */
export function faultsOf(item) {
  const wrong = Object.entries(PARTS).filter(([name, fits]) => !fits(part(item, name)));
  return wrong.map(([name]) => [name, JSON.stringify(part(item, name))?.slice(0, 60)]);
}

/** Its own alone: `Object(null)` has none. @param {unknown} item @param {string} name */
function part(item, name) {
  return name.split('.').reduce((value, key) => (Object.hasOwn(Object(value), key) ? Reflect.get(Object(value), key) : undefined), item);
}

/** @param {unknown} value */
export function isText(value) {
  return typeof value === 'string';
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the words of a correction stand. @param {string} text @param {Override} override @returns {Span | null} */
export function placeOf(text, { quote, prefix = '', suffix = '' }) {
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
    // A passage ends with the last of its claims.
    const ended = claims.map(({ attribution }) => attribution).filter((id) => !analysis.claims.some(({ attribution }) => attribution === id));
    analysis.attributions = analysis.attributions.filter(({ id }) => !ended.includes(id));
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

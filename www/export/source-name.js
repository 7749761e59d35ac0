// An attribution into the name of its source, for every format alike.

/** @import { Analysis, Attribution, Entity } from '../analysis.js' */

/** What each analysis names, by its id: each is looked for as often as there are claims. @type {WeakMap<Analysis, {entities: Map<unknown, Entity>, attributions: Map<unknown, Attribution>}>} */
const indexes = new WeakMap();

/** @template {{id: unknown}} T @param {T[]} list @returns {Map<unknown, T>} */
function byId(list) {
  return new Map(list.map((one) => [one.id, one]));
}

/** @param {Analysis} analysis */
function indexOf(analysis) {
  const index = indexes.get(analysis) ?? { entities: byId(analysis.entities), attributions: byId(analysis.attributions) };
  indexes.set(analysis, index);
  return index;
}

/** @param {string} text @param {Analysis} analysis @param {string | null} id */
export function attributionOf(text, analysis, id) {
  const attribution = indexOf(analysis).attributions.get(id);
  return { attribution, name: attribution ? sourceName(text, analysis, attribution) : '' };
}

/** @param {Analysis} analysis @param {Attribution | undefined} attribution */
export function entityOf(analysis, attribution) {
  return indexOf(analysis).entities.get(attribution?.source?.entity);
}

/** @param {string} text @param {Analysis} analysis @param {Attribution} attribution */
export function sourceName(text, analysis, attribution) {
  const { source } = attribution;
  if (!source) return '';
  return entityOf(analysis, attribution)?.name ?? (source.span ? text.slice(...source.span) : '');
}

// An attribution into the name of its source, for every format alike.

/** @import { Analysis, Attribution } from '../analysis.js' */

/** @param {string} text @param {Analysis} analysis @param {string | null} id */
export function attributionOf(text, analysis, id) {
  const attribution = id === null ? undefined : analysis.attributions.find((one) => one.id === id);
  return { attribution, name: attribution ? sourceName(text, analysis, attribution) : '' };
}

/** @param {string} text @param {Analysis} analysis @param {Attribution} attribution */
export function sourceName(text, analysis, { source }) {
  if (!source) return '';
  const entity = analysis.entities.find(({ id }) => id === source.entity);
  return entity?.name ?? (source.span ? text.slice(...source.span) : '');
}

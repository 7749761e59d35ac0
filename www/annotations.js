// A file that was made beforehand into the analysis of one text, or into what is wrong with it.

import { ClaimlightError } from './protocol.js';

/** @import { Analysis } from './analysis.js' */

/** The lists of an analysis, and the list that each of their entries has. @type {Record<string, string | null>} */
const LISTS = { blocks: null, sentences: null, entities: 'mentions', values: null, attributions: 'contents', claims: 'hedges', sources: 'attributions' };

/**
 * @param {string} file Its address. @param {unknown} json @param {string} text The text of the article.
 * @returns {Analysis}
 * @throws {ClaimlightError} where it is no analysis, or that of another text
 */
export function readAnnotations(file, json, text) {
  const wrong = (/** @type {string} */ what) => new ClaimlightError('annotations', `${file}: ${what}`);
  if (!isObject(json)) throw wrong('is not an object');
  const { textLength, offsetUnit } = json;
  if (textLength !== text.length || offsetUnit !== 'utf-16') {
    throw new ClaimlightError('integrity', `${file} was made for a text of ${textLength} ${offsetUnit}, this one has ${text.length} utf-16`);
  }
  for (const [name, inner] of Object.entries(LISTS)) {
    const list = json[name];
    if (!Array.isArray(list)) throw wrong(`"${name}" is not a list`);
    const at = list.findIndex((entry) => !isObject(entry) || (inner !== null && !Array.isArray(entry[inner])));
    if (at >= 0) throw wrong(`entry ${at} of "${name}" is not understood`);
  }
  return /** @type {Analysis} */ (json);
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

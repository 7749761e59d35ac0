// A file that was made beforehand into the analysis of one text, or into what is wrong with it.

import { isObject, isText } from './overrides.js';
import { ClaimlightError } from './protocol.js';
import { textHash } from './text-hash.js';

/** @import { Analysis } from './analysis.js' */

/** What a value may be: a kind of value, an object of values, or a list of one kind. @typedef {((value: any, length: number) => boolean) | object} Form */

const number = (/** @type {unknown} */ value) => typeof value === 'number';
const span = (/** @type {any} */ value, /** @type {number} */ length) => Array.isArray(value) && value.length === 2 && value.every(Number.isInteger) && 0 <= value[0] && value[0] <= value[1] && value[1] <= length;
const source = (/** @type {any} */ value, /** @type {number} */ length) => value === null || (isObject(value) && isText(value['kind']) && (value['span'] === null || span(value['span'], length)));
const cue = (/** @type {any} */ value, /** @type {number} */ length) => value === null || (isObject(value) && span(value['span'], length));

/** What the page reads of an analysis. @type {Record<string, Form>} */
const ANALYSIS = {
  blocks: [{ span, kind: isText }],
  entities: [{ id: isText, kind: isText, name: isText, mentions: [{ span, form: isText, confidence: number }] }],
  values: [{ id: isText, span, kind: isText }],
  attributions: [{ id: isText, source, cue, contents: [span], quotation: isText, confidence: number }],
  claims: [{ id: isText, span, checkWorthiness: number, kinds: [isText], manner: isText, hedges: [{ span }], evidence: [{ span }], confidence: number }],
  sources: [{ name: isText, kind: isText, attributions: [isText], wordsAttributed: number, wordsQuoted: number }],
};

/**
 * @param {string} file Its address. @param {unknown} json @param {string} article The text of the article.
 * @returns {Analysis}
 * @throws {ClaimlightError} where it is no analysis, or that of another text
 */
export function readAnnotations(file, json, article) {
  const other = isObject(json) && otherText(json, article);
  if (other) throw new ClaimlightError('integrity', `${file} ${other}`);
  const wrong = firstWrong(json, ANALYSIS, article.length);
  if (wrong !== null) throw new ClaimlightError('annotations', `${file}: ${wrong || 'all of it'} is not understood`);
  return /** @type {Analysis} */ (json);
}

/**
 * How an analysis says that it was made for another text; empty where it may be of this one.
 *
 * @param {{textLength?: unknown, offsetUnit?: unknown, textHash?: unknown}} analysis @param {string} text
 */
export function otherText({ textLength, offsetUnit, textHash: hash }, text) {
  if (typeof textLength === 'number' && (textLength !== text.length || offsetUnit !== 'utf-16')) return `was made for a text of ${textLength} ${offsetUnit}, this one has ${text.length} utf-16`;
  // Another text may be as long. Files of the first format have no hash.
  return typeof hash === 'string' && hash !== textHash(text) ? 'was made for another text' : '';
}

/** Where a value first has another form, as `claims.3.span`; `null` where it has none. @param {any} value @param {Form} form @param {number} length @returns {string | null} */
function firstWrong(value, form, length) {
  if (typeof form === 'function') return form(value, length) ? null : '';
  const isList = Array.isArray(form);
  if (isList ? !Array.isArray(value) : !isObject(value)) return '';
  const keys = Object.keys(isList ? value : form);
  for (const key of keys) {
    // No list tells of more than there are letters: to show a million claims takes minutes.
    const wrong = +key >= length ? '' : firstWrong(value[key], /** @type {any} */ (form)[isList ? 0 : key], length);
    if (wrong !== null) return wrong ? `${key}.${wrong}` : key;
  }
  return null;
}

// A file that was made beforehand into the analysis of one text, or into what is wrong with it.

import { isObject } from './overrides.js';
import { ClaimlightError } from './protocol.js';
import { textHash } from './text-hash.js';

/** @import { Analysis } from './analysis.js' */

/** What a value may be: a kind of value, an object of values, or a list of one kind. @typedef {((value: any, length: number) => boolean) | object} Form */

const text = (/** @type {unknown} */ value) => typeof value === 'string';
const number = (/** @type {unknown} */ value) => typeof value === 'number';
const span = (/** @type {any} */ value, /** @type {number} */ length) => Array.isArray(value) && value.length === 2 && value.every(Number.isInteger) && 0 <= value[0] && value[0] <= value[1] && value[1] <= length;
const source = (/** @type {any} */ value, /** @type {number} */ length) => value === null || (isObject(value) && text(value['kind']) && (value['span'] === null || span(value['span'], length)));
const cue = (/** @type {any} */ value, /** @type {number} */ length) => value === null || (isObject(value) && span(value['span'], length));

/** What the page reads of an analysis. @type {Record<string, Form>} */
const ANALYSIS = {
  blocks: [{ span, kind: text }],
  entities: [{ id: text, kind: text, name: text, mentions: [{ span, form: text, confidence: number }] }],
  values: [{ id: text, span, kind: text }],
  attributions: [{ id: text, source, cue, contents: [span], quotation: text, confidence: number }],
  claims: [{ id: text, span, checkWorthiness: number, kinds: [text], manner: text, hedges: [{ span }], evidence: [{ span }], confidence: number }],
  sources: [{ name: text, kind: text, attributions: [text], wordsAttributed: number, wordsQuoted: number }],
};

/**
 * @param {string} file Its address. @param {unknown} json @param {string} article The text of the article.
 * @returns {Analysis}
 * @throws {ClaimlightError} where it is no analysis, or that of another text
 */
export function readAnnotations(file, json, article) {
  const { textLength, offsetUnit, textHash: hash } = isObject(json) ? json : {};
  if (typeof textLength === 'number' && (textLength !== article.length || offsetUnit !== 'utf-16')) {
    throw new ClaimlightError('integrity', `${file} was made for a text of ${textLength} ${offsetUnit}, this one has ${article.length} utf-16`);
  }
  // Another text may be as long. Files of the first format have no hash.
  if (typeof hash === 'string' && hash !== textHash(article)) throw new ClaimlightError('integrity', `${file} was made for another text of the same length`);
  const wrong = firstWrong(json, ANALYSIS, article.length);
  if (wrong !== null) throw new ClaimlightError('annotations', `${file}: ${wrong || 'all of it'} is not understood`);
  return /** @type {Analysis} */ (json);
}

/** Where a value first has another form, as `claims.3.span`; `null` where it has none. @param {any} value @param {Form} form @param {number} length @returns {string | null} */
function firstWrong(value, form, length) {
  if (typeof form === 'function') return form(value, length) ? null : '';
  const isList = Array.isArray(form);
  if (isList ? !Array.isArray(value) : !isObject(value)) return '';
  const keys = Object.keys(isList ? value : form);
  for (const key of keys) {
    const wrong = firstWrong(value[key], isList ? form[0] : Reflect.get(form, key), length);
    if (wrong !== null) return wrong ? `${key}.${wrong}` : key;
  }
  return null;
}

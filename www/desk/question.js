// What a desk asks into the one text that the engine reads: `src/wasm/question.rs` takes it apart.

/** @import { Desk, Report } from '../analysis.js' */

/** @typedef {string & {readonly asks: Report}} Question A question, for `analyze(text, {desk: question})`. */

/**
 * Joins settings and overrides by what is in no text of a page. An object would cost a kilobyte before the first highlight.
 *
 * @param {Desk} desk
 */
export function questionOf({ settings: { maxUnnamedShare, reason, lede } = {}, overrides = [] }) {
  const words = overrides.flatMap(({ action, type, check, set, quote, prefix, suffix }) => [action, type, check, set?.manner, quote, prefix, suffix]);
  return /** @type {Question} */ ([maxUnnamedShare, reason, lede, ...words].join('\0'));
}

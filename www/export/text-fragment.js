// A span of a text into an address that scrolls to it and lights it: https://wicg.github.io/scroll-to-text-fragment/.

/** @import { Span } from '../analysis.js' */

/** Longer spans are named by their first and last words. */
const WHOLE_LIMIT = 120;
const EDGE_WORDS = 5;
const CONTEXT_WORDS = 3;

/**
 * @param {string} text @param {Span} span @param {string} url Any address of the page; its own fragment goes.
 * @returns {string}
 */
export function toTextFragment(text, [start, end], url) {
  const quote = text.slice(start, end);
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const rest = text.slice(end).split('\n', 1)[0] ?? '';
  const prefix = words(line).slice(-CONTEXT_WORDS).join(' ');
  const suffix = words(rest).slice(0, CONTEXT_WORDS).join(' ');
  const inside = words(quote);
  const isWhole = quote.length <= WHOLE_LIMIT && !quote.includes('\n');
  const target = isWhole
    ? encode(inside.join(' '))
    : `${encode(inside.slice(0, EDGE_WORDS).join(' '))},${encode(inside.slice(-EDGE_WORDS).join(' '))}`;
  const before = prefix ? `${encode(prefix)}-,` : '';
  const after = suffix ? `,-${encode(suffix)}` : '';
  return `${url.replace(/#.*$/s, '')}#:~:text=${before}${target}${after}`;
}

/** @param {string} text */
function words(text) {
  return text.split(/\s+/).filter(Boolean);
}

/** A hyphen has a meaning of its own in a text directive. @param {string} text */
function encode(text) {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');
}

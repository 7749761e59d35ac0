// What a reader brings, plain text or Markdown, into blocks of text; and blocks into an article on the page.

import { h } from './dom.js';

/**
 * @typedef {{kind: 'headline' | 'subheading' | 'byline' | 'paragraph' | 'listItem' | 'blockQuote', text: string}} Block
 */

const TAGS = /** @type {const} */ ({ headline: 'h1', subheading: 'h2', byline: 'p', paragraph: 'p', listItem: 'li', blockQuote: 'blockquote' });

/**
 * Plain text or Markdown, as paragraphs. A short first line without a full stop is the headline.
 *
 * @param {string} text
 * @returns {Block[]}
 */
export function blocksOfText(text) {
  const clean = text.replace(/\r\n?/g, '\n').trim();
  if (clean === '') return [];
  const hasBlankLines = /\n[ \t]*\n/.test(clean);
  const pieces = clean.split(hasBlankLines ? /\n[ \t]*\n\s*/ : /\n+/);
  return pieces.flatMap((piece, at) => {
    const heading = /^(#{1,6})\s+(.+)$/s.exec(piece);
    if (heading) return [block(heading[1] === '#' && at === 0 ? 'headline' : 'subheading', heading[2] ?? '')];
    if (/^\s*(?:[-*•]|\d+[.)])\s+/.test(piece)) return piece.split(/\n(?=[ \t]*(?:[-*•]|\d+[.)])\s)/).map((item) => block('listItem', item.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')));
    if (/^>\s?/.test(piece)) return [block('blockQuote', piece.replace(/^>\s?/gm, ''))];
    if (at === 0 && pieces.length > 1 && piece.length <= 140 && !/[.:;,]$/.test(piece.trim())) return [block('headline', piece)];
    if (at <= 2 && /^by\s+\p{Lu}/iu.test(piece) && piece.length <= 120 && !/[.]$/.test(piece)) return [block('byline', piece)];
    return [block('paragraph', piece)];
  });
}

/**
 * Puts blocks into an article element; what it held goes.
 *
 * @param {Element} article @param {Block[]} blocks
 */
export function renderArticle(article, blocks) {
  /** @type {HTMLElement[]} */
  const elements = [];
  for (const { kind, text } of blocks) {
    const element = h(TAGS[kind], { class: kind === 'byline' ? 'byline' : null, id: kind === 'headline' ? 'headline' : null }, text);
    const last = elements.at(-1);
    if (kind !== 'listItem') elements.push(element);
    else if (last?.localName === 'ul') last.append(element);
    else elements.push(h('ul', {}, element));
  }
  article.replaceChildren(...elements);
}

/** What an article element holds, as blocks: what a reader has edited. @param {Element} article @returns {Block[]} */
export function blocksOfArticle(article) {
  const kinds = /** @type {Record<string, Block['kind']>} */ ({ h1: 'headline', h2: 'subheading', li: 'listItem', blockquote: 'blockQuote' });
  return [...article.querySelectorAll('h1, h2, p, li, blockquote')].flatMap((element) => {
    const text = element.textContent ?? '';
    const kind = kinds[element.localName] ?? (element.classList.contains('byline') ? 'byline' : 'paragraph');
    return text.trim() === '' ? [] : [block(kind, text)];
  });
}

/** @param {Block['kind']} kind @param {string} text @returns {Block} */
function block(kind, text) {
  return { kind, text: text.replace(/\s+/g, ' ').trim() };
}

// What a reader brings, plain text or Markdown, into blocks of text; and blocks into an article on the page.

import { h } from './dom.js';

/**
 * @typedef {{kind: 'headline' | 'subheading' | 'byline' | 'paragraph' | 'listItem' | 'blockQuote', text: string}} Block
 */

/** A menu has so many lines at least, and so many letters in each at most. */
const MENU_LINES = 3;
const MENU_LETTERS = 32;

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
  const pieces = hasBlankLines ? clean.split(/\n[ \t]*\n\s*/).flatMap(linesOf) : clean.split(/\n+/).map((text) => ({ text, isMenu: false }));
  const first = pieces.findIndex(({ isMenu }) => !isMenu);
  return pieces.flatMap(({ text: piece, isMenu }, at) => {
    if (isMenu) return [block('paragraph', piece)];
    const heading = /^(#{1,6})\s+(.+)$/s.exec(piece);
    if (heading) return [block(heading[1] === '#' && at === first ? 'headline' : 'subheading', heading[2] ?? '')];
    if (/^\s*(?:[-*•]|\d+[.)])\s+/.test(piece)) return piece.split(/\n(?=[ \t]*(?:[-*•]|\d+[.)])\s)/).map((item) => block('listItem', item.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')));
    if (/^>\s?/.test(piece)) return [block('blockQuote', piece.replace(/^>\s?/gm, ''))];
    if (at === first && at < pieces.length - 1 && piece.length <= 140 && !/[.:;,]$/.test(piece.trim())) return [block('headline', piece)];
    if (at <= first + 2 && /^by\s+\p{Lu}/iu.test(piece) && piece.length <= 120 && !/[.]$/.test(piece)) return [block('byline', piece)];
    return [block('paragraph', piece)];
  });
}

/** The lines of a menu, each for itself; any other piece as it is: its lines were wrapped, or hold signs of Markdown. @param {string} piece */
function linesOf(piece) {
  const lines = piece.split('\n').map((line) => line.trim());
  const isItem = (/** @type {string} */ line) => line.length <= MENU_LETTERS && /^[\p{Lu}\p{N}]/u.test(line) && !/[.,;:!?…-]$/.test(line);
  const isMenu = lines.length >= MENU_LINES && lines.every(isItem);
  return (isMenu ? lines : [piece]).map((text) => ({ text, isMenu }));
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
  // There may be more than a call takes arguments.
  const all = document.createDocumentFragment();
  for (const element of elements) all.append(element);
  article.replaceChildren(all);
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

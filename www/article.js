// What a reader brings, plain text, Markdown or HTML, into blocks of text; and blocks into an article on the page.

import { h } from './dom.js';
import { parseInertly } from './page/inert-html.js';

/**
 * @typedef {{kind: 'headline' | 'subheading' | 'byline' | 'paragraph' | 'listItem' | 'blockQuote', text: string}} Block
 */

const TAGS = /** @type {const} */ ({ headline: 'h1', subheading: 'h2', byline: 'p', paragraph: 'p', listItem: 'li', blockQuote: 'blockquote' });

/** What carries no article text in pasted HTML. */
const NOISE = 'script,style,noscript,template,nav,aside,form,button,select,textarea,svg,math,iframe,object,embed,figure,footer,head,[hidden],[aria-hidden="true"]';

const BLOCKS = new Set(['address', 'article', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'legend', 'li', 'main', 'marquee', 'menu', 'ol', 'p', 'pre', 'search', 'section', 'summary', 'table', 'td', 'th', 'tr', 'ul']);

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
 * HTML, parsed where nothing runs and nothing loads, as blocks of its text. No element of it reaches the page.
 *
 * @param {string} html
 * @returns {Block[] | null} `null` where this page may not parse HTML.
 */
export function blocksOfHtml(html) {
  const parsed = parseInertly(html);
  if (!parsed) return null;
  for (const noise of parsed.querySelectorAll(NOISE)) noise.remove();
  const root = parsed.querySelector('article') ?? parsed.querySelector('main') ?? parsed.body;
  /** @type {Block[]} */
  const blocks = [];
  let line = '';
  /** @type {Block['kind']} */
  let kind = 'paragraph';
  const flush = () => {
    if (line.trim() !== '') blocks.push(block(kind, line));
    line = '';
  };
  /** @param {Node} node @param {Block['kind']} inside */
  const walk = (node, inside) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        if (line.trim() === '') kind = inside;
        line += child.nodeValue ?? '';
      } else if (child.nodeType === 1) {
        const name = /** @type {Element} */ (child).localName;
        if (name === 'br') line += '\n';
        else if (BLOCKS.has(name)) {
          flush();
          walk(child, kindOf(name, inside, blocks.length === 0));
          flush();
        } else walk(child, inside);
      }
    }
  };
  walk(root, 'paragraph');
  flush();
  return blocks;
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

/** @param {string} name @param {Block['kind']} inside @param {boolean} isFirst @returns {Block['kind']} */
function kindOf(name, inside, isFirst) {
  if (name === 'h1') return isFirst ? 'headline' : 'subheading';
  if (/^h[2-6]$/.test(name)) return isFirst ? 'headline' : 'subheading';
  if (name === 'li') return 'listItem';
  if (name === 'blockquote') return 'blockQuote';
  return inside;
}

// HTML that a reader brings, pasted or in a file, into blocks of the text of its article.
//
// `src/bin/claimlight/page/blocks.rs` is the same reading for the command line.

import { BLOCKS, findArticle, isLinkTo, isOutside } from '../find-article.js';
import { quoting } from '../quoting.js';
import { NEVER } from '../text-map.js';
import { parseInertly } from './inert-html.js';

/** @import { Block } from '../article.js' */

/** A line that is nothing but one link leads to another article, if it has from so many to so many words. */
const LINK_WORDS = { fewest: 3, most: 40 };

/** Such a heading belongs to the article where a paragraph follows of more words than a teaser has. */
const HEADED_WORDS = 40;

/** How a line ends before a break that parts two paragraphs. */
const LINE_END = /[.!?…:]["'”’)\]]*\s*$/;

/** So many letters tell how a line ends. */
const END = 20;

/** No headline is longer, nor what a page calls itself. */
const LONGEST_TITLE = 1_000;

/** Where so many words of a page stand outside its article, a reader is told that they are left out. */
const NOTICED = 30;

/**
 * HTML, parsed where nothing runs and nothing loads, as blocks of its text. No element of it reaches the page.
 *
 * @param {string} html
 * @returns {{article: Block[], whole: Block[] | null}} The article, of no block where this page may not parse HTML, or finds no
 *   text in it; and the whole page where that is more.
 */
export function readHtml(html) {
  const parsed = parseInertly(html);
  if (!parsed) return { article: [], whole: null };
  const root = findArticle(parsed.body).root ?? parsed.body;
  const article = withHeadline(new BlockReader(root, 'article').blocks, root, parsed);
  const whole = new BlockReader(parsed.body, 'page').blocks;
  return { article, whole: wordsOf(whole) - wordsOf(article) >= NOTICED ? whole : null };
}

/** The article's blocks, with a headline that stands outside it. @param {Block[]} blocks @param {Element} root @param {Document} parsed */
function withHeadline(blocks, root, parsed) {
  const [first] = blocks;
  if (!first || first.kind === 'headline' || root.querySelector('h1')) return blocks;
  const headline = titleOf(parsed);
  if (headline !== '') blocks.unshift({ kind: 'headline', text: headline });
  else if (first.kind === 'subheading') first.kind = 'headline';
  return blocks;
}

/** @param {Block[]} blocks */
function wordsOf(blocks) {
  return blocks.reduce((sum, { text }) => sum + text.split(' ').length, 0);
}

/** One walk over an article, or over a whole page. */
class BlockReader {
  /** @type {Block[]} */
  blocks = [];
  #text = '';
  /** The last letters of it, one space for all white space: to look at all of it for each element would take the square of its length. */
  #end = '';
  /** How much of it is links, in letters. */
  #linked = 0;
  /** The links that it has a part of. @type {Set<Element>} */
  #links = new Set();
  /** Whether the last block is a heading that is nothing but a link. */
  #isLinkedHeading = false;
  #isAfterBreak = false;
  /** Whether an element began or ended since the last letter. */
  #isAtEdge = false;
  #hasHeadline = false;

  #isArticle;

  /** @param {Element} root @param {'article' | 'page'} what Of a page nothing is left out that a reader could see. */
  constructor(root, what) {
    this.#isArticle = what === 'article';
    this.#read(root, 'paragraph', null);
    this.#close('paragraph');
    this.#dropLinkedHeading();
  }

  /** @param {Element} element @param {Block['kind']} kind @param {Element | null} link */
  #read(element, kind, link) {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) this.#write(/** @type {Text} */ (child).data, link);
      else if (child.nodeType === 1) this.#readElement(/** @type {Element} */ (child), kind, link);
    }
  }

  /** @param {Element} element @param {Block['kind']} kind @param {Element | null} link */
  #readElement(element, kind, link) {
    const name = element.localName;
    const isBlock = BLOCKS.has(name);
    if (name === 'br') return this.#break(kind);
    if (isBlock) this.#close(kind);
    else this.#isAtEdge = true;
    if (this.#isArticle ? isOutside(element) : element.matches(NEVER)) return;
    const { role, open, close } = quoting(element);
    if (role === 'credit') this.#close(kind);
    const inner = role === 'credit' ? 'blockQuote' : this.#kindOf(name, kind);
    this.#put(open);
    this.#read(element, inner, isLinkTo(element) ? element : link);
    this.#put(close);
    if (isBlock || role === 'credit') this.#close(inner);
    else this.#isAtEdge = true;
  }

  /** @param {string} text */
  #put(text) {
    this.#text += text;
    this.#end = (this.#end + text).replace(/\s+/g, ' ').slice(-END);
  }

  /** @param {string} text @param {Element | null} link */
  #write(text, link) {
    // Boxes that stand apart by their style alone: `treatment<span>Credit`.
    if (this.#isAtEdge && /[\p{Ll}.!?)”’:;,]$/u.test(this.#end) && /^\p{Lu}/u.test(text)) this.#put(' ');
    if (/\S/.test(text)) this.#isAfterBreak = false;
    if (text !== '') this.#isAtEdge = false;
    this.#put(text);
    const letters = lettersOf(text).length;
    if (!link || letters === 0) return;
    this.#linked += letters;
    this.#links.add(link);
  }

  /** A break parts paragraphs where two of them follow each other, or a sentence ends. @param {Block['kind']} kind */
  #break(kind) {
    if (this.#isAfterBreak || LINE_END.test(this.#end)) this.#close(kind);
    else this.#put(' ');
    this.#isAfterBreak = true;
  }

  /** @param {Block['kind']} kind */
  #close(kind) {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    const letters = lettersOf(text).length;
    const words = text.split(' ').length;
    const isOnlyLink = this.#isArticle && this.#links.size === 1 && this.#linked >= letters && kind !== 'headline' && words >= LINK_WORDS.fewest && words <= LINK_WORDS.most;
    if (letters > 0) {
      if (isOnlyLink || kind !== 'paragraph' || words < HEADED_WORDS) this.#dropLinkedHeading();
      this.#isLinkedHeading = isOnlyLink && kind === 'subheading';
      if (!isOnlyLink || this.#isLinkedHeading) this.blocks.push({ kind, text });
      this.#hasHeadline ||= kind === 'headline';
    }
    this.#text = '';
    this.#end = '';
    this.#linked = 0;
    this.#links.clear();
    this.#isAfterBreak = false;
    this.#isAtEdge = false;
  }

  #dropLinkedHeading() {
    if (this.#isLinkedHeading) this.blocks.pop();
    this.#isLinkedHeading = false;
  }

  /** @param {string} name @param {Block['kind']} around @returns {Block['kind']} */
  #kindOf(name, around) {
    if (name === 'h1' && !this.#hasHeadline) return 'headline';
    if (/^h[1-6]$/.test(name)) return 'subheading';
    if (name === 'li') return 'listItem';
    if (name === 'blockquote') return 'blockQuote';
    return around;
  }
}

/** The headline that stands outside the article: the page's first `h1` that its title names, or the title without its outlet. @param {Document} parsed */
function titleOf(parsed) {
  const title = plain(parsed.title).slice(0, LONGEST_TITLE);
  const headlines = [...parsed.querySelectorAll('h1')].filter((headline) => !headline.parentElement?.closest(OUTSIDE_OF_TITLES)).map((headline) => plain(headline.textContent ?? ''));
  const named = headlines.find((headline) => headline.split(' ').length >= 3 && title.includes(headline));
  return named ?? withoutOutlet(title);
}

const OUTSIDE_OF_TITLES = 'nav,aside,footer,dialog';

/** `Storm hits coast | Ravel Post` without what is put behind it, where enough is left. @param {string} title */
function withoutOutlet(title) {
  const end = Math.max(...[' | ', ' - ', ' – ', ' — ', ' » '].map((sign) => title.lastIndexOf(sign)));
  const core = title.slice(0, Math.max(0, end));
  return core.split(' ').length >= 4 ? core : title;
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** @param {string} text */
function lettersOf(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

// HTML that a reader brings, pasted or in a file, into blocks of the text of its article.
//
// `src/bin/claimlight/page/blocks.rs` is the same reading for the command line.

import { BLOCKS, findArticle, headlineOf, isOutside } from '../find-article.js';
import { quoting } from '../quoting.js';
import { leftOut } from '../text-map.js';
import { parseInertly } from './inert-html.js';

/** @import { Block } from '../article.js' */

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
  const { root } = findArticle(parsed.body);
  const headline = headlineOf(parsed.body);
  const article = withHeadline(new BlockReader(root ?? parsed.body, headline, isOutside).blocks, headline, parsed);
  const whole = new BlockReader(parsed.body, headline, leftOut('')).blocks;
  return { article, whole: wordsOf(whole) - wordsOf(article) >= NOTICED ? whole : null };
}

/** The article's blocks, with a headline that stands outside it. @param {Block[]} blocks @param {Element | null} headline @param {Document} parsed */
function withHeadline(blocks, headline, parsed) {
  const [first] = blocks;
  if (!first || blocks.some(({ kind }) => kind === 'headline')) return blocks;
  const title = titleOf(headline, parsed);
  if (title !== '') blocks.unshift({ kind: 'headline', text: title });
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
  #isAfterBreak = false;
  /** Whether an element began or ended since the last letter. */
  #isAtEdge = false;
  #hasHeadline = false;

  #headline;
  #isLeftOut;

  /** @param {Element} root @param {Element | null} headline @param {(element: Element) => boolean} isLeftOut */
  constructor(root, headline, isLeftOut) {
    this.#headline = root.contains(headline) ? headline : null;
    this.#isLeftOut = isLeftOut;
    this.#read(root, 'paragraph');
    this.#close('paragraph');
  }

  /** @param {Element} element @param {Block['kind']} kind */
  #read(element, kind) {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) this.#write(/** @type {Text} */ (child).data);
      else if (child.nodeType === 1) this.#readElement(/** @type {Element} */ (child), kind);
    }
  }

  /** @param {Element} element @param {Block['kind']} kind */
  #readElement(element, kind) {
    const name = element.localName;
    const isBlock = BLOCKS.has(name);
    if (name === 'br') return this.#break(kind);
    if (isBlock) this.#close(kind);
    else this.#isAtEdge = true;
    if (this.#isLeftOut(element)) return;
    const { role, open, close } = quoting(element);
    if (role === 'credit') this.#close(kind);
    const inner = role === 'credit' ? 'blockQuote' : this.#kindOf(element, kind);
    this.#put(open);
    this.#read(element, inner);
    this.#put(close);
    if (isBlock || role === 'credit') this.#close(inner);
    else this.#isAtEdge = true;
  }

  /** @param {string} text */
  #put(text) {
    this.#text += text;
    this.#end = (this.#end + text).replace(/\s+/g, ' ').slice(-END);
  }

  /** @param {string} text */
  #write(text) {
    // Boxes that stand apart by their style alone: `treatment<span>Credit`.
    if (this.#isAtEdge && /[\p{Ll}.!?)”’:;,]$/u.test(this.#end) && /^\p{Lu}/u.test(text)) this.#put(' ');
    if (/\S/.test(text)) this.#isAfterBreak = false;
    if (text !== '') this.#isAtEdge = false;
    this.#put(text);
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
    if (/[\p{L}\p{N}]/u.test(text)) {
      this.blocks.push({ kind, text });
      this.#hasHeadline ||= kind === 'headline';
    }
    this.#text = '';
    this.#end = '';
    this.#isAfterBreak = false;
    this.#isAtEdge = false;
  }

  /** @param {Element} element @param {Block['kind']} around @returns {Block['kind']} */
  #kindOf(element, around) {
    const name = element.localName;
    if (this.#headline ? element === this.#headline : name === 'h1' && !this.#hasHeadline) return 'headline';
    if (/^h[1-6]$/.test(name)) return 'subheading';
    if (name === 'li') return 'listItem';
    if (name === 'blockquote') return 'blockQuote';
    return around;
  }
}

/** The headline that stands outside the article, if the page's title names it, or the title without its outlet. @param {Element | null} headline @param {Document} parsed */
function titleOf(headline, parsed) {
  const title = plain(parsed.title).slice(0, LONGEST_TITLE);
  const text = plain(headline?.textContent ?? '');
  if (text.length > title.length / 2 && title.includes(text)) return text;
  // `Ravel Post: Storm hits coast`, where the page has the rest for itself.
  const behind = title.slice(title.indexOf(': ') + 2);
  const all = plain(parsed.body.textContent ?? '');
  return behind !== title && behind.split(' ').length >= 4 && all.includes(behind) && !all.includes(title) ? withoutOutlet(behind) : withoutOutlet(title);
}

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

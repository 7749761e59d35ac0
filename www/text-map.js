// An article's DOM into its text and back: offsets of the text to ranges of the page, by one walk.

import { OUTSIDE } from './outside.js';
import { LONGEST_TEXT } from './protocol.js';
import { quoting } from './quoting.js';

/**
 * A run of characters that the text took over from one text node as they are.
 *
 * @typedef {{start: number, length: number, node: Text, offset: number}} Run
 *
 * Characters of one text node.
 *
 * @typedef {{node: Text, from: number, to: number}} Piece
 */

/** What holds no text for readers, whatever the page says: a button is a word of the text where it stands in a paragraph. */
export const UNREAD = 'script,style,noscript,template,select,textarea,button:not(p button),svg,math,iframe,object,audio,video,canvas,rt,rp,claim-light,[data-claimlight-ignore]';

/** What is no article text, but for the panel below a button that opens it. */
export const NEVER = `${UNREAD},[hidden],[aria-hidden=true]:not(:is([aria-expanded],:has(>[aria-expanded]))+div)`;

/** What `findArticle` says of single elements, whatever their names say: whether they are left out. @type {WeakMap<Element, boolean>} */
export const verdicts = new WeakMap();

/**
 * What is taken over as it stands, and the white space around it that HTML collapses (a no-break space is none of it).
 * Soft hyphens and zero-width characters are seen by no reader, and so are no part of a word. A single space stays
 * inside its run, so that a paragraph is one run and not one for each word.
 */
const COLLAPSED = {
  runs: /[^ \t\n\r\f\u00ad\u200b\u2060\ufeff]+(?: [^ \t\n\r\f\u00ad\u200b\u2060\ufeff]+)*/g,
  space: /[ \t\n\r\f]/,
};
const LINES_KEPT = {
  runs: /[^ \t\r\f\u00ad\u200b\u2060\ufeff]+(?: (?!\n)[^ \t\r\f\u00ad\u200b\u2060\ufeff]+)*/g,
  space: /[ \t\r\f]/,
};
const ALL_KEPT = { runs: /[^\u00ad\u200b\u2060\ufeff]+/g, space: /(?!)/ };

/** The text of an article, and where each piece of it stands on the page. */
export class TextMap {
  /** @type {string} The text: blocks are separated by an empty line, cells by a tab. */
  text;
  /** @type {Run[]} In text order. */
  #runs;

  /** @param {string} text @param {Run[]} runs */
  constructor(text, runs) {
    this.text = text;
    this.#runs = runs;
  }

  /**
   * Reads an article.
   *
   * @param {Element | ShadowRoot} root @param {string} [ignore] Selector of what is left out.
   */
  static read(root, ignore = '') {
    const reader = new Walk(leftOut(ignore));
    reader.readChildren(root);
    return new TextMap(reader.finish(), reader.runs);
  }

  /** Whether another map has the same words in the same places of the same nodes. @param {TextMap} other */
  equals(other) {
    return this.text === other.text && this.#runs.length === other.#runs.length && this.#runs.every(({ start, length, node, offset }, at) => {
      const run = /** @type {Run} */ (other.#runs[at]);
      return run.node === node && run.offset === offset && run.start === start && run.length === length;
    });
  }

  /**
   * What lies under a span of the text: a piece of each text node, so that nothing left out is painted.
   *
   * @param {readonly [number, number]} span
   * @returns {Piece[]}
   */
  pieces([start, end]) {
    /** @type {Piece[]} */
    const pieces = [];
    for (let at = this.#runAt(start); at < this.#runs.length; at++) {
      const run = /** @type {Run} */ (this.#runs[at]);
      if (run.start >= end) break;
      const from = run.offset + Math.max(0, start - run.start);
      const to = run.offset + Math.min(run.length, end - run.start);
      const last = pieces.at(-1);
      if (from >= to || to > run.node.length) continue;
      if (last?.node === run.node) last.to = to;
      else pieces.push({ node: run.node, from, to });
    }
    return pieces;
  }

  /**
   * The offset in the text of a point on the page, or -1 where it is not part of the text.
   *
   * @param {Node} node @param {number} offset
   */
  offsetOf(node, offset) {
    for (const run of this.#runs) {
      if (run.node === node && offset >= run.offset && offset < run.offset + run.length) return run.start + offset - run.offset;
    }
    return -1;
  }

  /** The last run that starts at or before an offset. @param {number} offset */
  #runAt(offset) {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Run} */ (this.#runs[middle]).start <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** One walk over an article, in reading order. */
class Walk {
  /** @type {Run[]} */
  runs = [];
  /** @type {string[]} */
  #pieces = [];
  #length = 0;
  /** What must come between what is written and what comes next. */
  #gap = '';
  /** Whether a collapsed space waits for the next word. */
  #space = false;
  /** Marks that no node holds, and that stand before the next word: of a `<q>`, of who is named below a quotation. */
  #marks = '';
  /** How many block quotations are around: their lines begin with a mark, as in a letter. */
  #quotations = 0;
  #skip;
  /** Whose texts are being read, and how their white space counts. @type {Element | null} */
  #parent = null;
  #rules = COLLAPSED;

  /** @param {(element: Element) => boolean} skip */
  constructor(skip) {
    this.#skip = skip;
  }

  /** @param {Node} parent */
  readChildren(parent) {
    // What goes beyond the limit is refused, however much longer it is.
    for (let child = parent.firstChild; child && this.#length <= LONGEST_TEXT; child = child.nextSibling) this.#readNode(child);
  }

  finish() {
    return this.#pieces.join('');
  }

  /** @param {Node} node */
  #readNode(node) {
    if (node.nodeType === 3) this.#readText(/** @type {Text} */ (node));
    else if (node.nodeType === 1) this.#readElement(/** @type {Element} */ (node));
  }

  /** @param {Element} element */
  #readElement(element) {
    if (element.localName === 'br') return this.#separate('\n');
    if (element.localName === 'wbr' || this.#skip(element)) return;
    const { display, visibility, cssFloat, position } = getComputedStyle(element);
    if (display === 'none' || visibility !== 'visible') return;
    // To the browser a floating initial is a block, and so is what only screen readers get: both stand in the middle of a sentence.
    const isInside = position === 'absolute' || (cssFloat !== 'none' && /** @type {string} */ (element.textContent).trim().length < 3);
    const separator = SEPARATORS[display] ?? (isInside || /^(inline|contents|ruby)/.test(display) ? '' : '\n\n');
    this.#separate(separator);
    const before = this.#length;
    const { role, open, close } = quoting(element);
    const apart = Number(role === 'quotation' || role === 'credit');
    if (role === 'credit') this.#separate('\n');
    this.#marks += open;
    this.#quotations += apart;
    const opted = element.hasAttribute('data-claimlight-shadow') ? element.shadowRoot : null;
    if (element.localName === 'slot') {
      for (const node of /** @type {HTMLSlotElement} */ (element).assignedNodes({ flatten: true })) this.#readNode(node);
    } else {
      this.readChildren(opted ?? element);
    }
    if (this.#length > before) this.#put(close);
    else if (open !== '') this.#marks = this.#marks.slice(0, -open.length);
    this.#quotations -= apart;
    this.#separate(separator);
  }

  /** @param {Text} node */
  #readText(node) {
    const { data, parentElement } = node;
    if (data === '') return;
    if (parentElement !== this.#parent) {
      this.#parent = parentElement;
      this.#rules = rulesOf(parentElement);
    }
    const { runs, space } = this.#rules;
    let end = 0;
    for (const { 0: words, index } of data.matchAll(runs)) {
      if (space.test(data.slice(end, index))) this.#space = true;
      end = index + words.length;
      this.#write(node, index, end);
      if (this.#length > LONGEST_TEXT) return;
    }
    if (space.test(data.slice(end))) this.#space = true;
  }

  /** @param {Text} node @param {number} from @param {number} to */
  #write(node, from, to) {
    const between = this.#gap !== '' ? this.#gap : this.#space ? ' ' : '';
    if (this.#length > 0) this.#put(between);
    if (this.#quotations > 0 && (this.#length === 0 || between.endsWith('\n'))) this.#put('> ');
    this.#put(this.#marks);
    this.#gap = '';
    this.#space = false;
    this.#marks = '';
    this.runs.push({ start: this.#length, length: to - from, node, offset: from });
    this.#pieces.push(node.data.slice(from, to));
    this.#length += to - from;
  }

  /** Writes what no node holds. @param {string} text */
  #put(text) {
    if (text !== '') this.#pieces.push(text);
    this.#length += text.length;
  }

  /** @param {string} separator */
  #separate(separator) {
    if (STRENGTH.indexOf(separator) > STRENGTH.indexOf(this.#gap)) this.#gap = separator;
  }
}

/** @param {Element | null} element */
function rulesOf(element) {
  const { whiteSpace } = element ? getComputedStyle(element) : { whiteSpace: '' };
  if (/^pre-line|preserve-breaks/.test(whiteSpace)) return LINES_KEPT;
  return /^(pre|break)/.test(whiteSpace) ? ALL_KEPT : COLLAPSED;
}

/** What stands between boxes of each kind. @type {Record<string, string>} */
const SEPARATORS = { 'table-cell': '\t', 'table-row': '\n' };

/** Separators from weak to strong; of two that meet, the stronger stays. */
const STRENGTH = ['', '\t', '\n', '\n\n'];

/** Whether an element is no part of an article. @param {string} ignore @returns {(element: Element) => boolean} */
export function leftOut(ignore) {
  const selector = selectorOf(ignore);
  // A page that says itself what is left out is taken at its word.
  return (element) => (ignore === OUTSIDE ? verdicts.get(element) : null) ?? element.matches(selector);
}

/** What is left out, whether `ignore` can be read or not. @param {string} ignore */
function selectorOf(ignore) {
  try {
    document.createDocumentFragment().querySelector(ignore);
    return `${NEVER},${ignore}`;
  } catch {
    return NEVER;
  }
}

// A page into the one element that holds its article: for the element's default, and for pasted, dropped and saved pages.
//
// `src/bin/claimlight/page/root.rs` is the same rule for the command line; `tests/browser/layouts.test.js` holds both to
// the same pages.

import { OUTSIDE } from './outside.js';
import { NEVER } from './text-map.js';

/**
 * @typedef {object} Found
 * @property {Element | null} root What holds the article; `null` where a page has no running text.
 * @property {number} words Words of its running text.
 */

/** An article has so many words of running text; where less is found, it may be none. */
export const FEWEST_WORDS = 120;

/** Elements that stand apart from the text before and behind them. */
export const BLOCKS = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'legend', 'li', 'main', 'marquee', 'menu', 'nav', 'ol', 'p', 'pre', 'search', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul']);

/** Elements of which their makers say that they hold the article, or what the page is about. */
const LANDMARKS = 'article,main,[role="main"],[itemprop="articleBody"]';

/** What a paragraph of running text is: so many words, a sentence that ends, and no more than half of it links. */
const PARAGRAPH_WORDS = 12;
const SENTENCE_END = /[.!?…]["'”’)\]]*(?:\s|$)/;

/** The share of the page's running text that makes a landmark the article, and the share that leads further in. */
const LANDMARK_SHARE = 0.5;
const CHILD_SHARE = 0.85;

/** Around the running text stands its headline, if no more than this stands around it. */
const HEADLINE_SHARE = 1.2;

/** Elements that are text, and hold none. */
const PARAGRAPHS = new Set(['p', 'pre', 'blockquote', 'li']);

/**
 * Finds the article of a page. A landmark is the article if it holds half of the running text, the innermost of several;
 * then, and where none does, whichever child holds nearly all of it. Comments, teasers and dialogs count nothing.
 *
 * @param {Element} page Its body, as a rule.
 * @returns {Found}
 */
export function findArticle(page) {
  const survey = new Survey();
  survey.read(page);
  const total = survey.running(page);
  if (total === 0) return { root: null, words: 0 };
  let start = page;
  for (const landmark of page.querySelectorAll(LANDMARKS)) {
    if (survey.running(landmark) >= total * LANDMARK_SHARE && start.contains(landmark)) start = landmark;
  }
  let root = start;
  for (;;) {
    const child = [...root.children].find((child) => isBox(child) && survey.running(child) >= survey.running(root) * CHILD_SHARE);
    if (!child) break;
    root = child;
  }
  root = survey.withHeadline(root, page);
  return { root, words: survey.running(root) };
}

/** Whether it may hold an article: a block that is no text, or an element of the page's own. @param {Element} element */
function isBox(element) {
  return (BLOCKS.has(element.localName) && !PARAGRAPHS.has(element.localName)) || element.localName.includes('-');
}

/** Whether it leads somewhere: an old page may put all of itself into an anchor. @param {Element} element */
export function isLinkTo(element) {
  return element.localName === 'a' && element.hasAttribute('href');
}

/** What is left out of a page and of its article. @param {Element} element */
export function isOutside(element) {
  return element.matches(NEVER) || element.matches(OUTSIDE);
}

/** How many words of running text each element of a page holds, and how many words at all. */
class Survey {
  /** @type {Map<Element, number>} */
  #running = new Map();
  /** @type {Map<Element, number>} */
  #all = new Map();
  /** @type {Element[]} */
  #headlines = [];
  /** What was read since the last element that stands apart, and how much of it is links. */
  #text = '';
  #linked = '';

  /** Reads an element and all that it holds. @param {Element} element @param {Element} [block] What it stands in. @param {boolean} [isLink] */
  read(element, block = element, isLink = false) {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        this.#text += child.nodeValue;
        if (isLink) this.#linked += child.nodeValue;
      } else if (child.nodeType === 1) {
        this.#readChild(/** @type {Element} */ (child), element, block, isLink);
      }
    }
    if (block === element) this.#close(element);
  }

  /** Words of running text. @param {Element} element */
  running(element) {
    return this.#running.get(element) ?? 0;
  }

  /** The element around the running text that holds its headline too, and little else; or the text as it is. @param {Element} root @param {Element} page */
  withHeadline(root, page) {
    if (this.#headlines.some((headline) => root.contains(headline))) return root;
    const most = (this.#all.get(root) ?? 0) * HEADLINE_SHARE;
    for (let up = root.parentElement; up && page.contains(up) && (this.#all.get(up) ?? 0) <= most; up = up.parentElement) {
      const around = up;
      if (this.#headlines.some((headline) => around.contains(headline))) return up;
    }
    return root;
  }

  /** @param {Element} child @param {Element} parent @param {Element} block @param {boolean} isLink */
  #readChild(child, parent, block, isLink) {
    const name = child.localName;
    const isBlock = BLOCKS.has(name);
    if (isBlock) this.#close(block);
    if (name === 'br') {
      this.#text += ' ';
    } else if (!isOutside(child)) {
      if (name === 'h1') this.#headlines.push(child);
      this.read(child, isBlock ? child : block, isLink || isLinkTo(child));
      // What stands in an element stands in all around it.
      add(this.#running, parent, this.running(child));
      add(this.#all, parent, this.#all.get(child) ?? 0);
    }
  }

  /** Counts what was read of a block. @param {Element} block */
  #close(block) {
    const words = countWords(this.#text);
    if (words > 0) {
      const isRunning = words >= PARAGRAPH_WORDS && !/^h[1-6]$/.test(block.localName) && countWords(this.#linked) * 2 <= words && SENTENCE_END.test(this.#text) && isVisible(block);
      add(this.#all, block, words);
      if (isRunning) add(this.#running, block, words);
    }
    this.#text = '';
    this.#linked = '';
  }
}

/** Whether a reader sees it; in a document without a window, whose styles nobody asks, everything is seen. @param {Element} element */
function isVisible(element) {
  return !element.ownerDocument.defaultView || !element.checkVisibility || element.checkVisibility({ visibilityProperty: true });
}

/** @param {Map<Element, number>} counts @param {Element} element @param {number} words */
function add(counts, element, words) {
  if (words > 0) counts.set(element, (counts.get(element) ?? 0) + words);
}

/** @param {string} text */
function countWords(text) {
  return text.match(/\S+/g)?.length ?? 0;
}

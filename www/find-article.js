// A page into the one element that holds its article: for the element's default, and for pasted, dropped and saved pages.
//
// `src/bin/claimlight/page/root.rs` is the same rule for the command line; `tests/browser/layouts.test.js` holds both to
// the same pages.

import { DOUBTFUL, OUTSIDE } from './outside.js';
import { NEVER } from './text-map.js';

/**
 * @typedef {object} Found
 * @property {Element | null} root What holds the article; `null` where a page has no running text.
 * @property {number} words Words of its running text.
 */

/** An article has so many words of running text; where less is found, it may be none. */
export const FEWEST_WORDS = 120;

/** Elements that stand apart from the text before and behind them. */
export const BLOCKS = new Set('address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main marquee menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'.split(' '));

/** Elements of which their makers say that they hold the article, or what the page is about. */
const LANDMARKS = 'article,main,[role="main"],[itemprop="articleBody"]';

/** What a paragraph of running text is: so many words, a sentence that ends, and no more than half of it links. */
const PARAGRAPH_WORDS = 12;
const SENTENCE_END = /[.!?…]["'”’)\]]*(?:\s|$)/;

/** The share of the page's running text that makes a landmark the article, and the share that leads further in. */
const LANDMARK_SHARE = 0.5;
const CHILD_SHARE = 0.85;

/** A smaller share leads further in, too, where no more than this of what stands around it is running text: labels, then. */
const CORE_SHARE = 0.6;
const MOST_RUNNING = 0.5;

/** So few words of running text under a label of a few words are a teaser, which weighs a part of what a story does. */
const TEASER_WORDS = 120;
const TEASER_LABEL = 30;
const TEASER_WEIGHT = 0.125;

/** Where an article stands in a box that its name calls furniture, this much longer than the rest of the page, the name says nothing. */
const MISNAMED = 4;

/** Around the running text stands its headline, if no more than this stands around it. */
const HEADLINE_SHARE = 1.2;

/** Elements that are text, and hold none. */
const PARAGRAPHS = /^(p|pre|blockquote)$/;

/**
 * Finds the article of a page. A landmark is the article if it holds half of the running text, the innermost of several;
 * then, and where none does, whichever child holds nearly all of it. Comments, dialogs and boxes that their names call
 * furniture count nothing, unless such a box holds nearly all that there is to read.
 *
 * @param {Element} page Its body, as a rule.
 * @returns {Found}
 */
export function findArticle(page) {
  const survey = Survey.of(page);
  const whole = survey.counts(survey.page);
  if (whole.runningWords === 0) return { root: null, words: 0 };
  let root = survey.page;
  for (const landmark of root.querySelectorAll(LANDMARKS)) {
    if (survey.counts(landmark).weight >= whole.weight * LANDMARK_SHARE && root.contains(landmark)) root = landmark;
  }
  for (;;) {
    const around = root;
    const child = [...around.children].find((child) => isBox(child) && survey.leadsIn(child, around));
    if (!child) break;
    root = child;
  }
  root = survey.withHeadline(root);
  return { root, words: survey.counts(root).runningWords };
}

/** Whether it may hold an article: a block that is no text, or an element of the page's own. @param {Element} element */
function isBox(element) {
  return (BLOCKS.has(element.localName) && !PARAGRAPHS.test(element.localName)) || element.localName.includes('-');
}

/** Whether it leads somewhere: an old page may put all of itself into an anchor. @param {Element} element */
export function isLinkTo(element) {
  return element.localName === 'a' && element.hasAttribute('href');
}

/** What is left out of a page and of its article. @param {Element} element */
export function isOutside(element) {
  return element.matches(NEVER) || element.matches(OUTSIDE);
}

/** What an element holds: words, but for short sentences, words of running text, and how much these weigh against each other. */
class Counts {
  all = 0;
  runningWords = 0;
  weight = 0;

  /** What stands in an element stands in all around it. @param {Omit<Counts, 'add'>} others */
  add({ all, runningWords, weight }) {
    this.all += all;
    this.runningWords += runningWords;
    this.weight += weight;
  }
}

/** What each element of a page holds, or of a box that stands apart on it. */
class Survey {
  /** @type {Element} */
  page;
  /** @type {Map<Element, Counts>} */
  #counts = new Map();
  /** @type {Element[]} */
  #headlines = [];
  /** What was read since the last element that stands apart, and how much of it is links. */
  #text = '';
  #linked = '';
  /** The boxes that their names call furniture. @type {Survey[]} */
  #boxes;

  /** @param {Element} page @param {Survey[]} boxes */
  constructor(page, boxes) {
    this.page = page;
    this.#boxes = boxes;
    this.#read(page, page, false);
  }

  /** A page, or the box of it that holds its text whatever it is called. @param {Element} page */
  static of(page) {
    /** @type {Survey[]} */
    const boxes = [];
    const survey = new Survey(page, boxes);
    const { runningWords } = survey.counts(page);
    const holds = (/** @type {Survey} */ box) => box.counts(box.page).runningWords;
    const most = boxes.reduce((most, box) => (holds(box) > holds(most) ? box : most), survey);
    return holds(most) >= FEWEST_WORDS && holds(most) > runningWords * MISNAMED ? most : survey;
  }

  /** @param {Element} element */
  counts(element) {
    return this.#counts.get(element) ?? new Counts();
  }

  /**
   * Whether it holds nearly all running text of what is around it, or most where the rest is labels. Another child of its class
   * that holds running text, and little else, is part of the same article.
   *
   * @param {Element} child @param {Element} parent
   */
  leadsIn(child, parent) {
    const [inner, around] = [this.counts(child), this.counts(parent)];
    const isThin = around.runningWords - inner.runningWords < (around.all - inner.all) * MOST_RUNNING;
    /** @param {Counts} counts */
    const isText = ({ all, runningWords, weight }) => runningWords * 2 > all && weight === runningWords;
    return inner.weight >= around.weight * (isThin ? CORE_SHARE : CHILD_SHARE) && !(child.className && [...parent.children].some((other) => other !== child && other.className === child.className && isText(this.counts(other))));
  }

  /** The element around the running text that holds its headline too, and little else; or the text as it is. @param {Element} root */
  withHeadline(root) {
    if (this.#headlines.some((headline) => root.contains(headline))) return root;
    const most = this.counts(root).all * HEADLINE_SHARE;
    for (let up = root.parentElement; up && this.page.contains(up) && this.counts(up).all <= most; up = up.parentElement) {
      const around = up;
      if (this.#headlines.some((headline) => around.contains(headline))) return up;
    }
    return root;
  }

  /** Reads an element and all that it holds. @param {Element} element @param {Element} block What it stands in. @param {boolean} isLink */
  #read(element, block, isLink) {
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

  /** @param {Element} child @param {Element} parent @param {Element} block @param {boolean} isLink */
  #readChild(child, parent, block, isLink) {
    const name = child.localName;
    const isBlock = BLOCKS.has(name);
    if (isBlock) this.#close(block);
    if (name === 'br') {
      this.#text += ' ';
    } else if (!isOutside(child)) {
      if (name === 'h1') this.#headlines.push(child);
      this.#read(child, isBlock ? child : block, isLink || isLinkTo(child));
      const counts = this.counts(child);
      if (isBlock && isTeaser(counts)) counts.weight = Math.min(counts.weight, counts.runningWords * TEASER_WEIGHT);
      this.#of(parent).add(counts);
    } else if (child.matches(DOUBTFUL) && !child.matches(NEVER)) {
      this.#boxes.push(new Survey(child, this.#boxes));
    }
  }

  /** Counts what was read of a block. @param {Element} block */
  #close(block) {
    const all = countWords(this.#text);
    if (all > 0) {
      const isSentence = !/^h[1-6]$/.test(block.localName) && countWords(this.#linked) * 2 <= all && SENTENCE_END.test(this.#text) && isVisible(block);
      const runningWords = isSentence ? all : 0;
      if (!isSentence || all >= PARAGRAPH_WORDS) this.#of(block).add({ all, runningWords, weight: runningWords });
    }
    this.#text = '';
    this.#linked = '';
  }

  /** The counts of an element, to be added to. @param {Element} element */
  #of(element) {
    const counts = this.counts(element);
    this.#counts.set(element, counts);
    return counts;
  }
}

/** @param {Counts} counts */
function isTeaser({ all, runningWords }) {
  const label = all - runningWords;
  return runningWords < TEASER_WORDS && label > 1 && label <= TEASER_LABEL;
}

/** Whether a reader sees it; in a document without a window, whose styles nobody asks, everything is seen. @param {Element} element */
function isVisible(element) {
  return !element.ownerDocument.defaultView || !element.checkVisibility || element.checkVisibility({ visibilityProperty: true });
}

/** @param {string} text */
function countWords(text) {
  return text.match(/\S+/g)?.length ?? 0;
}

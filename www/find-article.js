// A page into the one element that holds its article: for the element's default, and for pasted, dropped and saved pages.
//
// `src/bin/claimlight/page/root.rs` is the same rule for the command line; `tests/browser/layouts.test.js` holds both to
// the same pages.

import { OUTSIDE } from './outside.js';
import { leftOut, NEVER, UNREAD, verdicts } from './text-map.js';

/**
 * @typedef {object} Found
 * @property {Element | null} root What holds the article; `null` where a page has no running text.
 * @property {number} words Words of its running text.
 */

/** An article has so many words of running text; where less is found, it may be none. */
export const FEWEST_WORDS = 120;

/** Elements that stand apart from the text before and behind them. */
export const BLOCKS = new Set('address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(' '));

/** Elements of which their makers say that they hold the article, or what the page is about. */
const LANDMARKS = 'article,main,[role=main],[itemprop=articleBody]';

/** What a paragraph of running text is: so many words, a sentence that ends, and no more than half of it links. */
const PARAGRAPH_WORDS = 12;
const SENTENCE_END = /。|[.!?…]["'”’)\]]*(?:\s|$)/;

/** The share of the page's running text that makes a landmark the article, and the share that leads further in. */
const LANDMARK_SHARE = 0.5;
const CHILD_SHARE = 0.85;

/** A smaller share leads further in, too, where no more than this of what stands around it is running text: labels, then. */
const CORE_SHARE = 0.6;
const MOST_RUNNING = 0.5;

/** Fewer words of running text under a label of a few words are a teaser, which weighs a part of what a story does. */
const TEASER_LABEL = 30;
const TEASER_WEIGHT = 0.125;

/** A box that its name, its place or its state calls furniture holds the article all the same, if it has an article's words, and so many
 * times what the rest of the page has; or more than the rest, so few words behind the headline. */
const MISNAMED = 4;
const NEAR = 80;

/** A line that is nothing but links leads elsewhere, if it has no more words; but where a paragraph of as many stands below it, it is a
 * heading. */
const LINK_WORDS = 40;

/** Around the running text stands its headline, if no more than this stands around it. */
const HEADLINE_SHARE = 1.2;

/**
 * Finds the article of a page. A landmark is the article if it holds half of the running text, the innermost of several;
 * then, and where none does, whichever child holds nearly all of it. Boxes that are called furniture count nothing, unless
 * they hold most of what there is to read.
 *
 * @param {Element} page Its body, as a rule.
 * @returns {Found}
 */
export function findArticle(page) {
  const headline = headlineOf(page);
  const countsOf = survey(page, headline);
  let root = page;
  for (const landmark of page.querySelectorAll(LANDMARKS)) {
    if (countsOf(landmark).weighted >= countsOf(page).weighted * LANDMARK_SHARE && root.contains(landmark) && !isOutside(landmark)) root = landmark;
  }

  /** Whether a child of the root holds nearly all of its running text, or most where the rest is labels. @param {Element} child */
  const leadsIn = (child) => {
    const inner = countsOf(child);
    const around = countsOf(root);
    const isThin = around.runningWords - inner.runningWords < (around.all - inner.all) * MOST_RUNNING;
    // Another of its class that holds running text, and little else, is part of the same article.
    const isPart = (/** @type {Element} */ other) => {
      const part = countsOf(other);
      return other !== child && part.runningWords * 2 > part.all && part.weighted === part.runningWords && child.className && other.className === child.className;
    };
    // Names of one letter are those of paragraphs and of elements that only format: an old page may never end its `<b>`.
    return child.localName[1] && !isOutside(child) && inner.weighted >= around.weighted * (isThin ? CORE_SHARE : CHILD_SHARE) && ![...root.children].some(isPart);
  };
  for (let next = /** @type {Element | undefined} */ (root); next; next = [...root.children].find(leadsIn)) root = next;

  // Around the text stands its headline.
  const most = countsOf(root).all * HEADLINE_SHARE;
  for (let up = root; page.contains(up) && countsOf(up).all <= most; up = /** @type {Element} */ (up.parentElement)) {
    if (!up.contains(headline)) continue;
    root = up;
    break;
  }
  const words = countsOf(root).runningWords;
  return { root: words ? root : null, words };
}

/** What is left out of a page and of its article. */
export const isOutside = leftOut(OUTSIDE);

/**
 * What an element holds: words, but for short sentences, words of running text, and how much these weigh against each other.
 *
 * @typedef {{all: number, runningWords: number, weighted: number}} Counts
 */

/**
 * Counts what each element of a page holds, and says of some of them whether they are left out.
 *
 * @param {Element} page @param {Element | null} headline
 * @returns {(element: Element) => Counts}
 */
function survey(page, headline) {
  /** How many words links hold, by where they lead: old pages leave a link without an end. @type {Record<string, number>} */
  const lengths = {};
  for (const { href, textContent } of /** @type {NodeListOf<HTMLAnchorElement>} */ (page.querySelectorAll('a[href]:not([href*="#"])'))) lengths[href] = (lengths[href] ?? 0) + countWords(textContent);
  /** @type {Map<Element, Counts>} */
  const counts = new Map();
  /** The boxes that are called furniture, and how many words of running text stand between the headline and them. @type {Map<Element, number>} */
  const boxes = new Map();
  let behind = Infinity;
  /** What was read since the last element that stands apart, how many words of it are links, and the links that ended in it. */
  let text = '';
  let linkedWords = 0;
  /** @type {Element[]} */
  let links = [];
  /** A heading that is nothing but a link, until it is known what stands below. @type {Element | null} */
  let heading = null;

  const countsOf = (/** @type {Element} */ element) => {
    const own = counts.get(element) ?? { all: 0, runningWords: 0, weighted: 0 };
    counts.set(element, own);
    return own;
  };

  /** What stands in an element stands in all around it. @param {Element} element @param {Counts} more */
  const add = (element, more) => {
    const own = countsOf(element);
    own.all += more.all;
    own.runningWords += more.runningWords;
    own.weighted += more.weighted;
  };

  /** Reads an element and all that it holds. @param {Element} element @param {Element} block What it stands in. @param {boolean} [isLink] */
  const read = (element, block, isLink) => {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        text += child.nodeValue;
        if (isLink) linkedWords += countWords(child.nodeValue);
      } else if (child.nodeType === 1) {
        readChild(/** @type {Element} */ (child), element, block, isLink);
      }
    }
    if (block === element) close(element);
  };

  /** @param {Element} child @param {Element} parent @param {Element} block @param {boolean} [isLink] */
  const readChild = (child, parent, block, isLink) => {
    const { localName: name } = child;
    const isBlock = BLOCKS.has(name);
    if (isBlock) close(block);
    if (name === 'br') text += ' ';
    if (child.matches(UNREAD)) return;
    const isLeft = child.matches(`${NEVER},${OUTSIDE}`);
    const isAround = child.contains(headline);
    verdicts[isLeft && isAround ? 'set' : 'delete'](child, false);
    if (isLeft && !isAround) {
      // A menu is none, however much it says.
      if (name !== 'nav') boxes.set(child, behind);
      return;
    }
    if (child === headline) behind = 0;
    isLink ||= /** @type {number} */ (lengths[/** @type {HTMLAnchorElement} */ (child).href]) < FEWEST_WORDS;
    read(child, isBlock ? child : block, isLink);
    if (isLink && !isBlock && linkedWords > 0) links.push(child);
    const inner = countsOf(child);
    const label = inner.all - inner.runningWords;
    const isTeaser = inner.runningWords < FEWEST_WORDS && label > 1 && label <= TEASER_LABEL;
    // Another article, as pages have them that never end.
    const isNext = child.matches('article:has(h1)') && headline?.closest('article');
    if (isBlock && (isTeaser || isNext) && !isAround) inner.weighted = inner.runningWords * TEASER_WEIGHT;
    add(parent, inner);
  };

  /** Counts what was read of a block. @param {Element} block */
  const close = (block) => {
    const all = countWords(text);
    if (all === 0) return;
    const isHeading = /^h\d/.test(block.localName);
    // In a document without a window, whose styles nobody asks, everything is seen.
    const isSentence = !isHeading && linkedWords * 2 <= all && SENTENCE_END.test(text) && (!block.ownerDocument.defaultView || block.checkVisibility?.({ visibilityProperty: true }) !== false);
    if (heading && isSentence && all >= LINK_WORDS) verdicts.delete(heading);
    const isLine = all > 2 && all <= LINK_WORDS && linkedWords >= all && block !== headline;
    text = '';
    linkedWords = 0;
    heading = isLine && isHeading ? block : null;
    // What else stands in the block is kept.
    if (isLine) for (const line of isHeading || !links[0] ? [block] : links) verdicts.set(line, true);
    links = [];
    if (isSentence && all < PARAGRAPH_WORDS) return;
    const runningWords = isSentence ? all : 0;
    behind += runningWords;
    add(block, { all, runningWords, weighted: runningWords });
  };

  read(page, page);
  // A map is walked as far as it grows: such boxes stand in each other.
  for (const [box, at] of boxes) {
    behind = at;
    read(box, box);
  }
  // The boxes that hold most of what there is to read are none, whatever they are called.
  for (const [box, behind] of [...boxes].sort(([a], [b]) => countsOf(b).runningWords - countsOf(a).runningWords)) {
    let more = countsOf(box);
    if (more.runningWords <= Math.max(FEWEST_WORDS, countsOf(page).runningWords * (behind <= NEAR ? 1 : MISNAMED)) || !isOutside(box)) continue;
    for (let up = box; up !== page; ) {
      verdicts.set(up, false);
      up = /** @type {Element} */ (up.parentElement);
      add(up, more);
      // A box around it is read whole.
      if (isOutside(up)) more = countsOf(up);
    }
  }
  return countsOf;
}

/** The heading that is most of the page's title, or else its first of the first rank. @param {Element} page */
export function headlineOf(page) {
  const { title } = page.ownerDocument;
  const named = [...page.querySelectorAll('h1,h2,h3')].find((heading) => {
    const text = heading.textContent?.match(/\S+/g)?.join(' ') ?? '';
    return text.length > title.length / 2 && title.includes(text);
  });
  return named ?? page.querySelector('h1');
}

/** Words of a text; in Chinese, Japanese and Thai, which put no space between them, two letters count as one. @param {string | null} text */
function countWords(text) {
  return text?.replace(/[\u0e00-\u0eff\u3001-\u9fff]{2}/g, ' x ').match(/\S+/g)?.length ?? 0;
}

// Pieces of the article into their place on the page: which paragraph, in sight, and marked.

import { rangeOf } from '../highlighter.js';
import { calm } from '../panel/panel.js';

/** @import { Words } from '../i18n.js' */
/** @import { Piece } from '../text-map.js' */

const HIGHLIGHT = 'claimlight-desk';

/** What counts as a paragraph. */
const PARAGRAPHS = ':is(p, li, blockquote):not(.byline)';

/** Where pieces of the article stand, in words. @param {Element} story @param {Piece[]} pieces @param {Words} words */
export function whereIs(story, pieces, words) {
  const element = pieces[0]?.node.parentElement;
  if (element?.closest('h1')) return words.say('desk.where.headline');
  const paragraph = element?.closest(PARAGRAPHS);
  const place = paragraph ? [...story.querySelectorAll(PARAGRAPHS)].indexOf(paragraph) : -1;
  return place < 0 ? words.say('desk.where.other') : words.say('desk.where', { place: place + 1 });
}

/** Marks pieces of the article and brings them into sight. @param {Piece[]} pieces */
export function show(pieces) {
  const ranges = pieces.map(rangeOf);
  const [first] = ranges;
  if (!first) return;
  if (globalThis.CSS?.highlights) {
    const highlight = new Highlight(...ranges);
    // Above all that the element paints.
    highlight.priority = 100;
    CSS.highlights.set(HIGHLIGHT, highlight);
  } else {
    document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, first.endContainer, first.endOffset);
  }
  scrollBy({ top: first.getBoundingClientRect().top - innerHeight * 0.3, behavior: calm() ? 'auto' : 'smooth' });
}

/** Takes the mark back. */
export function unmark() {
  globalThis.CSS?.highlights?.delete(HIGHLIGHT);
}

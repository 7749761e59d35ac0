// One article and its view into what is painted, by highlights or by marks, and into what a reader points at.

import { canHighlight, Highlighter, itemsAt, rangeOf } from './highlighter.js';
import { Marker } from './marker.js';
import { HIGHLIGHT_SHEETS, MARK_SHEET } from './styles/highlights.js';
import { adopt } from './styles/sheet.js';

/** @import { Mode, Theme } from './options.js' */
/** @import { TextMap } from './text-map.js' */
/** @import { Item, Layer, View } from './view.js' */

/** Paints one article until it is released. */
export class Painter {
  #root;
  #mode;
  #highlighter;
  #marker = new Marker();
  #releaseSheet;
  /** @type {{view: View, map: TextMap, isShown: (item: Item) => boolean} | null} */
  #painted = null;

  /** @param {Element} root @param {Mode} mode @param {Theme} theme */
  constructor(root, mode, theme) {
    this.#root = root;
    // Without the Highlight API nothing can be painted and left untouched, so the panel stands alone.
    this.#mode = mode === 'highlight' && !canHighlight() ? 'panel-only' : mode;
    this.#highlighter = new Highlighter(root, theme);
    const home = root.getRootNode();
    const sheet = this.#mode === 'mark' ? MARK_SHEET() : HIGHLIGHT_SHEETS[theme]();
    const styled = home instanceof Document || home instanceof ShadowRoot ? home : document;
    this.#releaseSheet = this.#mode === 'panel-only' ? () => {} : adopt(styled, sheet);
  }

  /** Whether it changes the article's elements. */
  get changesPage() {
    return this.#mode === 'mark';
  }

  /**
   * @param {View} view @param {TextMap} map @param {(item: Item) => boolean} isShown @param {ReadonlySet<Layer>} layers
   */
  paint(view, map, isShown, layers) {
    this.#painted = { view, map, isShown };
    const isPainted = this.#mode === 'highlight' ? isShown : () => false;
    this.#highlighter.paint(view, map, isPainted, this.#mode === 'highlight' ? layers : new Set());
    if (this.#mode === 'mark') this.#marker.wrap(view, map, isShown);
  }

  /** Whether an article as it reads now is the one that was painted; another painter may have put marks into it. @param {TextMap} now */
  knows(now) {
    const map = this.#painted?.map;
    return this.changesPage ? map?.text === now.text && this.#marker.isWhole : map?.equals(now);
  }

  /** Takes back what is painted; the article is as it was. */
  clear() {
    this.#highlighter.clear();
    this.#marker.unwrap();
    this.#painted = null;
  }

  release() {
    this.clear();
    this.#highlighter.release();
    this.#releaseSheet();
  }

  /** Marks what the reader picked. @param {string | null} id */
  activate(id) {
    if (this.#mode === 'highlight') this.#highlighter.activate(id);
    for (const mark of this.#marks()) mark.classList.toggle('claimlight-active', id !== null && isIn(mark, id));
  }

  /** Where the mention `place` of an item stands in the window. @param {string} id @param {number} [place] @returns {DOMRect | null} */
  rectOf(id, place = 0) {
    return this.#targetOf(id, place)?.getBoundingClientRect() ?? null;
  }

  /** Brings an item into sight. @param {string} id @param {number} place @param {ScrollBehavior} behavior */
  scrollTo(id, place, behavior) {
    const target = this.#targetOf(id, place);
    const box = target?.getBoundingClientRect();
    if (!target || !box) return;
    const height = document.documentElement.clientHeight;
    if (box.top >= height * 0.12 && box.bottom <= height * 0.7) return;
    const element = target instanceof Range ? target.startContainer.parentElement : target;
    // A range cannot be scrolled to: its paragraph is, and the window then moves by what is left.
    element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const moved = target.getBoundingClientRect();
    window.scrollBy({ top: moved.top - height * 0.3, behavior });
  }

  /** The ids of what is painted under a point or an element, the innermost first. @param {{x: number, y: number, target: EventTarget | null}} point */
  idsAt({ x, y, target }) {
    if (!this.#painted) return [];
    if (this.#mode === 'mark') return this.#marker.idsOf(target);
    const { view, map, isShown } = this.#painted;
    return itemsAt(this.#highlighter, map, view, isShown, { x, y }, this.#root);
  }

  /** @param {string} id @param {number} place @returns {Range | Element | null} */
  #targetOf(id, place) {
    if (this.#mode === 'mark') {
      const marks = this.#marks().filter((mark) => isIn(mark, id));
      return marks[Math.min(place, marks.length - 1)] ?? null;
    }
    if (!this.#painted) return null;
    const span = this.#painted.view.items.get(id)?.spans[place];
    const piece = span && this.#painted.map.pieces(span)[0];
    return piece ? rangeOf(piece) : null;
  }

  #marks() {
    return this.#mode === 'mark' ? [...this.#root.querySelectorAll('mark[data-claimlight]')] : [];
  }
}

/** @param {Element} mark @param {string} id */
function isIn(mark, id) {
  return mark.getAttribute('data-claimlight')?.split(' ').includes(id) ?? false;
}

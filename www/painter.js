// One article and its view into what is painted, by highlights or by marks, and into what a reader points at.

import { canHighlight, Highlighter, itemsAt, rangeOf } from './highlighter.js';
import { Marker } from './marker.js';
import { Grounds } from './ground.js';
import { HIGHLIGHT_SHEETS, MARK_SHEET } from './styles/highlights.js';
import { adopt } from './styles/sheet.js';

/** @import { Marks, Mode } from './options.js' */
/** @import { Theme } from './styles/palette.js' */
/** @import { TextMap } from './text-map.js' */
/** @import { Item, Layer, View } from './view.js' */

/** Paints one article until it is released. */
export class Painter {
  #root;
  #mode;
  #marks;
  /** @type {Theme} */
  #theme = 'auto';
  #highlighter;
  #marker;
  /** How to give back each sheet that the article's home was given. @type {Map<string, () => void>} */
  #sheets = new Map();
  /** The colours of places, for one painting. */
  #grounds = new Grounds();
  /** @type {{view: View, map: TextMap, isShown: (item: Item) => boolean} | null} */
  #painted = null;

  /** @param {Element} root @param {Mode} mode @param {Theme} theme @param {Marks} [marks] */
  constructor(root, mode, theme, marks = 'all') {
    this.#root = root;
    // Without the Highlight API nothing can be painted and left untouched, so the panel stands alone.
    this.#mode = mode === 'highlight' && !canHighlight() ? 'panel-only' : mode;
    this.#marks = marks;
    this.#marker = new Marker(marks);
    this.#highlighter = new Highlighter(root, marks, (node) => this.#themeAt(node));
    if (this.#mode === 'mark') this.#adopt('mark', MARK_SHEET);
    this.hold(theme);
  }

  /** Paints in these colours from now on. @param {Theme} theme */
  hold(theme) {
    this.#theme = theme;
    if (this.#mode === 'highlight') this.#adopt(theme, HIGHLIGHT_SHEETS[theme]);
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
    this.#grounds = new Grounds();
    const isPainted = this.#mode === 'highlight' ? isShown : () => false;
    this.#highlighter.paint(view, map, isPainted, this.#mode === 'highlight' ? layers : new Set());
    if (this.#mode === 'mark') this.#marker.wrap(view, map, isShown);
  }

  /** Whether an article as it reads now is the one that was painted; another painter may have put marks into it. @param {TextMap} now */
  isUnchanged(now) {
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
    for (const giveBack of this.#sheets.values()) giveBack();
    this.#sheets.clear();
  }

  /** Marks what the reader picked, or points at. @param {readonly string[]} ids */
  activate(ids) {
    if (this.#mode === 'highlight') this.#highlighter.activate(ids);
    for (const mark of this.#marked()) mark.classList.toggle('claimlight-active', ids.some((id) => isIn(mark, id)));
  }

  /** What of an item stands on the page, piece by piece; nothing of it in a heading. @param {Item} item @returns {Range[]} */
  rangesOf(item) {
    const { view, map } = this.#painted ?? {};
    return item.spans.flatMap((span) => (!view || !map || view.isHeading(span) ? [] : map.pieces(span).map(rangeOf)));
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
      const marks = this.#marked().filter((mark) => isIn(mark, id));
      return marks[Math.min(place, marks.length - 1)] ?? null;
    }
    if (!this.#painted) return null;
    const span = this.#painted.view.items.get(id)?.spans[place];
    const piece = span && this.#painted.map.pieces(span)[0];
    return piece ? rangeOf(piece) : null;
  }

  #marked() {
    return this.#mode === 'mark' ? [...this.#root.querySelectorAll('mark[data-claimlight]')] : [];
  }

  /** @param {string} name @param {() => CSSStyleSheet} sheet */
  #adopt(name, sheet) {
    const home = this.#root.getRootNode();
    if (!this.#sheets.has(name)) this.#sheets.set(name, adopt(home instanceof Document || home instanceof ShadowRoot ? home : document, sheet()));
  }

  /** The theme that is held, or the one that can be read where a text stands. @param {Node} node @returns {Theme} */
  #themeAt({ parentElement }) {
    if (this.#theme !== 'auto' || !parentElement) return this.#theme;
    const theme = this.#grounds.themeOf(parentElement);
    this.#adopt(theme, HIGHLIGHT_SHEETS[theme]);
    return theme;
  }
}

/** @param {Element} mark @param {string} id */
function isIn(mark, id) {
  return mark.getAttribute('data-claimlight')?.split(' ').includes(id) ?? false;
}

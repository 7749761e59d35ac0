// What is painted into ticks in the margin: an outer track for what nobody with a name stands for, an inner one for what
// somebody does. They are drawn in the element's own layer; the article is left as it is.

import { h, svg } from './dom.js';
import { isOf } from './element/filter.js';

/** @import { Stage } from './element/tour.js' */
/** @import { ClaimItem } from './view.js' */

/** Below this width of the window the tracks stand closer to the text. */
const CLOSE = 800;
/** The first of each kind is named where the window is so wide. */
const NAMED = 1100;
/** The least room between the text and what ends it, in pixels. */
const GUTTER = 14;

/** Draws the ticks of one article. */
export class Margin {
  #stage;
  #drawing = svg('svg', { class: 'ticks', 'aria-hidden': 'true' });
  #sizes = new ResizeObserver(() => this.draw());
  /** @type {Element | null} */
  #watched = null;
  #frame = 0;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
    this.node = h('div', { class: 'margin', part: 'margin' }, this.#drawing);
    void document.fonts?.ready.then(() => this.draw());
  }

  /** Draws in the next frame, once for all that changes in this one. */
  draw() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  release() {
    this.#sizes.disconnect();
    this.#watched = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drawing.replaceChildren();
  }

  #draw() {
    const { root, element, painter, state } = this.#stage;
    if (root !== this.#watched) {
      this.#sizes.disconnect();
      // What comes or goes between element and article moves the article, and leaves its size.
      for (const box of root ? [root, document.body] : []) this.#sizes.observe(box);
      this.#watched = root;
    }
    this.#drawing.replaceChildren();
    if (!root || !painter || !state.view || !state.isOn || !this.node.isConnected || !isStill(element, root)) return;
    const origin = this.#drawing.getBoundingClientRect();
    const isMirrored = getComputedStyle(root).direction === 'rtl';
    const isClose = innerWidth <= CLOSE;
    /** @type {Set<string>} */
    const named = new Set();
    const ticks = (state.marks === 'all' ? state.view.claims : state.view.spoken).flatMap((item) => {
      const { manner } = item;
      // Own voice has no tick; what a reader filtered out has none either.
      if (manner === 'unattributed' || !state.layers.has('claims') || !state.manners.has(manner) || !isOf(item, state)) return [];
      return linesOf(painter.rangesOf(item)).flatMap(({ top, height, edge, free }, at) => {
        if (free < GUTTER) return [];
        const isOuter = manner === 'anonymous' || manner === 'hearsay';
        const far = isClose ? (isOuter ? 12 : 7) : isOuter ? 18 : 11;
        const x = (isMirrored ? edge + far - 4 : edge - far) - origin.left;
        const y = top - origin.top + 2;
        const drawn = tick(manner, x, y, Math.max(4, height - 4));
        const label = at === 0 && innerWidth >= NAMED && free >= 110 && !named.has(manner) && LABELS[manner];
        named.add(manner);
        return label ? [...drawn, svg('text', { class: `label l-${manner}`, x: isMirrored ? x + 14 : x - (isOuter ? 6 : 12), y: y + height / 2 + 2, 'text-anchor': isMirrored ? 'start' : 'end' }, state.words.say(label))] : drawn;
      });
    });
    for (const tick of ticks) this.#drawing.append(tick);
  }
}

/** @type {Record<string, string>} */
const LABELS = { quoted: 'margin.quoted', anonymous: 'margin.anonymous', hearsay: 'margin.hearsay' };

/** Quoted is a block, retold two lines, not named a block with a gap, “reportedly” a row of points. @param {ClaimItem['manner']} manner @param {number} x @param {number} y @param {number} height */
function tick(manner, x, y, height) {
  /** @param {number} left @param {number} width */
  const bar = (left, width) => svg('rect', { class: `m-${manner}`, x: x + left, y, width, height });
  if (manner === 'attributed') return [bar(0, 1), bar(3, 1)];
  if (manner === 'quoted') return [bar(0, 4)];
  return [svg('line', { class: `t-${manner}`, x1: x + 2, x2: x + 2, y1: y, y2: y + height })];
}

/**
 * The lines on which some ranges stand, each once: where it lies, where its column begins, and how much is free before that.
 *
 * @param {Range[]} ranges
 */
function linesOf(ranges) {
  /** @type {Map<number, {top: number, height: number, edge: number, free: number}>} */
  const lines = new Map();
  for (const range of ranges) {
    const block = columnOf(range.startContainer);
    if (!block) continue;
    const style = getComputedStyle(block);
    const isMirrored = style.direction === 'rtl';
    const box = block.getBoundingClientRect();
    const edge = isMirrored ? box.right - parseFloat(style.paddingRight) : box.left + parseFloat(style.paddingLeft);
    const free = isMirrored ? document.documentElement.clientWidth - edge : edge;
    for (const { top, height, width } of range.getClientRects()) {
      if (width > 0 && ![...lines.keys()].some((known) => Math.abs(known - top) < height / 2)) lines.set(top, { top, height, edge, free });
    }
  }
  return [...lines.values()];
}

/** The block that a text runs in. @param {Node} node */
function columnOf(node) {
  let element = node.parentElement;
  while (element && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
  return element;
}

/** Whether the element moves with the article, and nothing between them would cut the ticks off. @param {Element} element @param {Element} root */
function isStill(element, root) {
  for (const from of [element, root]) {
    /** @type {Element | null} */
    let at = from;
    for (; at && !(at.contains(element) && at.contains(root)); at = at.parentElement) {
      const { position, overflowX, overflowY } = getComputedStyle(at);
      if (/fixed|sticky/.test(position) || (at !== root && (overflowX !== 'visible' || overflowY !== 'visible'))) return false;
    }
  }
  return true;
}

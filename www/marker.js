// Items into <mark> elements, for people who need real elements; and the article back as it was, node for node.

import { h } from './dom.js';
import { paintOf } from './view.js';

/** @import { Marks } from './options.js' */
/** @import { Item, View } from './view.js' */
/** @import { TextMap } from './text-map.js' */

/** Wraps and unwraps the text of one article. */
export class Marker {
  /** What each wrapped text node was: it stays in place, and is given back what was cut from it. */
  /** @type {Map<Text, {pieces: Node[], text: string}>} */
  #wrapped = new Map();
  #marks;

  /** @param {Marks} marks */
  constructor(marks) {
    this.#marks = marks;
  }

  /**
   * Wraps the shown items. Where items overlap, one mark carries all their names, the innermost first.
   *
   * @param {View} view @param {TextMap} map @param {(item: Item) => boolean} isShown
   */
  wrap(view, map, isShown) {
    this.unwrap();
    /** @type {Map<Text, {from: number, to: number, item: Item}[]>} */
    const byNode = new Map();
    for (const item of view.items.values()) {
      const [layer, spans] = paintOf(item, this.#marks);
      if (!isShown(item) || !layer) continue;
      for (const { node, from, to } of spans.flatMap((span) => (view.isHeading(span) ? [] : map.pieces(span)))) {
        const list = byNode.get(node) ?? [];
        list.push({ from, to, item });
        byNode.set(node, list);
      }
    }
    for (const [node, pieces] of byNode) this.#wrapNode(node, pieces);
  }

  /** Whether every mark is still on the page. */
  get isWhole() {
    return [...this.#wrapped.values()].every(({ pieces }) => pieces.every((piece) => piece.isConnected));
  }

  /** The item ids under an element, the innermost first. @param {EventTarget | null} target */
  idsOf(target) {
    const mark = target instanceof Element ? target.closest('mark[data-claimlight]') : null;
    return mark?.getAttribute('data-claimlight')?.split(' ') ?? [];
  }

  /** Gives the article back its own text nodes. */
  unwrap() {
    for (const [node, { pieces, text }] of this.#wrapped) {
      for (const piece of pieces) piece.parentNode?.removeChild(piece);
      if (node.data === text.slice(0, node.length)) node.data = text;
    }
    this.#wrapped.clear();
  }

  /** @param {Text} node @param {{from: number, to: number, item: Item}[]} list */
  #wrapNode(node, list) {
    const parent = node.parentNode;
    if (!parent) return;
    const text = node.data;
    const cuts = [...new Set([0, text.length, ...list.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
    /** @type {Node[]} */
    const pieces = [];
    let kept = 0;
    // What begins last comes first, and is taken from the end when its place comes.
    list.sort((a, b) => b.from - a.from);
    /** @type {typeof list} */
    let here = [];
    for (let at = 0; at + 1 < cuts.length; at++) {
      const from = /** @type {number} */ (cuts[at]);
      const to = /** @type {number} */ (cuts[at + 1]);
      here = [...list.splice(list.findLastIndex((piece) => piece.from >= to) + 1), ...here].filter((piece) => piece.to > from).sort((a, b) => a.to - a.from - (b.to - b.from));
      if (here.length === 0 && from === 0) {
        // The text before the first mark stays in the node that was always there.
        kept = to;
        continue;
      }
      pieces.push(makePiece(text.slice(from, to), here.map(({ item }) => item), this.#marks));
    }
    const after = node.nextSibling;
    for (const piece of pieces) parent.insertBefore(piece, after);
    node.data = text.slice(0, kept);
    this.#wrapped.set(node, { pieces, text });
  }
}

/** @param {string} words @param {Item[]} items The innermost first. @param {Marks} marks */
function makePiece(words, items, marks) {
  if (items.length === 0) return document.createTextNode(words);
  return h('mark', { class: items.map((item) => `claimlight-${paintOf(item, marks)[0]}`).join(' '), 'data-claimlight': items.map(({ id }) => id).join(' '), tabindex: 0 }, words);
}

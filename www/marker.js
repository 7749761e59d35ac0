// Items into <mark> elements, for people who need real elements; and the article back as it was, node for node.

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
    let kept = -1;
    for (let at = 0; at + 1 < cuts.length; at++) {
      const from = /** @type {number} */ (cuts[at]);
      const to = /** @type {number} */ (cuts[at + 1]);
      const here = list.filter((piece) => piece.from < to && from < piece.to).sort((a, b) => a.to - a.from - (b.to - b.from));
      const words = text.slice(from, to);
      if (here.length === 0 && from === 0) {
        // The text before the first mark stays in the node that was always there.
        kept = to;
        continue;
      }
      pieces.push(here.length === 0 ? document.createTextNode(words) : makeMark(words, here.map(({ item }) => item), this.#marks));
    }
    const after = node.nextSibling;
    for (const piece of pieces) parent.insertBefore(piece, after);
    node.data = text.slice(0, Math.max(0, kept));
    this.#wrapped.set(node, { pieces, text });
  }
}

/** @param {string} words @param {Item[]} items The innermost first. @param {Marks} marks */
function makeMark(words, items, marks) {
  const mark = document.createElement('mark');
  mark.dataset['claimlight'] = items.map(({ id }) => id).join(' ');
  for (const item of items) mark.classList.add(`claimlight-${paintOf(item, marks)[0]}`);
  mark.tabIndex = 0;
  mark.textContent = words;
  return mark;
}

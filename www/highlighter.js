// Items into painted ranges: one shared Highlight for each layer of the page, in which every painter owns only its own ranges.

import { INKS, THEMES } from './styles/palette.js';
import { paintOf } from './view.js';

/** @import { Span } from './analysis.js' */
/** @import { Marks } from './options.js' */
/** @import { Theme } from './styles/palette.js' */
/** @import { Item, Layer, View } from './view.js' */
/** @import { Piece, TextMap } from './text-map.js' */

const PAINT_LAYERS = Object.keys(INKS);

/** A layer in the colours of a theme. @param {string} layer @param {Theme} theme */
const nameOf = (layer, theme) => `claimlight-${layer}${theme === 'auto' ? '' : `-${theme}`}`;

/** Which highlight lies on which. */
const PRIORITIES = new Map(PAINT_LAYERS.flatMap((layer, at) => THEMES.map((theme) => [nameOf(layer, theme), at + 1])));

/** Whether this browser can paint without touching the page. */
export function canHighlight() {
  return Boolean(globalThis.CSS?.highlights);
}

/**
 * A painted piece. The browser moves each live `Range` at each change of the page, which takes seconds for thousands of them; a
 * static one costs the page nothing. Like a `Range` it reads as its words.
 */
class Paint extends (globalThis.StaticRange ?? class {}) {
  /** @param {Piece} piece */
  constructor({ node, from, to }) {
    super({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
  }

  toString() {
    return this.startContainer.nodeValue?.slice(this.startOffset, this.endOffset) ?? '';
  }
}

/** Paints the items of one article, and takes back exactly what it painted. */
export class Highlighter {
  /** @type {Map<string, Paint[]>} Own ranges by the name of their highlight. */
  #own = new Map();
  /** @type {{view: View, map: TextMap} | null} */
  #painted = null;
  #marks;
  #themeAt;
  /** Where static ranges do not move with what a reader types, this moves them. */
  #editing;

  /** @param {Node} root The article. @param {Marks} marks @param {(node: Node) => Theme} themeAt The colours that can be read at a place. */
  constructor(root, marks, themeAt) {
    this.#marks = marks;
    this.#themeAt = themeAt;
    this.#editing = new MutationObserver((records) => this.#follow(records));
    if (canHighlight()) this.#editing.observe(root, { subtree: true, characterDataOldValue: true });
  }

  /**
   * Paints a view. Of what was painted before, ranges that are still right stay; the others go.
   *
   * @param {View} view @param {TextMap} map
   * @param {(item: Item) => boolean} isShown
   * @param {ReadonlySet<Layer>} layers
   */
  paint(view, map, isShown, layers) {
    this.#painted = { view, map };
    // The map is of the text as it stands now.
    this.#editing.takeRecords();
    /** @type {Map<string, Piece[]>} */
    const wanted = new Map(PAINT_LAYERS.map((layer) => [layer, []]));
    const want = (/** @type {string | null} */ layer, /** @type {readonly Span[]} */ spans) => {
      // Somebody may be named more often than a call takes arguments.
      for (const piece of this.#piecesUnder(spans)) wanted.get(/** @type {string} */ (layer))?.push(piece);
    };
    for (const item of view.items.values()) if (isShown(item)) want(...paintOf(item, this.#marks));
    if (layers.has('hedges')) for (const item of view.claims) if (isShown(item)) want('hedges', item.claim.hedges.map(({ span }) => span));
    for (const layer of PAINT_LAYERS) if (layer !== 'active') this.#replace(layer, wanted.get(layer) ?? []);
  }

  /** Marks what the reader picked. @param {readonly string[]} ids */
  activate(ids) {
    this.#replace('active', ids.flatMap((id) => this.#piecesOf(id)));
  }

  /** Whether an item stands under a point of the window. @param {string} id @param {number} x @param {number} y */
  isUnder(id, x, y) {
    return this.#piecesOf(id).some((piece) => isOver(rangeOf(piece), x, y));
  }

  /** Takes everything back, for good. */
  release() {
    this.#editing.disconnect();
    this.clear();
  }

  /** Takes everything back. */
  clear() {
    for (const layer of PAINT_LAYERS) this.#replace(layer, []);
    this.#painted = null;
  }

  /** @param {string} id */
  #piecesOf(id) {
    const { view, map } = this.#painted ?? {};
    return view?.items.get(id)?.spans.flatMap((span) => map?.pieces(span) ?? []) ?? [];
  }

  /** What of some spans may be painted. @param {readonly Span[]} spans */
  #piecesUnder(spans) {
    const { view, map } = this.#painted ?? {};
    return spans.flatMap((span) => (view?.isHeading(span) ? [] : (map?.pieces(span) ?? [])));
  }

  /** Paints these pieces in a layer, each in the colours of its place, and nothing else of ours. @param {string} layer @param {Piece[]} pieces */
  #replace(layer, pieces) {
    /** @type {Map<Theme, Piece[]>} */
    const byTheme = new Map(THEMES.map((theme) => [theme, []]));
    for (const piece of pieces) byTheme.get(this.#themeAt(piece.node))?.push(piece);
    for (const [theme, own] of byTheme) this.#replaceIn(nameOf(layer, theme), own);
  }

  /** @param {string} name @param {Piece[]} pieces */
  #replaceIn(name, pieces) {
    if (!canHighlight()) return;
    const before = this.#own.get(name) ?? [];
    if (before.length === 0 && pieces.length === 0) return;
    const left = new Set(before);
    /** @type {Map<Node, Map<string, Paint>>} */
    const known = new Map();
    for (const range of before) {
      const inNode = known.get(range.startContainer) ?? new Map();
      known.set(range.startContainer, inNode.set(`${range.startOffset} ${range.endOffset}`, range));
    }
    /** @type {Paint[]} */
    const added = [];
    const own = pieces.map((piece) => {
      const same = known.get(piece.node)?.get(`${piece.from} ${piece.to}`);
      if (same && left.delete(same)) return same;
      const range = new Paint(piece);
      added.push(range);
      return range;
    });
    this.#exchange(name, left, added, own);
  }

  /**
   * Moves what is painted in text nodes whose characters have changed: the article is read again only when it has come to rest.
   *
   * @param {MutationRecord[]} records
   */
  #follow(records) {
    /** What stood in each node before the first change. @type {Map<Node, string>} */
    const before = new Map();
    for (const { target, oldValue } of records) if (!before.has(target)) before.set(target, oldValue ?? '');
    const movers = new Map([...before].map(([node, text]) => [node, mover(text, node.nodeValue ?? '')]));
    /** @param {Paint} range */
    const moved = (range) => {
      const node = /** @type {Text} */ (range.startContainer);
      const move = movers.get(node);
      if (!move) return range;
      const [from, to] = [move(range.startOffset, true), move(range.endOffset)];
      if (from >= to) return null;
      return from === range.startOffset && to === range.endOffset ? range : new Paint({ node, from, to });
    };
    for (const [name, ranges] of this.#own) {
      const now = ranges.map(moved);
      const kept = new Set(ranges);
      const left = ranges.filter((range, at) => now[at] !== range);
      const own = now.filter((range) => range !== null);
      const added = own.filter((range) => !kept.has(range));
      if (left.length > 0) this.#exchange(name, left, added, own);
    }
  }

  /** @param {string} name @param {Iterable<Paint>} left @param {Paint[]} added @param {Paint[]} own What is painted then. */
  #exchange(name, left, added, own) {
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    highlight.priority = PRIORITIES.get(name) ?? 0;
    for (const range of left) highlight.delete(range);
    for (const range of added) highlight.add(range);
    if (own.length > 0) this.#own.set(name, own);
    else this.#own.delete(name);
    // Another painter of the page may still use the layer. Registered last, a new one is laid out once.
    if (highlight.size === 0) CSS.highlights.delete(name);
    else if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
  }
}

/**
 * Where an offset of a text stands after the one change between what begins and what ends alike.
 *
 * @param {string} before @param {string} after
 * @returns {(offset: number, isStart?: boolean) => number} What is put in just before a start is not painted.
 */
function mover(before, after) {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  let behind = 0;
  while (behind < most - same && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  return (offset, isStart = false) => {
    if (offset < same || (offset === same && !isStart)) return offset;
    return offset < before.length - behind ? same : offset + after.length - before.length;
  };
}

/** A live range, for measuring. @param {Piece} piece */
export function rangeOf({ node, from, to }) {
  const range = node.ownerDocument.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

/**
 * The ids of the items painted under a point of the window, the innermost first.
 *
 * @param {Highlighter} highlighter @param {TextMap} map @param {View} view
 * @param {(item: Item) => boolean} isShown
 * @param {{x: number, y: number}} point @param {Node} root
 * @returns {string[]}
 */
export function itemsAt(highlighter, map, view, isShown, { x, y }, root) {
  const offset = offsetAt(map, x, y, root);
  if (offset < 0) return [];
  /** @type {{id: string, length: number}[]} */
  const hits = [];
  for (const item of view.items.values()) {
    const span = item.spans.find(([start, end]) => start <= offset && offset <= end);
    // A caret snaps to the nearest letter, however far the pointer is from it: only boxes under the pointer count.
    if (span && isShown(item) && highlighter.isUnder(item.id, x, y)) {
      hits.push({ id: item.id, length: span[1] - span[0] });
    }
  }
  return hits.sort((a, b) => a.length - b.length).map(({ id }) => id);
}

/** @param {TextMap} map @param {number} x @param {number} y @param {Node} root */
function offsetAt(map, x, y, root) {
  const home = root.getRootNode();
  const page = root.ownerDocument ?? document;
  if (page.caretPositionFromPoint) {
    const caret = page.caretPositionFromPoint(x, y, { shadowRoots: home instanceof ShadowRoot ? [home] : [] });
    return caret ? around(map, caret.offsetNode, caret.offset) : -1;
  }
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? around(map, range.startContainer, range.startOffset) : -1;
}

/**
 * A caret stands between two letters: where the text ends behind it, the one before it was meant.
 *
 * @param {TextMap} map @param {Node} node @param {number} offset
 */
function around(map, node, offset) {
  const at = map.offsetOf(node, offset);
  return at >= 0 ? at : offset > 0 ? map.offsetOf(node, offset - 1) : -1;
}

/** @param {Range} range @param {number} x @param {number} y */
function isOver(range, x, y) {
  return [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top - 2 && y <= box.bottom + 4);
}

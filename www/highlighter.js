// Items into painted ranges: one shared Highlight for each layer of the page, in which every painter owns only its own ranges.

/** @import { Item, Layer, View } from './view.js' */
/** @import { TextMap } from './text-map.js' */

/**
 * What paints an item. Claims have a layer for each manner, because manner is what their line says.
 *
 * @param {Item} item
 */
export function paintLayer(item) {
  return item.type === 'claim' ? `claim-${item.claim.manner}` : item.layer;
}

/** Paint layers and their priority: entities lie on claims, claims on quotations, what the reader picked on all. */
const PRIORITIES = new Map([
  ['quotes', 1],
  ['claim-unattributed', 2],
  ['claim-attributed', 3],
  ['claim-quoted', 4],
  ['claim-anonymous', 5],
  ['claim-hearsay', 6],
  ['values', 7],
  ['other', 8],
  ['group', 9],
  ['location', 10],
  ['organization', 11],
  ['person', 12],
  ['hedges', 13],
  ['active', 20],
]);

/** Whether this browser can paint without touching the page. */
export function canHighlight() {
  return typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';
}

/** Paints the items of one article, and takes back exactly what it painted. */
export class Highlighter {
  /** @type {Map<string, Range[]>} Own ranges by registered name. */
  #own = new Map();
  /** @type {WeakMap<AbstractRange, string>} Range to the id of its item. */
  #items = new WeakMap();
  /** @type {Map<string, Range[]>} Item id to its ranges, in text order. */
  #rangesOf = new Map();
  #suffix;

  /** @param {'auto' | 'light' | 'dark'} [theme] */
  constructor(theme = 'auto') {
    this.#suffix = theme === 'auto' ? '' : `-${theme}`;
  }

  /**
   * Paints a view; what was painted before goes.
   *
   * @param {View} view @param {TextMap} map
   * @param {(item: Item) => boolean} isShown
   * @param {ReadonlySet<Layer>} layers
   */
  paint(view, map, isShown, layers) {
    this.clear();
    for (const item of view.items.values()) {
      const ranges = item.spans.flatMap((span) => map.ranges(span));
      this.#rangesOf.set(item.id, ranges);
      for (const range of ranges) this.#items.set(range, item.id);
      if (isShown(item)) this.#add(paintLayer(item), ranges);
    }
    if (layers.has('hedges')) {
      const hedges = view.claims.filter(isShown).flatMap(({ claim }) => claim.hedges.flatMap(({ span }) => map.ranges(span)));
      this.#add('hedges', hedges);
    }
  }

  /** Marks what the reader picked. @param {string | null} id */
  activate(id) {
    this.#remove('active');
    if (id !== null) this.#add('active', this.rangesOf(id).map((range) => range.cloneRange()));
  }

  /** Where an item stands. @param {string} id @returns {readonly Range[]} */
  rangesOf(id) {
    return this.#rangesOf.get(id) ?? [];
  }

  /** The item that a painted range belongs to. @param {AbstractRange} range */
  itemOf(range) {
    return this.#items.get(range);
  }

  /** How many ranges are painted. */
  get size() {
    let size = 0;
    for (const ranges of this.#own.values()) size += ranges.length;
    return size;
  }

  /** Takes everything back. */
  clear() {
    for (const name of [...this.#own.keys()]) this.#remove(name);
    this.#rangesOf.clear();
  }

  /** @param {string} layer @param {Range[]} ranges */
  #add(layer, ranges) {
    if (!canHighlight() || ranges.length === 0) return;
    const name = `claimlight-${layer}${this.#suffix}`;
    let highlight = CSS.highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = PRIORITIES.get(layer) ?? 0;
      CSS.highlights.set(name, highlight);
    }
    for (const range of ranges) highlight.add(range);
    const own = this.#own.get(layer);
    if (own) own.push(...ranges);
    else this.#own.set(layer, [...ranges]);
  }

  /** @param {string} layer */
  #remove(layer) {
    const name = `claimlight-${layer}${this.#suffix}`;
    const highlight = canHighlight() ? CSS.highlights.get(name) : undefined;
    for (const range of this.#own.get(layer) ?? []) highlight?.delete(range);
    // Another painter of the page may still use the layer.
    if (highlight?.size === 0) CSS.highlights.delete(name);
    this.#own.delete(layer);
  }
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
    if (span && isShown(item) && highlighter.rangesOf(item.id).some((range) => isOver(range, x, y))) {
      hits.push({ id: item.id, length: span[1] - span[0] });
    }
  }
  return hits.sort((a, b) => a.length - b.length).map(({ id }) => id);
}

/** @param {TextMap} map @param {number} x @param {number} y @param {Node} root */
function offsetAt(map, x, y, root) {
  const home = root.getRootNode();
  const inShadow = typeof ShadowRoot !== 'undefined' && home instanceof ShadowRoot;
  const page = root.ownerDocument;
  if (!page) return -1;
  if (typeof page.caretPositionFromPoint === 'function') {
    const caret = page.caretPositionFromPoint(x, y, inShadow ? { shadowRoots: [home] } : {});
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
  for (const box of range.getClientRects()) {
    if (x >= box.left && x <= box.right && y >= box.top - 2 && y <= box.bottom + 4) return true;
  }
  return false;
}

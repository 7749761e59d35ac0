// An article on the page and its analysis into highlights, without the element: for pages with a surface of their own.

import { otherText } from '../www/annotations.js';
import { findArticle } from '../www/find-article.js';
import { DEFAULT_IGNORE, DEFAULT_SHOW } from '../www/options.js';
import { Painter } from '../www/painter.js';
import { TextMap } from '../www/text-map.js';
import { LAYERS, View } from '../www/view.js';

/** @import { Analysis } from '../www/analysis.js' */
/** @import { Mode, Theme } from '../www/options.js' */
/** @import { Override } from '../www/overrides.js' */
/** @import { Item, Layer } from '../www/view.js' */

/**
 * @typedef {object} AttachOptions
 * @property {Iterable<Layer>} [show] Layers to paint.
 * @property {Mode} [mode]
 * @property {Theme} [theme]
 * @property {string} [ignore] CSS selector of what is no part of the article; the same as for `readText`.
 * @property {number} [minConfidence] From 0 to 1.
 * @property {readonly Override[]} [overrides] An editor's corrections.
 *
 * @typedef {object} Attachment
 * @property {readonly Item[]} items What can be painted, in the order of the analysis.
 * @property {(layers: Iterable<Layer>) => void} show Paints these layers, and no other.
 * @property {(id: string, place?: number) => void} go Brings an item into sight and marks it.
 * @property {(point: {x: number, y: number, target: EventTarget | null}) => Item[]} itemsAt What is painted under a point
 *   of the window (a pointer event will do), the innermost first.
 * @property {() => void} detach Takes everything off; the article is as it was.
 */

/**
 * The text of an article as offsets count it: give this to `analyze`.
 *
 * @param {Element | ShadowRoot} root @param {string} [ignore] CSS selector of what is no part of the article.
 */
export function readText(root, ignore = DEFAULT_IGNORE) {
  // What is left out of it, `findArticle` says.
  if (root instanceof Element) findArticle(root);
  return TextMap.read(root, ignore).text;
}

/**
 * Paints an analysis onto the article that it was made from.
 *
 * @param {Element} root @param {Analysis} analysis @param {AttachOptions} [options]
 * @returns {Attachment}
 * @throws {RangeError} where the analysis was made from another text
 */
export function attach(root, analysis, { show = DEFAULT_SHOW, mode = 'highlight', theme = 'auto', ignore = DEFAULT_IGNORE, minConfidence, overrides = [] } = {}) {
  let map = TextMap.read(root, ignore);
  const other = otherText(analysis, map.text);
  if (other) throw new RangeError(`the analysis ${other}`);
  const view = new View(map.text, analysis, { minConfidence, overrides });
  const painter = new Painter(root, mode, theme);
  /** @type {ReadonlySet<Layer>} */
  let shown = new Set();
  /** @param {Iterable<Layer>} layers */
  const paint = (layers) => {
    const wanted = new Set(layers);
    shown = new Set(LAYERS.filter((layer) => wanted.has(layer)));
    if (painter.changesPage) {
      painter.clear();
      map = TextMap.read(root, ignore);
    }
    painter.paint(view, map, ({ layer }) => shown.has(/** @type {Layer} */ (layer)), shown);
  };
  paint(show);
  return {
    items: [...view.items.values()],
    show: paint,
    go(id, place = 0) {
      painter.activate([id]);
      painter.scrollTo(id, place, 'auto');
    },
    itemsAt: (point) => painter.idsAt(point).flatMap((id) => view.items.get(id) ?? []),
    detach: () => painter.release(),
  };
}

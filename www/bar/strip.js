// The claims of an article into one strip: above the line somebody with a name stands for it, below it nobody with a name
// does, on it the paper itself.

import { svg } from '../dom.js';

/** @import { ClaimItem, PassageItem, View } from '../view.js' */
/** @typedef {ClaimItem | PassageItem} Spoken */

/** Width of the drawing; it is stretched to what there is. */
export const WIDTH = 1000;
/** The shortest claim is still seen, and hit. */
const LEAST = 4;

/** Top and height of a claim by its manner. @type {Record<string, [top: number, height: number]>} */
const LANES = { quoted: [0, 12], attributed: [5, 7], anonymous: [14, 8], hearsay: [14, 8], unattributed: [12, 2] };

/**
 * Draws into the strip, in place of what was there.
 *
 * @param {SVGElement} strip @param {{view?: View | null, progress?: number | null}} shown
 */
export function drawStrip(strip, { view = null, progress = null }) {
  strip.replaceChildren(svg('rect', { class: 'line', x: 0, y: 12.5, width: WIDTH, height: 1 }));
  if (progress !== null) strip.append(svg('rect', { class: 'done', x: 0, y: 11, width: (progress * WIDTH).toFixed(0), height: 4 }));
  for (const item of view?.spoken ?? []) strip.append(...block(item, /** @type {View} */ (view)));
}

/** @param {Spoken} item @param {View} view */
function block(item, view) {
  const { manner } = item;
  const [top = 0, height = 0] = LANES[manner] ?? [];
  const [from, to] = placeOf(item, view);
  const words = view.wordsOf(item).slice(0, 90);
  const title = svg('title', {}, item.sourceName ? `${item.sourceName}: ${words}` : words);
  if (manner !== 'hearsay') return [svg('rect', { class: `m-${manner}`, x: from, y: top, width: to - from, height }, title)];
  // A line whose dashes keep their length however the strip is stretched.
  return [svg('line', { class: 'm-hearsay', x1: from, x2: to, y1: top + height / 2, y2: top + height / 2, 'vector-effect': 'non-scaling-stroke' }, title)];
}

/** From where to where an item lies on the strip. @param {{spans: [number, number][]}} item @param {View} view */
export function placeOf({ spans }, view) {
  const [start, end] = view.body;
  const scaled = (/** @type {number} */ offset) => Math.round((Math.min(Math.max(offset - start, 0) / (end - start), 1)) * WIDTH);
  const from = Math.min(scaled(spans[0]?.[0] ?? 0), WIDTH - LEAST);
  return /** @type {const} */ ([from, Math.max(from + LEAST, scaled(spans.at(-1)?.[1] ?? 0) - 1)]);
}

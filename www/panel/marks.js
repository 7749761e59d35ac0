// Layers and signs into small drawings: the swatch of the key, the arrows and crosses of buttons.

import { h, svg } from '../dom.js';

/** @import { Marks } from '../options.js' */

/** A piece of line or fill, as the article or its margin shows it. @param {string} layer A paint layer. @param {Marks} [marks] */
export function swatch(layer, marks = 'all') {
  return h('span', { class: `swatch s-${layer} ${marks}`, 'aria-hidden': 'true' }, '\u00a0'.repeat(7));
}

/** @param {'previous' | 'next' | 'close'} name */
export function icon(name) {
  const paths = { previous: 'M10.5 3 L5 8 L10.5 13', next: 'M5.5 3 L11 8 L5.5 13', close: 'M3 3 L13 13 M13 3 L3 13' };
  return svg('svg', { class: `icon i-${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: paths[name], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }));
}

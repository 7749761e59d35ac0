// Layers and amounts into small drawings: the swatch of the legend, the weight of a claim, bars of a ledger.

import { h, svg } from '../dom.js';

/** A piece of line or fill, as the article shows it. @param {string} layer A paint layer. */
export function swatch(layer) {
  return h('span', { class: `swatch s-${layer}`, 'aria-hidden': 'true' }, '\u00a0'.repeat(7));
}

/**
 * Parts of a whole, side by side.
 *
 * @param {{share: number, className?: string, fill?: string}[]} parts Shares sum to at most 1.
 * @param {{label?: string, gap?: number, className?: string, isMirrored?: boolean}} options Without a label it is hidden from those who cannot see it.
 */
export function bar(parts, { label, gap = 0, className, isMirrored = false }) {
  const width = 1000;
  const drawing = svg('svg', { viewBox: `0 0 ${width} 10`, preserveAspectRatio: 'none', role: label && 'img', 'aria-label': label, 'aria-hidden': !label && 'true', class: className });
  let at = 0;
  for (const { share, className: kind, fill } of parts) {
    const size = Math.max(0, share * width - gap);
    if (size > 0) {
      const x = isMirrored ? width - at - size : at;
      drawing.append(svg('rect', { x: x.toFixed(1), y: 0, width: size.toFixed(1), height: 10, class: kind, fill }));
    }
    at += share * width;
  }
  return drawing;
}

/** @param {'previous' | 'next' | 'close'} name */
export function icon(name) {
  const paths = { previous: 'M3 10.5 L8 5 L13 10.5', next: 'M3 5.5 L8 11 L13 5.5', close: 'M3 3 L13 13 M13 3 L3 13' };
  return svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: paths[name], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }));
}

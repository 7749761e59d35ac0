// The palette into the style sheets of the painted layers, as highlights and as marks: a line style first, a colour second.

import { sheet } from './sheet.js';
import { INKS } from './palette.js';

/** @import { Pair, Theme } from './palette.js' */

/**
 * @param {Theme} theme @param {(layer: string) => string} selector
 * @param {boolean} isAlone Whether each layer is painted by itself, and a page may give any of them line and fill; marks share theirs.
 */
function rules(theme, selector, isAlone) {
  /** @param {Pair} pair */
  const held = (pair) => (theme === 'auto' ? `light-dark(${pair})` : theme === 'plain' ? 'currentColor' : pair[theme === 'dark' ? 1 : 0]);
  /** @param {Pair | undefined} pair */
  const colour = (pair) => (pair ? held(pair) : 'transparent');
  return Object.entries(INKS).map(([layer, { bg, tint, strength, line, style = 'solid', width = '1px' }]) => {
    const name = `--claimlight-${layer}`;
    // A fill of any colour may be one on which the page's text cannot be read.
    const paper = tint ? `color-mix(in srgb, ${held(tint)} ${strength}%, transparent)` : theme === 'plain' ? 'transparent' : colour(bg);
    const fill = bg || tint || isAlone ? `background-color: var(${name}-bg, ${paper});` : '';
    const under = line || isAlone ? `text-decoration: underline var(${name}-line-style, ${style}) ${width} var(${name}-line, ${colour(line)}); text-underline-offset: 0.2em; text-decoration-skip-ink: none;` : '';
    const forced = layer === 'active' ? 'background-color: Highlight; color: HighlightText;' : `background-color: Canvas; color: CanvasText; ${line ? 'text-decoration-color: CanvasText;' : isAlone ? 'text-decoration: none;' : ''}`;
    return `${selector(layer)} { ${fill} ${under} } @media (forced-colors: active) { ${selector(layer)} { ${forced} } }`;
  }).join('');
}

/**
 * Chromium paints highlights in forced colours as if all were selected, unless the element itself takes no part: there,
 * running text is given the system's colours by hand, and the lines stay lines.
 *
 * @param {Theme} theme
 */
const highlights = (theme) => {
  /** @param {string} layer */
  const selector = (layer) => `::highlight(claimlight-${layer}${theme === 'auto' ? '' : `-${theme}`})`;
  return sheet(`
${rules(theme, selector, true)}
@media (forced-colors: active) {
  :is(article, main) :is(p, li, h1, h2, h3, em, strong) {
    forced-color-adjust: preserve-parent-color; color: CanvasText !important; background-color: Canvas !important; border-color: CanvasText !important;
  }
  :where(article, main) :where(p, li, h1, h2, h3) * { forced-color-adjust: auto; }
}
@media print { ${selector('active')} { background-color: transparent; } }
`);
};

/** Sheets by theme. */
export const HIGHLIGHT_SHEETS = { auto: highlights('auto'), light: highlights('light'), dark: highlights('dark'), plain: highlights('plain') };

/** The same inks on real elements; what the reader picked lies on all others. */
export const MARK_SHEET = sheet(`mark[data-claimlight] { color: inherit; background-color: transparent; } ${rules('auto', (layer) => `mark${layer === 'active' ? '[data-claimlight]' : ''}.claimlight-${layer}`, false)}`);

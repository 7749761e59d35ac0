// The palette into the style sheet of the painted layers: a line style first, a colour second.

import { sheet } from './sheet.js';
import { INKS } from './palette.js';

/** @import { Ink } from './palette.js' */

/**
 * @param {'auto' | 'light' | 'dark'} theme Whether colours follow the page or are held.
 */
function text(theme) {
  const suffix = theme === 'auto' ? '' : `-${theme}`;
  /** @param {[string, string]} pair */
  const colour = ([light, dark]) => (theme === 'auto' ? `light-dark(${light}, ${dark})` : theme === 'dark' ? dark : light);
  const rules = Object.entries(INKS).map(([layer, ink]) => {
    const selector = `::highlight(claimlight-${layer}${suffix})`;
    return `${selector} { ${declarations(layer, ink, colour)} }`;
  });
  const forced = Object.entries(INKS).map(([layer, { line, style, width }]) => {
    const selector = `::highlight(claimlight-${layer}${suffix})`;
    if (layer === 'active') return `${selector} { background-color: Highlight; color: HighlightText; }`;
    if (!line) return `${selector} { background-color: Canvas; color: CanvasText; }`;
    return `${selector} { background-color: Canvas; color: CanvasText; text-decoration: underline ${style} ${width} CanvasText; }`;
  });
  return `
${rules.join('\n')}
@media (forced-colors: active) {
${forced.join('\n')}
}
@media print {
  ::highlight(claimlight-active${suffix}) { background-color: transparent; }
}`;
}

/**
 * @param {string} layer @param {Ink} ink @param {(pair: [string, string]) => string} colour
 */
function declarations(layer, { bg, line, style, width }, colour) {
  const name = `--claimlight-${layer}`;
  return [
    `background-color: var(${name}-bg, ${bg ? colour(bg) : 'transparent'});`,
    line &&
      `text-decoration: underline var(${name}-line-style, ${style}) ${width} var(${name}-line, ${colour(line)});
       text-underline-offset: 0.2em; text-decoration-skip-ink: none;`,
    !line && `text-decoration: underline var(${name}-line-style, solid) 1px var(${name}-line, transparent);`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Sheets by theme. */
export const HIGHLIGHT_SHEETS = {
  auto: sheet(text('auto')),
  light: sheet(text('light')),
  dark: sheet(text('dark')),
};

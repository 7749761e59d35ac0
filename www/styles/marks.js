// The palette into the style sheet of mark mode: the same inks on real elements.

import { INKS } from './palette.js';
import { sheet } from './sheet.js';

const rules = Object.entries(INKS).map(([layer, { bg, line, style, width }]) => {
  const name = `--claimlight-${layer}`;
  const fill = bg ? `background-color: var(${name}-bg, light-dark(${bg.join(', ')}));` : '';
  const under = line
    ? `text-decoration: underline var(${name}-line-style, ${style}) ${width} var(${name}-line, light-dark(${line.join(', ')})); text-underline-offset: 0.2em; text-decoration-skip-ink: none;`
    : '';
  return `mark.claimlight-${layer} { ${fill} ${under} }`;
});

export const MARK_SHEET = sheet(`
mark[data-claimlight] { color: inherit; background-color: transparent; }
${rules.join('\n')}
mark[data-claimlight].claimlight-active { background-color: var(--claimlight-active-bg, light-dark(${INKS['active']?.bg?.join(', ')})); }
@media (forced-colors: active) { mark[data-claimlight] { background-color: Canvas; color: CanvasText; text-decoration-color: CanvasText; } }
`);

// The look of the bar, and the colours and letters that all parts of the element share.

import { sheet } from './sheet.js';
import { INKS, PAPER } from './palette.js';

/** Colours by scheme; where no palette can be told from the page's paper, all are those of its text. */
const inks = Object.entries(INKS).flatMap(([layer, ink]) => (/** @type {const} */ (['bg', 'line'])).map((kind) => ink[kind] && `--${layer}-${kind}: var(--claimlight-${layer}-${kind}, light-dark(${ink[kind]}));`));
const plain = Object.entries(INKS).flatMap(([layer, { line }]) => (line ? [`--${layer}-line: currentColor;`] : []));

/** A colour of the paper by scheme. @param {string} name */
export const paper = (name) => `light-dark(${PAPER[name]})`;

/**
 * The shell resets whatever the page around it hands down. All sizes are pixels: a page may have made `rem` anything.
 */
export const BASE_SHEET = sheet(`
:host { display: block; position: relative; inline-size: 100%; min-inline-size: min(100%, 320px); box-sizing: border-box; }
:host([hidden]), :host([data-hidden]) { display: none; }
.shell, .card {
  all: initial;
  ${inks.join('')}
  --paper: var(--claimlight-paper, ${paper('paper')}); --ink: var(--claimlight-ink, ${paper('ink')}); --soft: var(--claimlight-soft, ${paper('soft')});
  --rule: var(--claimlight-rule, ${paper('rule')}); --accent: var(--claimlight-accent, ${paper('accent')});
  --edge: ${paper('edge')};
  --sans: var(--claimlight-sans, "Avenir Next", "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif);
  color-scheme: inherit; visibility: inherit; box-sizing: border-box; font: 14px/20px var(--sans); color: var(--ink); text-align: start;
}
.shell { display: block; container-type: inline-size; }
:host([data-theme="light"]) { color-scheme: light; }
:host([data-theme="dark"]) { color-scheme: dark; }
:host([data-theme="plain"]) .shell { ${plain.join('')} --ink: inherit; --soft: inherit; --accent: currentColor; --rule: currentColor; --edge: currentColor; color: inherit; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p { margin: 0; }
button { font: inherit; color: inherit; background: none; border: 0; margin: 0; padding: 0; text-align: start; cursor: pointer; touch-action: manipulation; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg { display: block; }

.bar { border-block: 1px solid var(--rule); block-size: 104px; padding-block: 6px 4px; display: grid; grid-template: 64px 24px / minmax(0, 1fr) auto; gap: 3px 14px; align-items: center; }
.counts { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; color: var(--soft); }
.counts b { color: var(--ink); font-weight: 600; }
.buttons { display: flex; gap: 8px; }
.pill { border: 1px solid var(--edge); border-radius: 16px; min-block-size: 32px; padding-inline: 12px; font: 600 13px/18px var(--sans); white-space: nowrap; }
.pill:hover { border-color: var(--ink); }
.pill[aria-disabled] { opacity: .5; cursor: default; }
.pill[aria-pressed="false"] { color: var(--soft); font-weight: 400; }
.pill[aria-expanded]::after { content: " ▾" / ""; }
.pill[aria-expanded="true"]::after { content: " ▴" / ""; }
.strip, .caret { grid-area: 2 / 1 / 3 / -1; }
.strip { inline-size: 100%; block-size: 22px; }
.strip[data-found] { cursor: pointer; }
.strip[aria-hidden] { visibility: hidden; }
.bar:has(.strip[aria-hidden]) :is(.counts, .buttons) { transform: translateY(13px); }
[dir="rtl"] .strip { transform: scaleX(-1); }
.line { fill: var(--rule); }
.done { fill: var(--ink); }
.m-quoted { fill: var(--claim-quoted-line); background: var(--claim-quoted-line); }
.m-attributed { fill: var(--claim-attributed-line); background: var(--claim-attributed-line); }
.m-anonymous { fill: var(--claim-anonymous-line); background: var(--claim-anonymous-line); }
.m-hearsay { stroke: var(--claim-hearsay-line); stroke-width: 8px; stroke-dasharray: 3 2; background: var(--claim-hearsay-line); }
.m-unattributed { fill: var(--edge); background: var(--edge); }
@media (pointer: coarse) { .pill { min-block-size: 44px; border-radius: 22px; margin-block: -5px; } }
@container (max-width: 800px) { .counts { font-size: 13px; line-height: 16px; -webkit-line-clamp: 4; } }
@container (480px < width <= 600px) { .buttons { flex-direction: column; gap: 4px; } .pill { min-block-size: 30px; margin: 0; text-align: center; } }
@container (max-width: 480px) {
  .bar { block-size: 140px; padding-block: 2px; grid-template: 64px 44px 22px / minmax(0, 1fr); gap: 2px; }
  .strip, .caret { grid-row: 3 / 4; }
  .pill { min-block-size: 44px; border-radius: 22px; margin: 0; }
}
@media (prefers-contrast: more) { .shell, .card { --soft: var(--ink); --rule: var(--edge); } }
@media (forced-colors: active) {
  .strip { forced-color-adjust: none; }
  .m-quoted, .m-attributed, .m-anonymous, .m-unattributed, .done { fill: CanvasText; background: CanvasText; }
  .m-hearsay { stroke: CanvasText; background: CanvasText; }
  .line { fill: GrayText; }
  .pill[aria-pressed="true"], .pill[aria-expanded="true"] { border-color: Highlight; }
}
@media print { :host(:not([data-status="ready"])) { display: none; } }
`);

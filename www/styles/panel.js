// The look of drawer, sheet and panel: a restrained sans for what is said about the article, a serif for the article's own words.

import { paper } from './base.js';
import { INKS } from './palette.js';
import { sheet } from './sheet.js';

/** The key draws its lines as the article has them. */
const swatches = Object.entries(INKS).map(([layer, { line, style, width }]) => (line ? `.s-${layer} { text-decoration: underline var(--claimlight-${layer}-line-style, ${style}) ${width} var(--${layer}-line); }` : `.s-${layer} { background: var(--${layer}-bg, none); outline: 1px solid var(--rule); outline-offset: -1px; }`));

export const PANEL_SHEET = sheet(`
.shell, .card {
  --raised: ${paper('raised')}; --wash: ${paper('wash')}; --radius: var(--claimlight-radius, 4px);
  --serif: var(--claimlight-serif, "Iowan Old Style", Charter, Palatino, P052, Georgia, "Liberation Serif", serif);
}
h2, h3, ol, ul, dl, dd { margin: 0; padding: 0; }
ol, ul { list-style: none; }
.caret { position: relative; inline-size: 2px; block-size: 24px; margin-inline-start: -1px; background: var(--ink); pointer-events: none; }
.soft, .count, .chip, .tab, .step, .tools, .empty, .source-count, .mention, .about p, .help, .facts dt, .note, .ways { color: var(--soft); }
.small { font-size: 13px; line-height: 18px; }
.link, summary { color: var(--accent); text-decoration: underline 1px; text-underline-offset: 3px; min-block-size: 24px; cursor: pointer; }
:is(.link, summary):hover { text-decoration-thickness: 2px; }
.icon { inline-size: 16px; block-size: 16px; }
[dir="rtl"] :is(.i-previous, .i-next) { transform: scaleX(-1); }
.step { inline-size: 32px; block-size: 32px; display: grid; place-items: center; border-radius: 3px; }
:is(.step, .row, .passage, .claim-text):hover { background: var(--wash); color: var(--ink); }

.panel { color: var(--ink); position: static; inset: auto; margin: 0; border: 0; padding: 0; inline-size: auto; background: none; }
.panel:focus { outline: none; }
.drawer { display: flex; flex-direction: column; max-block-size: min(70dvh, 640px); border-block-end: 1px solid var(--rule); }
.rail, .drawer > .body, .sheet > .body { overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; }
:is(.drawer, .sheet) > .body { min-block-size: 0; }
.head-row { display: flex; flex-wrap: wrap; align-items: center; column-gap: 8px; padding-block: 4px; min-block-size: 40px; }
.title { font: 600 15px/20px var(--sans); margin-inline-end: auto; }
.steps { display: flex; align-items: center; }
.place { min-inline-size: 24px; text-align: center; white-space: nowrap; font-variant-numeric: tabular-nums; }
.handle { display: none; }
.body { padding-block: 2px 14px; }

.rail { background: var(--paper); max-block-size: min(90dvh, 640px); }
.rail > .head { position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper); border-block-end: 1px solid var(--rule); padding-inline: 16px; }
.rail .title { font: 600 18px/24px var(--serif); }
.rail > .body { padding: 6px 16px 16px; }
.manners { display: flex; gap: 2px; block-size: 12px; border-radius: 2px; overflow: hidden; }
.manners i { flex: 0 0 0; }
.switch { display: inline-flex; align-items: center; gap: 8px; min-block-size: 32px; font-size: 13px; color: var(--soft); }
.track { inline-size: 34px; border: 1px solid var(--edge); border-radius: 16px; padding: 2px; }
.track::before { content: ""; display: block; inline-size: 14px; block-size: 14px; border-radius: 50%; background: var(--edge); }
[aria-checked="true"] .track { background: var(--ink); border-color: var(--ink); }
[aria-checked="true"] .track::before { background: var(--paper); margin-inline-start: auto; }

.legend { display: flex; flex-wrap: wrap; gap: 0 10px; padding-block: 4px; }
.chip { display: inline-flex; align-items: center; gap: 5px; min-block-size: 26px; font-size: 13px; border-block-end: 2px solid transparent; }
.chip:hover { color: var(--ink); }
.chip[aria-pressed="true"] { color: var(--ink); border-block-end-color: var(--ink); font-weight: 600; }
.chip .count { color: var(--ink); font-weight: 600; }
.swatch { inline-size: 20px; block-size: 12px; flex: none; overflow: hidden; font: 12px/12px var(--sans); white-space: pre; text-underline-offset: -3px; text-decoration-skip-ink: none; border-radius: 2px; }
${swatches.join('')}
.quiet:is(.s-claim-quoted, .s-claim-attributed, .s-claim-unattributed) { text-decoration: none; }
.quiet.s-claim-quoted { background: color-mix(in srgb, var(--claim-quoted-line) 16%, transparent); border-inline-start: 4px solid var(--claim-quoted-line); }
.quiet.s-claim-attributed { inline-size: 4px; border-inline: 1px solid var(--claim-attributed-line); border-radius: 0; }
.quiet.s-claim-unattributed { display: none; }

.tabs { display: flex; gap: 4px 14px; }
.tab { padding-block: 8px 6px; border-block-end: 2px solid transparent; min-block-size: 38px; }
.tab:hover { color: var(--ink); }
.tab[aria-selected="true"] { color: var(--ink); border-block-end-color: var(--ink); font-weight: 600; }

.group { margin-block-start: 10px; }
.group-title { display: flex; gap: 8px; align-items: baseline; font: 600 13px/18px var(--sans); color: var(--soft); padding-block-end: 2px; border-block-end: 1px solid var(--rule); }
.item { display: block; inline-size: 100%; overflow-wrap: anywhere; }
.row { display: grid; grid-template-columns: minmax(0, 38%) minmax(0, 1fr) minmax(56px, auto); gap: 0 10px; align-items: center; min-block-size: 25px; padding-block: 2px; }
.source-name { font: 15px/20px var(--serif); }
.row:not([aria-expanded="true"]) > .source-name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.row[aria-expanded="true"] .source-name { font-weight: 700; }
.source-count { font-size: 13px; line-height: 18px; text-align: end; white-space: nowrap; }
.score { inline-size: 100%; block-size: 18px; }
[dir="rtl"] .score { transform: scaleX(-1); }
.m-unidentified { fill: var(--claim-hearsay-line); }
.passages { padding-block: 2px 8px; padding-inline-start: 12px; border-inline-start: 2px solid var(--rule); }
.passage { padding-block: 4px; font: 16px/22px var(--serif); }
.passage > .small { display: block; font-family: var(--sans); }
.clamped { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
[aria-current="true"] > .clamped { -webkit-line-clamp: none; }
.more { display: block; margin-block-start: 8px; }
.ways { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-block-start: 12px; padding-block-start: 8px; border-block-start: 1px solid var(--rule); }
.note { font: italic 14px/20px var(--serif); margin-block-start: 12px; }
.empty { padding-block: 12px; font: italic 16px/24px var(--serif); }
.tools { padding-block: 4px; }

.claim { border-block-end: 1px solid var(--rule); }
.claim-text { padding-block: 8px; }
.claim-who { display: block; font-size: 13px; line-height: 18px; color: var(--soft); }
.claim-who b { color: var(--ink); font-weight: 600; }
.claim-words { font: 16px/22px var(--serif); }
:is(.claim, .entity)[data-active] { box-shadow: inset 3px 0 var(--ink); padding-inline-start: 10px; }
[dir="rtl"] :is(.claim, .entity)[data-active] { box-shadow: inset -3px 0 var(--ink); }
.hedge { background: var(--hedges-bg); border-radius: 2px; padding-inline: 1px; }
.claim-foot { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 16px; padding-block-end: 8px; font-size: 13px; }
.why[open] { flex-basis: 100%; }
summary { inline-size: fit-content; }
.facts { display: grid; grid-template-columns: fit-content(128px) minmax(0, 1fr); gap: 4px 12px; padding-block: 4px; font-size: 13px; line-height: 18px; }
.facts dd { overflow-wrap: anywhere; color: var(--ink); }
.about dt { display: flex; gap: 8px; align-items: baseline; }
.words { font-family: var(--serif); font-size: 14px; }
.entity-name { font: 16px/22px var(--serif); grid-template-columns: minmax(0, 1fr) auto; }
.entity-name .source-count { font-family: var(--sans); }
.mentions { display: flex; flex-wrap: wrap; gap: 4px; padding-block: 2px 8px; }
.mention { min-inline-size: 28px; min-block-size: 28px; padding-inline: 5px; border: 1px solid var(--rule); border-radius: 3px; font-size: 13px; text-align: center; }
.about h3 { font: 600 16px/21px var(--serif); margin-block: 14px 4px; }
:is(.about p, .help p) { max-inline-size: 60ch; }
.help { margin-block-start: 4px; font-size: 13px; }

.bar.told { block-size: auto; min-block-size: 104px; display: flex; flex-direction: column; align-items: flex-start; gap: 8px; }
.told .counts { display: block; -webkit-line-clamp: none; }
.told .strip { display: none; }

.margin { position: absolute; inset-block-start: 0; left: 0; inline-size: 0; block-size: 0; pointer-events: none; z-index: 1; }
.ticks { position: absolute; inset-block-start: 0; left: 0; inline-size: 1px; block-size: 1px; overflow: visible; pointer-events: none; }
.ticks line { stroke-width: 4; }
.t-anonymous { stroke: var(--claim-anonymous-line); stroke-dasharray: 7 3; }
.t-hearsay { stroke: var(--claim-hearsay-line); stroke-dasharray: 3 2; }
.label { font: 12px var(--sans); fill: var(--soft); direction: ltr; }

.sheet:popover-open {
  position: fixed; inset: auto 0 0; inline-size: 100%; max-inline-size: none; block-size: 40dvh; max-block-size: 90dvh; display: flex; flex-direction: column;
  background: var(--claimlight-paper, var(--raised)); border-block-start: 1px solid var(--edge); border-radius: 12px 12px 0 0; box-shadow: 0 -4px 24px rgb(0 0 0 / 18%); padding-inline: 16px;
}
.sheet.high:popover-open { block-size: 90dvh; }
.sheet .handle { display: block; inline-size: 88px; block-size: 20px; margin-inline: auto; flex: none; }
.handle::before { content: ""; display: block; inline-size: 36px; block-size: 4px; border-radius: 2px; margin: 2px auto; background: var(--edge); }
.sheet .head-row { flex-wrap: nowrap; column-gap: 0; margin-inline-end: -14px; }
.sheet .step { inline-size: 44px; block-size: 44px; flex: none; }
.sheet .title { font-size: 14px; line-height: 18px; }
.sheet :is(.row, .link) { min-block-size: 44px; }
.sheet .chip { min-block-size: 36px; }

@container (max-width: 340px) { .row { grid-template-columns: minmax(0, 1fr) auto; } .row > .score { grid-area: 2 / 1 / 3 / 3; } }
@container (max-width: 260px) { .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } }
:lang(ar) { font-style: normal; }
@media (forced-colors: active) {
  .score, .ticks { forced-color-adjust: none; }
  .m-unidentified { fill: CanvasText; }
  .ticks line { stroke: CanvasText; }
  .label { fill: CanvasText; }
  .caret { background: Highlight; }
  .tab, .chip { border-color: Canvas; }
  .tab[aria-selected="true"], .chip[aria-pressed="true"] { border-color: Highlight; }
  [aria-checked="true"] .track::before { background: Highlight; }
  :is(.claim, .entity)[data-active] { outline: 2px solid Highlight; outline-offset: -2px; }
}
@media print {
  .bar { block-size: auto; break-inside: avoid; }
  .buttons, .switch, .steps, .step, .tabs, .ways, .more, .help, .margin, .caret, .rail > .body { display: none; }
  .panel { max-block-size: none; background: none; break-inside: avoid; }
  .drawer > .body { overflow: visible; }
}
`);

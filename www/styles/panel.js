// The look of the panel: a restrained sans for what is said about the article, a serif for the article's own words.

import { sheet } from './sheet.js';
import { INKS, PAPER } from './palette.js';

const colours = [
  ...Object.entries(PAPER).map(([name, pair]) => `--${name}: light-dark(${pair});`),
  ...Object.entries(INKS).flatMap(([layer, inks]) => (/** @type {const} */ (['bg', 'line'])).map((kind) => inks[kind] && `--${layer}-${kind}: var(--claimlight-${layer}-${kind}, light-dark(${inks[kind]}));`)),
];

/** The legend draws its lines as the article has them. */
const swatches = Object.entries(INKS).map(([layer, { line, style, width }]) => `.s-${layer} { ${line ? `text-decoration: underline var(--claimlight-${layer}-line-style, ${style}) ${width} var(--${layer}-line)` : `background: var(--${layer}-bg); outline: 1px solid var(--rule); outline-offset: -1px`}; }`);

export const PANEL_SHEET = sheet(`
:host {
  ${colours.join('')}
  --serif: var(--claimlight-serif, "Iowan Old Style", Charter, Palatino, P052, Georgia, "Liberation Serif", serif);
  --sans: var(--claimlight-sans, "Avenir Next", "Segoe UI", "Helvetica Neue", Arial, sans-serif);
  display: block;
  container-type: inline-size;
  color: var(--ink);
  background: var(--paper);
  font: 0.875rem/1.5 var(--sans);
  letter-spacing: 0;
  text-transform: none;
  text-align: start;
}
:host([hidden]) { display: none; }
:host([data-theme="light"]) { color-scheme: light; }
:host([data-theme="dark"]) { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ol, ul, dl, dd, figure { margin: 0; padding: 0; }
ol, ul { list-style: none; }
button {
  font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: start; cursor: pointer;
  touch-action: manipulation;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.unseen {
  position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
svg { display: block; }

.summary, .note, .switch, .count, .chip[aria-pressed="false"], .tab, .step, .tools, .empty, .claim-head, .claim-foot, .reason, .facts dt,
.share-key, .source-count, .source-detail, .mention, .about p, .help, .state p { color: var(--soft); }
.tools, .claim-head, .claim-foot, .reason, .share-key, .source-count, .source-detail { font-size: 0.8125rem; }
.head-row, .chips, .tabs, .tools, .claim-foot, .reasons, .share-key, .mentions { display: flex; flex-wrap: wrap; gap: 0.25rem; }
.tab:hover, .step:hover, .mention:hover { color: var(--ink); }

.head { padding: 1rem 1.125rem 0.75rem; }
.head-row { align-items: center; column-gap: 0.75rem; }
.title { font: 600 1.25rem/1.2 var(--serif); letter-spacing: -0.01em; margin-inline-end: auto; }
.summary { margin-block-start: 0.25rem; }
.note { font: italic 0.9375rem/1.4 var(--serif); margin-block-start: 0.5rem; }
.manners { margin-block: 0.75rem 0; inline-size: 100%; block-size: 0.625rem; }

.switch { display: inline-flex; align-items: center; gap: 0.5rem; min-block-size: 1.75rem; }
.track { inline-size: 2.125rem; border: 1px solid var(--edge); border-radius: 1rem; padding: 2px; }
.track::before { content: ""; display: block; inline-size: 0.875rem; block-size: 0.875rem; border-radius: 50%; background: var(--edge); }
[aria-checked="true"] .track { background: var(--ink); border-color: var(--ink); }
[aria-checked="true"] .track::before { background: var(--paper); margin-inline-start: auto; }
.steps { display: flex; }
.step { inline-size: 1.75rem; block-size: 1.75rem; display: grid; place-items: center; border-radius: 3px; }
.step:hover { background: var(--wash); }
.step svg { inline-size: 1rem; block-size: 1rem; }

.legend { border-block: 1px solid var(--rule); padding: 0.625rem 1rem 0.75rem; display: grid; gap: 0.5rem; }
.chip {
  display: inline-flex; align-items: center; gap: 0.3125rem; min-block-size: 1.5rem; padding: 0 0.4375rem; overflow-wrap: anywhere;
  border: 1px solid var(--edge); border-radius: 1rem; font-size: 0.75rem; background: var(--raised);
}
.chip[aria-pressed="false"] { background: none; border: 1px dashed var(--rule); }
.chip[aria-pressed="false"] .swatch { opacity: 0.45; }
.chip:hover, .mention:hover { border-color: var(--ink); }
.swatch { inline-size: 1.25rem; block-size: 0.75rem; flex: none; overflow: hidden; font: 0.75rem/0.75rem var(--sans); white-space: pre; text-underline-offset: -0.3em; text-decoration-skip-ink: none; border-radius: 2px; }
${swatches.join('')}

.tabs { gap: 0; justify-content: space-between; border-block-end: 1px solid var(--rule); padding-inline: 0.625rem; }
.tab { padding: 0.5rem 0.5rem 0.375rem; border-block-end: 2px solid transparent; min-block-size: 2.5rem; }
.tab[aria-selected="true"] { color: var(--ink); border-block-end-color: var(--ink); font-weight: 600; }

.body { padding: 0.25rem 1.125rem 1.25rem; }
.tools { column-gap: 0.75rem; align-items: baseline; justify-content: space-between; padding-block: 0.625rem 0.25rem; }
.link { color: var(--accent); text-decoration: underline 1px; text-underline-offset: 0.2em; min-block-size: 1.5rem; }
.link:hover { text-decoration-thickness: 2px; }
.link[aria-pressed="true"] { color: var(--ink); text-decoration: none; font-weight: 600; }
.sorts { display: flex; gap: 0.75rem; }
.empty { padding-block: 1rem; font: italic 1rem/1.5 var(--serif); }

.claim, .source, .entity { padding-block: 0.625rem; border-block-end: 1px solid var(--rule); }
:is(.claim, .source, .entity):last-child { border-block-end: 0; }
.item { font: 1.0625rem/1.4 var(--serif); overflow-wrap: anywhere; }
.item:hover { color: var(--accent); }
.claim { padding-block: 0.875rem; }
.claim-head { display: flex; gap: 0.5rem; align-items: baseline; }
.claim-who { flex: 1; overflow-wrap: anywhere; }
.claim-source { color: var(--ink); font-weight: 600; margin-inline-end: 0.25rem; }
.weight { font-size: 0.625rem; letter-spacing: 0.1em; }
.w1::before { content: "■□□" / ""; }
.w2::before { content: "■■□" / ""; }
.w3::before { content: "■■■" / ""; }
.claim-text { display: block; inline-size: 100%; margin-block: 0.375rem; }
.claim-words { display: block; }
.claim[data-active] { background: var(--wash); margin-inline: -0.625rem; padding-inline: 0.625rem; }
.gap { block-size: 150rem; }
.hedge { background: var(--hedges-bg); border-radius: 2px; padding-inline: 1px; }
.claim-foot { column-gap: 1rem; align-items: baseline; }
.reasons { margin-block-end: 0.375rem; }
.reason { background: var(--wash); border-radius: 3px; padding: 0.0625rem 0.375rem; }
.why { flex: 1; }
.why[open] { flex-basis: 100%; }
.claim[data-active] .reason { background: var(--paper); }
summary { cursor: pointer; color: var(--accent); inline-size: fit-content; min-block-size: 1.5rem; }
.facts { display: grid; grid-template-columns: fit-content(8rem) 1fr; gap: 0.25rem 0.75rem; padding-block-end: 0.25rem; }
.facts dd { overflow-wrap: anywhere; color: var(--ink); }
.about dt { display: flex; gap: 0.5rem; align-items: baseline; }
.words { font-family: var(--serif); font-size: 1.07em; }

.group { margin-block-start: 1rem; }
.group-title { display: flex; gap: 0.5rem; align-items: baseline; font: 600 0.8125rem/1.4 var(--sans); padding-block-end: 0.25rem; border-block-end: 1px solid var(--rule); }
.share { margin-block-start: 0.875rem; }
.share > svg { inline-size: 100%; block-size: 1rem; }
.share-key { column-gap: 1rem; margin-block: 0.375rem; }
.share-key li { display: inline-flex; gap: 0.375rem; align-items: center; }
.row { display: flex; justify-content: space-between; gap: 0.75rem; align-items: baseline; }
.source-name[aria-pressed="true"] { font-weight: 700; }
.source-count { text-align: end; }
.source svg { inline-size: 100%; block-size: 0.5rem; margin-block: 0.25rem; }
.bar-quoted { fill: var(--ink); }
.bar-said { fill: var(--edge); }
.mentions { margin-block-start: 0.25rem; }
.mention { min-inline-size: 1.625rem; min-block-size: 1.625rem; padding-inline: 0.3125rem; border: 1px solid var(--rule); border-radius: 3px; font-size: 0.75rem; text-align: center; }

.about h3 { font: 600 1rem/1.3 var(--serif); margin-block: 1rem 0.25rem; }
.about p, .help p { max-inline-size: 60ch; }
.help { margin-block-start: 0.5rem; }

.state { padding: 1.5rem 1.125rem 2rem; display: grid; gap: 0.5rem; justify-items: start; }
.state-title { font: 600 1.125rem/1.3 var(--serif); }
.state p { max-inline-size: 52ch; overflow-wrap: anywhere; }
.state progress { inline-size: min(100%, 18rem); accent-color: var(--ink); block-size: 0.5rem; }
.button { border: 1px solid var(--ink); border-radius: 3px; padding: 0.375rem 0.875rem; min-block-size: 2.25rem; margin-block-start: 0.25rem; }
.button:hover { background: var(--ink); color: var(--paper); }

@container (max-width: 22rem) {
  .tabs { padding-inline: 0.5rem; }
  .tab { padding-inline: 0.25rem; font-size: 0.8125rem; }
  .head, .legend, .body, .state { padding-inline: 0.875rem; }
}
@container (max-width: 14rem) {
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-block-end: 0.375rem; }
  .row, .group-title, .share-key li { flex-wrap: wrap; }
  .head, .legend, .body, .state { padding-inline: 0.375rem; }
}
:lang(ar) { font-style: normal; }
@media (prefers-contrast: more) {
  :host { --soft: var(--ink); --rule: var(--edge); }
}
@media (forced-colors: active) {
  [aria-checked="true"] .track::before { background: Highlight; }
  .tab { border-color: Canvas; }
  .tab[aria-selected="true"] { border-color: Highlight; }
  .claim[data-active] { outline: 2px solid Highlight; }
  .chip[aria-pressed="true"] { border-color: Highlight; border-width: 2px; }
  .bar-quoted { fill: CanvasText; }
  .bar-said { fill: GrayText; }
}
@media print {
  .switch, .steps, .tabs, .body, .state, .chip[aria-pressed="false"] { display: none; }
  :host { background: none; break-inside: avoid; }
}
`);

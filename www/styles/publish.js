// The look of "Before you publish": a list in the rail beside the article, or before it; and its report on paper.

import { sheet } from './sheet.js';

export const PUBLISH_SHEET = sheet(`
.publish { font: 0.9375rem/1.45 var(--sans); color: var(--ink); overflow-wrap: anywhere; }
.publish[hidden], .way-back[hidden] { display: none; }
.publish:focus { outline: none; }
:where(.publish) :where(h2, h3, h4, ul) { margin: 0; padding: 0; }
.publish h2 { font: 600 1.375rem/1.25 var(--serif); display: inline; }
.publish .close { float: inline-end; color: var(--soft); min-block-size: 1.75rem; }
.publish-head { font-weight: 600; margin-block: 0.375rem 0; }
.publish-note { color: var(--soft); font-size: 0.8125rem; line-height: 1.45; margin-block-start: 0.25rem; }
.report-headline { display: none; }
:is(.check h4, .in-order li) { padding-inline-start: 1.25rem; }
:is(.check h4, .in-order li)::before { content: "•" / ""; display: inline-block; inline-size: 1.25rem; margin-inline-start: -1.25rem; color: var(--accent); }
.checks { margin-block-start: 0.75rem; }
.check { border-block-start: 1px solid var(--rule); padding-block: 0.75rem; }
.check h4 { font: 600 0.9375rem/1.35 var(--sans); }
.ask { color: var(--soft); font-size: 0.875rem; padding-inline-start: 1.25rem; }
.place { margin-block-start: 0.5rem; padding-inline: 1.25rem 0; }
.place.gone { box-shadow: inset 3px 0 var(--accent); }
[dir="rtl"] .place.gone { box-shadow: inset -3px 0 var(--accent); }
.place .quote { font: 1rem/1.4 var(--serif); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; cursor: pointer; }
.place .quote:dir(ltr) { text-align: start; }
.place .where { color: var(--soft); font-size: 0.8125rem; }
.acts { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.act { color: var(--accent); text-decoration: underline 1px; text-underline-offset: 0.2em; min-block-size: 1.75rem; font-size: 0.875rem; text-align: start; }
.act:hover { text-decoration-thickness: 2px; }
.more { margin: 0.25rem 1.25rem 0; }
.small-head { font: 600 0.8125rem/1.4 var(--sans); color: var(--soft); border-block-start: 1px solid var(--rule); padding-block-start: 0.75rem; }
.in-order { padding-block: 0.25rem 0.75rem; color: var(--soft); font-size: 0.875rem; }
.in-order li::before { content: "✓" / ""; color: inherit; }
.publish details { border-block-start: 1px solid var(--rule); padding-block: 0.375rem; }
.publish summary { min-block-size: 1.75rem; line-height: 1.75rem; cursor: pointer; font-size: 0.875rem; }
.aside .place { padding-inline-start: 0; }
.choice { display: flex; gap: 0.625rem; align-items: baseline; padding-block: 0.375rem; font-size: 0.875rem; line-height: 1.4; }
.choice input[type="number"] { font: inherit; inline-size: 4.25rem; flex: none; border: 1px solid var(--edge); border-radius: 3px; background: var(--paper); color: var(--ink); padding: 0.25rem 0.375rem; }
.choice input[type="checkbox"] { inline-size: 1.125rem; block-size: 1.125rem; flex: none; margin: 0; accent-color: var(--accent); transform: translateY(0.1875rem); }
.publish-foot { border-block-start: 1px solid var(--rule); padding-block-start: 0.5rem; }
.publish-tools { display: flex; flex-wrap: wrap; gap: 0.125rem 1.125rem; }
.publish-tools .act { color: var(--ink); }
.told { font-size: 0.875rem; }
.by-hand { display: block; font-size: 0.875rem; }
.by-hand textarea { display: block; inline-size: 100%; border: 1px solid var(--edge); border-radius: 3px; background: var(--paper); }
.way-back { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; align-items: center; padding: 0.5rem 1rem max(0.5rem, env(safe-area-inset-bottom)); background: var(--paper); border-block-start: 1px solid var(--edge); box-shadow: 0 -0.25rem 1rem rgb(0 0 0 / 12%); }
.way-back .act { min-block-size: 2.75rem; }
.way-back .primary { background: var(--ink); color: var(--paper); border-radius: 3px; padding-inline: 1.25rem; font-weight: 600; text-decoration: none; }
::highlight(claimlight-desk) { background-color: color-mix(in srgb, var(--accent) 18%, transparent); text-decoration: underline 2px var(--accent); }

.spread[data-publish] claim-light::part(panel) { border: 0; position: static; max-block-size: min(70dvh, 40rem); }
@media (min-width: 58.01rem) {
  .spread[data-publish] { grid-template-rows: auto 1fr; row-gap: 1.25rem; }
  .spread[data-publish] > claim-light { grid-area: 1 / 1; inline-size: 100%; max-inline-size: 40rem; justify-self: center; align-self: start; }
  .spread[data-publish] > #story { grid-area: 2 / 1; }
  .publish { grid-area: 1 / 2 / 3 / 3; position: sticky; inset-block-start: 1rem; max-block-size: calc(100dvh - 2rem); overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; border: 1px solid var(--rule); border-radius: 4px; padding: 0.875rem 1.125rem; }
}
@media (max-width: 58rem) { .publish { order: -1; border-block-end: 3px double var(--rule); padding-block-end: 1rem; scroll-margin-block-start: 0.5rem; } }
@media (pointer: coarse) {
  .publish :is(.act, summary, .choice) { min-block-size: 2.75rem; }
  .publish summary { line-height: 2.75rem; }
  .publish .acts { gap: 0 1.25rem; }
  .publish .close { margin-block-start: -0.5rem; }
  .choice { align-items: center; }
  .choice input[type="number"] { min-block-size: 2.75rem; }
}
@media (forced-colors: active) {
  .check h4::before { color: CanvasText; }
  .place.gone { outline: 2px solid Highlight; }
  .way-back .primary { border: 2px solid ButtonText; }
  ::highlight(claimlight-desk) { background-color: Highlight; color: HighlightText; }
}
@media print { .publish, .way-back { display: none; } ::highlight(claimlight-desk) { background-color: transparent; text-decoration: none; } }
`);

/** Held only while a report is printed. */
export const REPORT_SHEET = sheet(`
@page { size: A4; margin: 18mm 20mm; }
@media print {
  .masthead, #story, .colophon { display: none !important; }
  .publish { display: contents; }
  .publish > * { order: 1; }
  .publish > :is(h2, .publish-head, .report-headline, .publish-note) { order: -2; }
  .publish > .report-headline { order: -3; display: block; font: 600 18pt/1.2 var(--serif); }
  .spread[data-publish] { display: flex; gap: 0; }
  .spread[data-publish] > claim-light { order: -1; max-inline-size: none; margin-block: 8pt; }
  .publish h2 { font-size: 12pt; margin-block-start: 6pt; }
  .publish :is(.close, .acts, .more, .publish-settings, .publish-foot) { display: none; }
  .publish-list { font-size: 10.5pt; }
  .place { break-inside: avoid; }
  .check h4, .ask { break-after: avoid; }
  .place .quote { display: block; font-size: 11pt; -webkit-line-clamp: none; }
  .place.gone { box-shadow: none; }
  .check:first-child { border: 0; }
  .place { list-style: none; position: relative; }
  .checks .place::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 3pt; inline-size: 8pt; block-size: 8pt; border: 1px solid; }
  .check h4::before { color: inherit; }
}
`);

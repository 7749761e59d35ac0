// The look of the card: a slip of paper beside the words.

import { sheet } from './sheet.js';

export const CARD_SHEET = sheet(`
.card {
  position: fixed; inset: auto; margin: 0; border: 1px solid var(--edge); border-radius: 4px; padding: 0;
  inline-size: min(22rem, calc(100vw - 1rem)); max-block-size: min(24rem, calc(100vh - 1rem)); overflow: auto;
  background: var(--raised); color: var(--ink); font: 0.875rem/1.5 var(--sans); text-align: start;
  box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 16%);
}
.card-head { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; padding-block-start: 0.375rem; padding-inline: 0.875rem 0.375rem; color: var(--soft); font-size: 0.8125rem; }
.card-close { inline-size: 2rem; block-size: 2rem; display: grid; place-items: center; margin-inline-start: auto; border-radius: 3px; }
.card-close:hover { background: var(--wash); }
.card-close svg { inline-size: 0.75rem; block-size: 0.75rem; }
.card-item { padding: 0.125rem 0.875rem 0.75rem; }
.card-item + .card-item { border-block-start: 1px solid var(--rule); padding-block-start: 0.625rem; }
.card-kind { display: flex; gap: 0.5rem; align-items: center; color: var(--soft); font-size: 0.8125rem; }
.card-name { font: 600 1.0625rem/1.35 var(--serif); overflow-wrap: anywhere; margin-block: 0.125rem; }
.card-line { color: var(--soft); overflow-wrap: anywhere; }
.card-foot { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; margin-block-start: 0.25rem; font-size: 0.8125rem; }
@media (forced-colors: active) { .card { border-width: 2px; } }
@media print { .card { display: none; } }
`);

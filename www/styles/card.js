// The look of the card: a slip of paper beside the words; on a phone a sheet at the lower edge, which covers that of the list.

import { sheet } from './sheet.js';

export const CARD_SHEET = sheet(`
.card {
  position: fixed; inset: auto; display: none; border: 1px solid var(--edge); border-radius: var(--radius); padding: 12px 14px;
  inline-size: min(320px, calc(100vw - 16px)); max-block-size: min(384px, calc(100vh - 16px)); overflow: auto;
  background: var(--claimlight-paper, var(--raised)); box-shadow: 0 8px 24px rgb(0 0 0 / 16%);
}
.card:popover-open { display: block; }
.card-head { float: inline-end; display: flex; align-items: center; margin-block: -8px 0; margin-inline: 8px -10px; }
.card-steps { display: none; }
.card-name { font: 600 18px/23px var(--serif); overflow-wrap: anywhere; }
.card-line { color: var(--soft); font-size: 13px; line-height: 18px; overflow-wrap: anywhere; }
.card-how { margin-block: 6px; }
.card-foot { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 16px; margin-block-start: 4px; font-size: 13px; }
.card-why[open] { flex-basis: 100%; }
.card .facts { grid-template-columns: fit-content(96px) minmax(0, 1fr); }
.room { position: absolute; inset-block-start: 0; inset-inline-start: 0; inline-size: 1px; visibility: hidden; pointer-events: none; }
@media (max-width: 599px) {
  .shell:has(.sheet:popover-open) ~ .card { min-block-size: 40dvh; }
  .card { inset: auto 0 0; inline-size: 100%; max-inline-size: none; block-size: auto; max-block-size: 40dvh; border: 0; border-block-start: 1px solid var(--edge); border-radius: 12px 12px 0 0; padding: 4px 16px 16px; }
  .card-head { float: none; justify-content: space-between; min-block-size: 44px; margin: 0 -10px; }
  .card-steps { display: flex; align-items: center; gap: 4px; font-size: 13px; color: var(--soft); }
  .card .step { inline-size: 44px; block-size: 44px; }
  .card-close { margin-inline-start: auto; }
  .card :is(.link, summary) { min-block-size: 44px; line-height: 44px; }
}
@media (forced-colors: active) { .card { border-width: 2px; } }
@media print { .card, .room { display: none; } }
`);

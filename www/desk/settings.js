// How strict a desk is, as form fields: the same three settings that `claimlight check` takes.

import { h } from '../dom.js';

/** @import { Settings } from '../analysis.js' */
/** @import { Words } from '../i18n.js' */

/** @typedef {Required<Settings>} Strictness */

/** As where nobody chose. @type {Readonly<Strictness>} */
export const USUAL = { maxUnnamedShare: 25, reason: 'asked', lede: 'charges' };

/** @param {Strictness} settings @param {Words} words @param {(change: Partial<Strictness>) => void} set */
export function drawSettings(settings, words, set) {
  const share = h('input', { type: 'number', min: 0, max: 100, step: 1, value: settings.maxUnnamedShare, 'data-key': 'share', onchange: () => set({ maxUnnamedShare: wholePercent(share.value) }) });
  const reason = h('input', { type: 'checkbox', checked: settings.reason === 'why', 'data-key': 'reason', onchange: () => set({ reason: reason.checked ? 'why' : 'asked' }) });
  const lede = h('input', { type: 'checkbox', checked: settings.lede === 'nothing', 'data-key': 'lede', onchange: () => set({ lede: lede.checked ? 'nothing' : 'charges' }) });
  return [
    h('label', { class: 'choice' }, share, h('span', {}, words.say('desk.settings.share'))),
    h('label', { class: 'choice' }, reason, h('span', {}, words.say('desk.settings.reason'))),
    h('label', { class: 'choice' }, lede, h('span', {}, words.say('desk.settings.lede'))),
  ];
}

/** From 0 to 100; what is no number is as usual. @param {string} typed */
function wholePercent(typed) {
  const number = Math.round(Number.parseFloat(typed));
  return Number.isNaN(number) ? USUAL.maxUnnamedShare : Math.min(100, Math.max(0, number));
}

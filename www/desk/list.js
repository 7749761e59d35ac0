// A report into the rows of the desk: what is to look at with its passages, what is in order, what was set aside.

import { h } from '../dom.js';
import { sortReport } from './checks.js';

/** @import { Check, Item, Report } from '../analysis.js' */
/** @import { Child } from '../dom.js' */
/** @import { Words } from '../i18n.js' */
/** @import { Strictness } from './settings.js' */

/**
 * @typedef {object} Shown
 * @property {Report} report
 * @property {Words} words
 * @property {Strictness} settings
 * @property {(item: Item) => string} where In which paragraph an item stands.
 *
 * @typedef {object} ListActions
 * @property {(item: Item) => void} go
 * @property {(item: Item, action: 'confirm' | 'suppress') => void} setAside
 * @property {(item: Item) => void} takeBack
 * @property {(check: Check) => void} showAll
 */

/** Passages that a row shows before it is asked for more. */
const FEW = 5;

/** @param {Shown} shown */
export function head({ report, words }) {
  const { open, inOrder } = sortReport(report);
  return words.say('desk.head', { open: open.length, order: inOrder.length });
}

/** What a check asks. @param {Shown} shown @param {Check} check */
export function question({ report, words, settings }, check) {
  // Rounded up, so that what is over the limit never reads as the limit.
  const share = Math.ceil((report.wordsUnnamed / Math.max(1, report.words)) * 1000) / 1000;
  return words.say(`check.${check}.ask`, { share: share.toLocaleString(words.language, { style: 'percent', maximumFractionDigits: 1 }), limit: words.percent(settings.maxUnnamedShare / 100) });
}

/** @param {Item} item */
export function keyOf({ check, span }) {
  return `${check}-${span[0]}-${span[1]}`;
}

/** @param {Shown} shown @param {ListActions} actions @param {ReadonlySet<Check>} unfolded Checks that show all their passages. @param {boolean} isAsideOpen */
export function drawList(shown, actions, unfolded, isAsideOpen) {
  const { words, report } = shown;
  const { open, inOrder, aside } = sortReport(report);
  return [
    open.length > 0 && h('h3', { class: 'unseen' }, words.say('desk.open')),
    open.length > 0 && h('ul', { class: 'checks' }, open.map(({ check, items }) => checkRow(shown, actions, check, items, unfolded.has(check)))),
    inOrder.length > 0 && h('h3', { class: 'small-head' }, words.say('desk.order')),
    inOrder.length > 0 && h('ul', { class: 'in-order' }, inOrder.map((check) => h('li', {}, words.say(`check.${check}`)))),
    aside.length > 0 && h('details', { class: 'aside', open: isAsideOpen }, h('summary', { 'data-key': 'aside' }, words.say('desk.aside', { count: aside.length })), h('ul', { class: 'places' }, aside.map((item) => asideRow(shown, actions, item)))),
  ];
}

/** @param {Shown} shown @param {ListActions} actions @param {Check} check @param {Item[]} items @param {boolean} isUnfolded */
function checkRow(shown, actions, check, items, isUnfolded) {
  const { words } = shown;
  const few = isUnfolded ? items : items.slice(0, FEW);
  return h('li', { class: 'check', 'data-check': check },
    h('h4', {}, words.say(`check.${check}`)),
    h('p', { class: 'ask' }, question(shown, check)),
    h('ul', { class: 'places' }, few.map((item) => place(shown, item, [
      button(words.say('desk.go'), `go-${keyOf(item)}`, () => actions.go(item), 'go'),
      button(words.say('desk.fine'), `fine-${keyOf(item)}`, () => actions.setAside(item, 'confirm')),
      button(words.say('desk.wrong'), `wrong-${keyOf(item)}`, () => actions.setAside(item, 'suppress')),
    ], () => actions.go(item)))),
    items.length > few.length && button(words.say('desk.more', { count: items.length - few.length }), `more-${check}`, () => actions.showAll(check), 'more'),
  );
}

/** @param {Shown} shown @param {ListActions} actions @param {Item} item */
function asideRow(shown, actions, item) {
  const { words } = shown;
  return place(shown, item, [
    button(words.say('desk.go'), `go-${keyOf(item)}`, () => actions.go(item), 'go'),
    button(words.say('desk.takeBack'), `back-${keyOf(item)}`, () => actions.takeBack(item)),
  ], () => actions.go(item), words.say(`check.${item.check}`));
}

/** A passage, where it stands, and what can be done. @param {Shown} shown @param {Item} item @param {HTMLElement[]} buttons @param {() => void} go @param {string} [check] */
function place({ where }, item, buttons, go, check) {
  const id = `place-${keyOf(item)}`;
  // Each button is heard with the passage that it is about.
  for (const one of buttons) one.setAttribute('aria-describedby', id);
  // Whom it is about is often what the passage begins with.
  const about = item.about && !item.quote.toLowerCase().startsWith(item.about.toLowerCase()) && h('bdi', { lang: 'en' }, item.about);
  return h('li', { class: 'place', 'data-item': keyOf(item) },
    h('p', { class: 'quote', id, lang: 'en', dir: 'ltr', onclick: go }, item.quote.replace(/\s+/g, ' ')),
    h('p', { class: 'where' }, ...spaced([check, where(item), about])),
    h('p', { class: 'acts' }, buttons),
  );
}

/** @param {Child[]} parts */
function spaced(parts) {
  return parts.filter(Boolean).flatMap((part, at) => (at > 0 ? [' · ', part] : [part]));
}

/** @param {string} words @param {string} key @param {() => void} act @param {string} [name] */
export function button(words, key, act, name = '') {
  return h('button', { class: `act ${name}`.trim(), 'data-key': key, onclick: act }, words);
}

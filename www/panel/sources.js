// Sources into the ledger: who stands behind the article, by name or not, and how many words each is given.

import { h, own } from '../dom.js';
import { ledgerKind } from '../view.js';
import { bar } from './marks.js';

/** @import { Child } from '../dom.js' */
/** @import { SourceItem, View } from '../view.js' */
/** @import { PanelActions, PanelState } from './state.js' */

const SHARE_FILLS = {
  named: 'var(--claim-attributed-line)',
  anonymous: 'var(--claim-anonymous-line)',
  unspecified: 'var(--claim-hearsay-line)',
};
const KINDS = /** @type {(keyof typeof SHARE_FILLS)[]} */ (Object.keys(SHARE_FILLS));

/**
 * @param {PanelState & {view: View}} state @param {PanelActions} actions
 * @returns {Child[]}
 */
export function sourceLedger(state, actions) {
  const { view, words } = state;
  if (view.sources.length === 0) return [h('p', { class: 'empty' }, words.say('source.none'))];
  const longest = Math.max(1, ...view.sources.map(wordsOf));
  const total = Math.max(1, sum(view.sources.map(wordsOf)));
  const groups = KINDS.map((kind) => ({ kind, members: view.sources.filter(({ source }) => ledgerKind(source.kind) === kind) }));
  const filled = groups.filter(({ members }) => members.length > 0);
  /** @param {SourceItem[]} members */
  const share = (members) => sum(members.map(wordsOf)) / total;
  const spoken = words.list(filled.map(({ kind, members }) => `${words.say(`source.${kind}`)} ${words.percent(share(members))}`));
  return [
    h(
      'figure',
      { class: 'share' },
      bar(
        filled.map(({ kind, members }) => ({ share: share(members), fill: SHARE_FILLS[kind] })),
        { label: `${words.say('source.share')}: ${spoken}`, gap: 3, isMirrored: words.direction === 'rtl' },
      ),
      h(
        'ul',
        { class: 'share-key' },
        ...filled.map(({ kind, members }) => h('li', {}, key(SHARE_FILLS[kind]), `${words.say(`source.${kind}`)} `, h('span', { class: 'count' }, words.percent(share(members))))),
      ),
    ),
    h('p', { class: 'source-detail' }, words.say('source.words')),
    ...filled.map(({ kind, members }) =>
      h(
        'section',
        { class: 'group', part: 'source-group' },
        h('h3', { class: 'group-title' }, words.say(`source.${kind}`), h('span', { class: 'count' }, words.say('count.sources', { count: members.length }))),
        kind !== 'named' &&
          h('details', { class: 'help', 'data-open': `help-${kind}` }, h('summary', { 'data-key': `help-${kind}` }, words.say(kind === 'anonymous' ? 'about.anonymous' : 'about.hearsay')), h('p', {}, words.say(`source.${kind}.help`))),
        h('ul', {}, ...members.map((item) => sourceEntry(item, longest, state, actions))),
      ),
    ),
  ];
}

/** @param {SourceItem} item @param {number} longest @param {PanelState & {view: View}} state @param {PanelActions} actions */
function sourceEntry(item, longest, state, actions) {
  const { words } = state;
  const { source } = item;
  const isPicked = state.source === item.id;
  const quoted = Math.min(source.wordsQuoted, wordsOf(item));
  const count = words.say('count.words', { count: wordsOf(item) });
  const detail = quoted > 0 ? `${count}, ${words.say('source.quoted', { count: quoted })}` : count;
  return h(
    'li',
    { class: 'source', part: 'source' },
    h(
      'div',
      { class: 'row' },
      h(
        'button',
        { class: 'item source-name', 'data-key': `source-${item.id}`, 'aria-pressed': String(isPicked), title: words.say('source.pick', { name: item.name }), onclick: () => actions.pickSource(isPicked ? null : item.id) },
        own(state.view, item.name),
      ),
      h('span', { class: 'source-count' }, words.say('count.claims', { count: item.claims.length })),
    ),
    bar(
      [
        { share: quoted / longest, className: 'bar-quoted' },
        { share: (wordsOf(item) - quoted) / longest, className: 'bar-said' },
      ],
      { label: detail, isMirrored: words.direction === 'rtl' },
    ),
    h('p', { class: 'source-detail', 'aria-hidden': 'true' }, detail),
  );
}

/** @param {string} fill */
function key(fill) {
  return bar([{ share: 1, fill }], { className: 'swatch' });
}

/** @param {SourceItem} item */
function wordsOf({ source }) {
  return Math.max(source.wordsAttributed, source.wordsQuoted);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

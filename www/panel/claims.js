// Claims into a list in reading order: who, how, and in which words; what can be done with one stands at the one that is picked.

import { isPicked, placeAt } from '../element/filter.js';
import { h, own } from '../dom.js';
import { claimFacts, claimsIn, firstWords } from './facts.js';
import { key } from './key.js';

/** @import { Child } from '../dom.js' */
/** @import { Spoken } from '../bar/strip.js' */
/** @import { View } from '../view.js' */
/** @import { Words } from '../i18n.js' */
/** @import { PanelActions, PanelState } from './state.js' */

/** So many rows are shown at a time. */
export const PAGE = 20;

/**
 * @param {PanelState & {view: View}} state @param {PanelActions} actions @param {{length: number, showMore: () => void}} shown
 * @returns {Child[]}
 */
export function claimList(state, actions, { length, showMore }) {
  const { view, words, source, layout } = state;
  const places = view.places.filter((item) => isPicked(item, state));
  const active = places[placeAt(places, view.items.get(state.active ?? ''))];
  const picked = view.sources.find(({ id }) => id === source);
  const left = places.length - length;
  return [
    // The panel has its key in its head.
    layout === 'bar' && key(state, actions),
    source !== null && h('p', { class: 'tools' }, picked && own(view, picked.name), ' ', h('button', { class: 'link', 'data-key': 'unpick', onclick: () => actions.pickSource(null) }, words.say('claim.all'))),
    places.length === 0 && h('p', { class: 'empty' }, words.say(view.places.length === 0 ? 'claim.empty' : 'claim.none')),
    h('ol', { part: 'claims' }, ...places.slice(0, length).map((item) => claimEntry(item, item === active, state, actions))),
    left > 0 && h('button', { class: 'link more', 'data-key': 'more-claims', onclick: showMore }, words.say('list.more', { count: Math.min(left, PAGE) })),
  ];
}

/** @param {Spoken} item @param {boolean} isActive @param {PanelState & {view: View}} state @param {PanelActions} actions */
function claimEntry(item, isActive, state, actions) {
  const { view, words } = state;
  const text = view.wordsOf(item).replace(/\s+/g, ' ');
  return h(
    'li',
    { class: 'claim', part: 'claim', 'data-item': item.id, 'data-active': isActive },
    h(
      'button',
      { class: 'item claim-text', part: 'claim-text', 'data-key': item.id, 'aria-current': isActive && 'true', onclick: () => actions.go(item.id) },
      h('span', { class: 'claim-who' }, item.sourceName && h('b', {}, own(view, item.sourceName)), item.sourceName && ', ', words.say(`manner.${item.manner}`), h('span', { class: 'unseen' }, `${softened(item, view, words)}: `)),
      h('span', { class: 'claim-words clamped', lang: view.analysis.language, dir: 'auto' }, ...withHedges(item, view)),
    ),
    isActive &&
      h(
        'div',
        { class: 'claim-foot' },
        h('button', { class: 'link', 'data-key': `share-${item.id}`, 'data-share': item.id, 'aria-label': `${words.say('claim.share')}: ${firstWords(text)}`, onclick: () => actions.share(item.id) }, words.say('claim.share')),
        h('details', { class: 'why', 'data-open': `why-${item.id}` }, h('summary', { 'data-key': `why-${item.id}` }, words.say('claim.why')), claimFacts(item, view, words)),
      ),
  );
}

/** The softening words of a place. @param {Spoken} item @param {View} view */
const hedgesIn = (item, view) => claimsIn(item, view).flatMap(({ claim }) => claim.hedges.map(({ span }) => span));

/** What holds a claim back, for those who cannot see it marked. @param {Spoken} item @param {View} view @param {Words} words */
function softened(item, view, words) {
  const hedges = hedgesIn(item, view);
  return hedges.length > 0 ? `, ${words.say('claim.hedges')} ${words.list(hedges.map((span) => view.words(span)))}` : '';
}

/** The words of a place with its softening words marked. @param {Spoken} item @param {View} view @returns {Child[]} */
function withHedges(item, view) {
  const hedges = hedgesIn(item, view).sort((a, b) => a[0] - b[0]);
  /** @type {Child[]} */
  const pieces = [];
  for (const [from, to] of item.spans) {
    if (pieces.length > 0) pieces.push(' … ');
    let at = from;
    for (const span of hedges) {
      const [begin, end] = span;
      if (begin < at || end > to) continue;
      pieces.push(view.words([at, begin]), h('span', { class: 'hedge' }, view.words(span)));
      at = end;
    }
    pieces.push(view.words([at, to]));
  }
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replace(/\s+/g, ' ') : piece));
}

// Sources into the score: who speaks, and where. A row a source, its passages on a track; a row unfolds what it is given.

import { NOBODY, isNobodys } from '../element/filter.js';
import { placeOf } from '../bar/strip.js';
import { h, own, svg } from '../dom.js';
import { groupOf } from '../view.js';

/** @import { Child } from '../dom.js' */
/** @import { Spoken } from '../bar/strip.js' */
/** @import { View } from '../view.js' */
/** @import { Words } from '../i18n.js' */
/** @import { PanelActions, PanelState } from './state.js' */

/**
 * @typedef {'named' | 'office' | 'person' | 'nobody'} ScoreGroup Offices and documents stand together.
 * @typedef {{id: string, name: string | null, group: ScoreGroup, passages: Spoken[], words: number}} Row
 */

/** @type {ScoreGroup[]} */
const GROUPS = ['named', 'office', 'person', 'nobody'];

/** So many rows are shown before a reader asks for more. */
const FIRST = 8;

/**
 * @param {PanelState & {view: View}} state @param {PanelActions} actions @param {{isWhole: boolean, showAll: () => void}} length
 * @returns {Child[]}
 */
export function score(state, actions, { isWhole, showAll }) {
  const { view, words } = state;
  const rows = rowsOf(view);
  if (rows.length === 0) return [h('p', { class: 'empty' }, words.say(view.claims.length === 0 ? 'claim.empty' : 'source.none'))];
  // No kind of source that the bar counts is left out whole, nor is a row that the reader opened.
  const heads = rows.filter(({ group }, at) => group !== rows[at - 1]?.group);
  const first = new Set([...heads, ...rows.filter((row) => !heads.includes(row)).slice(0, FIRST - heads.length)]);
  const shown = isWhole ? rows : rows.filter((row) => first.has(row) || row.id === state.source);
  const groups = GROUPS.map((group) => ({ group, members: shown.filter((row) => row.group === group) }));
  const left = rows.length - shown.length;
  return [
    h('p', { class: 'soft small' }, words.say('drawer.help')),
    ...groups.filter(({ members }) => members.length > 0).map(({ group, members }) =>
      h(
        'section',
        { class: 'group', part: 'source-group' },
        h('h3', { class: 'group-title' }, words.say(`group.${group}`)),
        h('ul', {}, ...members.map((row) => entry(row, state, actions))),
        (group === 'person' || group === 'nobody') &&
          h('details', { class: 'help', 'data-open': `help-${group}` }, h('summary', { 'data-key': `help-${group}` }, words.say(group === 'person' ? 'about.anonymous' : 'about.hearsay')), h('p', {}, words.say(group === 'person' ? 'source.anonymous.help' : 'manner.hearsay.help'))),
      ),
    ),
    left > 0 && h('button', { class: 'link more', 'data-key': 'more-sources', onclick: showAll }, words.say('list.more', { count: left })),
  ];
}

/** The rows in the order of their groups, whoever is given most words first; all that name nobody are one. @param {View} view @returns {Row[]} */
function rowsOf(view) {
  /** @type {Row[]} */
  const rows = [];
  for (const { id, name, source, passages } of view.sources) {
    const group = groupOf(source.kind);
    if (group !== 'nobody') rows.push({ id, name, group: group === 'document' ? 'office' : group, passages, words: Math.max(source.wordsAttributed, source.wordsQuoted) });
  }
  const nobodys = view.places.filter(isNobodys);
  if (nobodys.length > 0) rows.push({ id: NOBODY, name: null, group: 'nobody', passages: nobodys, words: view.count(nobodys.flatMap(({ spans }) => spans)) });
  return rows.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || b.words - a.words);
}

/** @param {Row} row @param {PanelState & {view: View}} state @param {PanelActions} actions */
function entry({ id, name, group, passages, words: count }, state, actions) {
  const { view, words } = state;
  const isOpen = state.source === id;
  return h(
    'li',
    { class: 'source', part: 'source' },
    h(
      'button',
      { class: 'item row', part: 'source-row', 'data-key': `source-${id}`, 'data-source': id, 'aria-expanded': String(isOpen), onclick: () => actions.pickSource(isOpen ? null : id), onpointerenter: () => actions.tint(passages), onpointerleave: () => actions.tint() },
      h('span', { class: 'source-name' }, name === null ? words.say('group.nobody.row') : name ? own(view, name) : words.say('manner.anonymous')),
      track(passages, group, view),
      h('span', { class: 'source-count' }, words.say('count.words', { count })),
    ),
    isOpen && h('ul', { class: 'passages' }, ...passages.map((passage) => passageEntry(passage, state, actions))),
  );
}

/** @param {Spoken} passage @param {PanelState & {view: View}} state @param {PanelActions} actions */
function passageEntry(passage, state, actions) {
  const { view, words } = state;
  return h(
    'li',
    { 'data-item': passage.id },
    h(
      'button',
      { class: 'item passage', part: 'passage', 'data-key': passage.id, 'aria-current': state.active === passage.id && 'true', onclick: () => actions.go(passage.id) },
      h('span', { class: 'clamped', lang: view.analysis.language, dir: 'auto' }, view.wordsOf(passage).replace(/\s+/g, ' ')),
      h('span', { class: 'soft small' }, whereOf(passage, view, words), ' ›'),
    ),
  );
}

/** Where in the article a passage begins, as a reader would count: headline and standfirst are no paragraphs. @param {Spoken} passage @param {View} view @param {Words} words */
function whereOf({ spans }, view, words) {
  const at = spans[0]?.[0] ?? 0;
  const isIn = view.analysis.blocks.find(({ span: [from, to] }) => from <= at && at < to);
  const place = view.paragraphs.filter(({ span }) => span[0] <= at).length;
  if (place > 0) return words.say('passage.where', { place });
  return words.say(isIn?.kind === 'headline' ? 'passage.headline' : 'passage.standfirst');
}

/** Where in the article a source speaks: tall in quotation marks, low in other words. @param {Spoken[]} passages @param {ScoreGroup} group @param {View} view */
function track(passages, group, view) {
  return svg(
    'svg',
    { class: 'score', viewBox: '0 0 1000 18', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'line', y: 8.5, width: 1000, height: 1 }),
    ...passages.map((passage) => {
      const [from, to] = placeOf(passage, view);
      const isQuote = passage.manner === 'quoted' || view.quotedOf(passage.attribution).length > 0;
      const kind = group === 'person' ? 'anonymous' : group === 'nobody' ? 'unidentified' : isQuote ? 'quoted' : 'attributed';
      return svg('rect', { class: `m-${kind}`, x: from, y: isQuote ? 2 : 6, width: to - from, height: isQuote ? 14 : 6 });
    }),
  );
}

// Names into groups by kind, and figures into a list; every mention can be reached.

import { h, own } from '../dom.js';
import { ENTITY_LAYERS } from '../view.js';
import { list } from './list.js';
import { swatch } from './marks.js';

/** @import { Child } from '../dom.js' */
/** @import { EntityItem, ValueItem, View } from '../view.js' */
/** @import { Words } from '../i18n.js' */
/** @import { PanelActions, PanelState } from './state.js' */

/** How many mentions get a button of their own. */
const MENTION_LIMIT = 24;

/**
 * @param {PanelState & {view: View}} state @param {PanelActions} actions
 * @returns {Child[]}
 */
export function entityGroups(state, actions) {
  const { view, words } = state;
  if (view.entities.length === 0) return [h('p', { class: 'empty' }, words.say('entity.none'))];
  return ENTITY_LAYERS.map((layer) => {
    const members = view.entities.filter((item) => item.layer === layer);
    if (members.length === 0) return null;
    members.sort((a, b) => b.spans.length - a.spans.length || (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
    return h(
      'section',
      { class: 'group', part: 'entity-group' },
      h('h3', { class: 'group-title' }, swatch(layer), words.say(`layer.${layer}`), h('span', { class: 'count' }, members.length)),
      list('ul', {}, members, (item) => entityEntry(item, view, words, actions)),
    );
  });
}

/** @param {EntityItem} item @param {View} view @param {Words} words @param {PanelActions} actions */
function entityEntry(item, view, words, actions) {
  const count = words.say('count.mentions', { count: item.spans.length });
  return h(
    'li',
    { class: 'entity', part: 'entity', 'data-item': item.id },
    h(
      'div',
      { class: 'row' },
      h('button', { class: 'item entity-name', 'data-key': item.id, onclick: () => actions.go(item.id) }, own(view, item.entity.name), h('span', { class: 'unseen' }, words.say(`entity.${item.entity.kind}`))),
      h('span', { class: 'source-count' }, count),
    ),
    item.spans.length > 1 &&
      h(
        'div',
        { class: 'mentions', role: 'group', 'aria-label': `${item.entity.name}: ${count}` },
        ...item.spans.slice(0, MENTION_LIMIT).map((_, at) =>
          h('button', { class: 'mention', 'data-key': `${item.id}-${at}`, onclick: () => actions.go(item.id, at) }, h('span', { class: 'unseen' }, `${item.entity.name} `), at + 1),
        ),
      ),
  );
}

/**
 * @param {PanelState & {view: View}} state @param {PanelActions} actions
 * @returns {Child[]}
 */
export function valueList(state, actions) {
  const { view, words } = state;
  if (view.values.length === 0) return [h('p', { class: 'empty' }, words.say('value.none'))];
  return [list('ul', { part: 'values' }, view.values, (item) => valueEntry(item, view, words, actions))];
}

/** @param {ValueItem} item @param {View} view @param {Words} words @param {PanelActions} actions */
function valueEntry(item, view, words, actions) {
  const { kind } = item.value;
  const reading = valueReading(item, words);
  return h(
    'li',
    { class: 'entity', part: 'value', 'data-item': item.id },
    h(
      'div',
      { class: 'row' },
      h('button', { class: 'item entity-name', 'data-key': item.id, onclick: () => actions.go(item.id) }, own(view, view.words(item.value.span))),
      h('span', { class: 'source-count' }, [words.say(`value.${kind}`), reading].filter(Boolean).join(' · ')),
    ),
  );
}

/** What a value comes to, in short. @param {ValueItem} item @param {Words} words */
export function valueReading({ value: { normalized } }, words) {
  const { value, upper, unit, iso, qualifier } = normalized;
  const amount = [value, upper].filter((part) => part !== undefined).map((part) => words.amount(part, unit)).join(' – ');
  return amount && qualifier ? `${words.say(`value.${qualifier}`)} ${amount}` : amount || calendarReading(iso ?? '');
}

/** A date or a time of day as it is written; lengths, and days that leave the week open, say more in the article's words. @param {string} iso */
function calendarReading(iso) {
  return /^\d{4}(-\d\d){0,2}$/.test(iso) ? iso : (/^T(\d\d:\d\d)$/.exec(iso)?.[1] ?? '');
}

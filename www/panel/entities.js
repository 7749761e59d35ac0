// Names into groups by kind; every mention can be reached.

import { h, own } from '../dom.js';
import { ENTITY_LAYERS } from '../view.js';
import { swatch } from './marks.js';

/** @import { Child } from '../dom.js' */
/** @import { EntityItem, ValueItem, View } from '../view.js' */
/** @import { Words } from '../i18n.js' */
/** @import { PanelActions, PanelState } from './state.js' */

/** How many mentions get a button of their own. */
const MENTION_LIMIT = 24;

/**
 * @param {PanelState & {view: View}} state @param {PanelActions} actions @param {{length: number, showMore: () => void}} shown
 * @returns {Child[]}
 */
export function entityGroups(state, actions, { length, showMore }) {
  const { view, words } = state;
  if (view.entities.length === 0) return [h('p', { class: 'empty' }, words.say('entity.none'))];
  const ranked = ENTITY_LAYERS.flatMap((layer) => view.entities.filter((item) => item.layer === layer).sort((a, b) => b.spans.length - a.spans.length || (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0)));
  const drawn = ranked.slice(0, length);
  const left = ranked.length - drawn.length;
  return [
    ...ENTITY_LAYERS.map((layer) => {
      const members = drawn.filter((item) => item.layer === layer);
      if (members.length === 0) return null;
      return h('section', { class: 'group', part: 'entity-group' }, h('h3', { class: 'group-title' }, swatch(layer), words.say(`layer.${layer}`)), h('ul', {}, ...members.map((item) => entityEntry(item, state, actions))));
    }),
    left > 0 && h('button', { class: 'link more', 'data-key': 'more-entities', onclick: showMore }, words.say('list.more', { count: left })),
  ];
}

/** @param {EntityItem} item @param {PanelState & {view: View}} state @param {PanelActions} actions */
function entityEntry(item, state, actions) {
  const { view, words } = state;
  const count = words.say('count.mentions', { count: item.spans.length });
  const isActive = state.active === item.id;
  return h(
    'li',
    { class: 'entity', part: 'entity', 'data-item': item.id, 'data-active': isActive },
    h(
      'button',
      { class: 'item row entity-name', 'data-key': item.id, 'aria-current': isActive && 'true', onclick: () => actions.go(item.id) },
      own(view, item.entity.name),
      h('span', { class: 'source-count' }, count),
    ),
    isActive && item.spans.length > 1 &&
      h(
        'div',
        { class: 'mentions', role: 'group', 'aria-label': `${item.entity.name}: ${count}` },
        ...item.spans.slice(0, MENTION_LIMIT).map((_, at) => h('button', { class: 'mention', 'data-key': `${item.id}-${at}`, onclick: () => actions.go(item.id, at) }, h('span', { class: 'unseen' }, `${item.entity.name} `), at + 1)),
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

// The kinds of claim into the key to the lines, which is also the choice: a press shows one kind alone, another press all.

import { h } from '../dom.js';
import { MANNERS } from '../view.js';
import { swatch } from './marks.js';

/** @import { View } from '../view.js' */
/** @import { PanelActions, PanelState } from './state.js' */

/** @param {PanelState & {view: View}} state @param {PanelActions} actions */
export function key({ view, words, marks, layers, manners, allManners }, actions) {
  const isAll = MANNERS.every((manner) => manners.has(manner) === allManners.has(manner));
  return h(
    'div',
    { class: 'legend', part: 'legend', role: 'group', 'aria-label': words.say('legend.title') },
    ...MANNERS.map((manner) => {
      const count = view.places.filter((place) => place.manner === manner).length;
      return h(
        'button',
        {
          class: 'chip', part: 'chip', 'data-key': `manner-${manner}`, 'aria-pressed': String(!isAll && layers.has('claims') && manners.has(manner)), title: words.say(`manner.${manner}.help`),
          onclick: (/** @type {MouseEvent} */ { ctrlKey, metaKey }) => actions.pickManner(manner, ctrlKey || metaKey),
        },
        swatch(`claim-${manner}`, marks),
        words.say(`manner.${manner}`),
        h('b', { class: 'count' }, words.number(count)),
      );
    }),
  );
}

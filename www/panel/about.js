// What this is, what it is not, and who made the analysis: the plain words behind the panel.

import { h } from '../dom.js';
import { MANNERS } from '../view.js';
import { swatch } from './marks.js';

/** @import { Child } from '../dom.js' */
/** @import { PanelState } from './state.js' */

/**
 * @param {PanelState} state
 * @returns {Child[]}
 */
export function about({ view, words, marks, rung }) {
  const engine = view?.analysis.engine;
  /** @param {string} key */
  const title = (key) => h('h3', {}, words.say(`about.${key}`));
  return [
    h(
      'div',
      { class: 'about', part: 'about' },
      title('what'),
      h('p', {}, words.say('about.what.text')),
      title('lines'),
      h('dl', { class: 'facts' }, ...MANNERS.flatMap((manner) => [h('dt', {}, swatch(`claim-${manner}`, marks), words.say(`manner.${manner}`)), h('dd', {}, words.say(`manner.${manner}.help`))])),
      ...['not', 'limits', 'privacy'].flatMap((key) => [title(key), h('p', {}, words.say(`about.${key}.text`))]),
      engine && title('engine'),
      engine && h('p', {}, words.say('about.engine.text', { name: engine.name, version: engine.version, model: engine.model, rung: words.say(`rung.${rung}`) })),
    ),
  ];
}

// What this is, what it is not, and who made the analysis: the plain words behind the panel.

import { h } from '../dom.js';

/** @import { Child } from '../dom.js' */
/** @import { PanelState } from './state.js' */

/**
 * @param {PanelState} state
 * @returns {Child[]}
 */
export function about({ view, words, rung }) {
  const engine = view?.analysis.engine;
  return [
    h(
      'div',
      { class: 'about', part: 'about' },
      ...['what', 'not', 'limits', 'privacy'].flatMap((key) => [h('h3', {}, words.say(`about.${key}`)), h('p', {}, words.say(`about.${key}.text`))]),
      engine && h('h3', {}, words.say('about.engine')),
      engine && h('p', {}, words.say('about.engine.text', { name: engine.name, version: engine.version, model: engine.model, rung: words.say(`rung.${rung}`) })),
    ),
  ];
}

// Layers into the legend, which is also the filter: each chip shows how a layer looks, and switches it.

import { h } from '../dom.js';
import { ENTITY_LAYERS, MANNERS } from '../view.js';
import { swatch } from './marks.js';

/** @import { Layer, View } from '../view.js' */
/** @import { PanelActions, PanelState } from './state.js' */

/** @param {PanelState & {view: View}} state @param {PanelActions} actions */
export function legend(state, actions) {
  const { view, words, layers, manners } = state;
  /** @type {Layer[]} */
  const others = [...ENTITY_LAYERS, 'values', 'quotes', 'hedges'];
  return h(
    'section',
    { class: 'legend', part: 'legend', 'aria-label': words.say('legend.title') },
    h(
      'div',
      { class: 'chips', role: 'group', 'aria-label': words.say('legend.claims') },
      ...MANNERS.map((manner) =>
        chip({
          key: `manner-${manner}`,
          layer: `claim-${manner}`,
          label: words.say(`manner.${manner}`),
          help: words.say(`manner.${manner}.help`),
          count: view.claims.filter(({ claim }) => claim.manner === manner).length,
          isOn: layers.has('claims') && manners.has(manner),
          toggle: () => actions.toggleManner(manner),
        }),
      ),
    ),
    h(
      'div',
      { class: 'chips', role: 'group', 'aria-label': words.say('legend.names') },
      // Those five are the key to the lines; of names, only the kinds that stand in the text.
      ...others.filter((layer) => countOf(view, layer) > 0).map((layer) =>
        chip({
          key: `layer-${layer}`,
          layer,
          label: words.say(`layer.${layer}`),
          count: countOf(view, layer),
          isOn: layers.has(layer),
          toggle: () => actions.toggleLayer(layer),
        }),
      ),
    ),
  );
}

/** @param {{key: string, layer: string, label: string, help?: string, count: number, isOn: boolean, toggle: () => void}} options */
function chip({ key, layer, label, help, count, isOn, toggle }) {
  return h(
    'button',
    { class: 'chip', part: 'chip', 'data-key': key, 'aria-pressed': String(isOn), title: help ?? null, onclick: toggle },
    swatch(layer),
    label,
    h('span', { class: 'count' }, count),
  );
}

/** @param {View} view @param {Layer} layer */
function countOf(view, layer) {
  const counted = layer === 'hedges' ? view.claims.flatMap(({ claim }) => claim.hedges) : [...view.items.values()].filter((item) => item.layer === layer);
  return counted.length;
}

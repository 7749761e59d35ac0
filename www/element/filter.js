// What a reader switched on and off into which items are shown.

import { isOf, isPicked } from '../panel/claims.js';
import { LAYERS } from '../view.js';

/** @import { Manner } from '../analysis.js' */
/** @import { PanelState } from '../panel/state.js' */
/** @import { Item, Layer } from '../view.js' */

/** @param {Item} item @param {PanelState} state */
export function isShown(item, state) {
  if (!state.layers.has(item.layer)) return false;
  if (item.type === 'claim') return isPicked(item, state);
  return item.type !== 'quote' || isOf(item, state);
}

/** A layer on or off. @param {PanelState} state @param {Layer} layer @returns {Partial<PanelState>} */
export function withLayer(state, layer) {
  const layers = new Set(state.layers);
  if (!layers.delete(layer)) layers.add(layer);
  return { layers: new Set(LAYERS.filter((name) => layers.has(name))) };
}

/**
 * A manner on or off. Its chip also stands for the whole layer: with claims off, the first chip pressed shows only its own.
 *
 * @param {PanelState} state @param {Manner} manner @returns {Partial<PanelState>}
 */
export function withManner({ layers, manners }, manner) {
  const changed = new Set(layers.has('claims') ? manners : []);
  if (!changed.delete(manner)) changed.add(manner);
  return { manners: changed, layers: new Set([...layers, /** @type {Layer} */ ('claims')]) };
}

/** Another source, or all of them. @param {PanelState} state @param {string | null} source @returns {Partial<PanelState>} */
export function withSource({ tab }, source) {
  return { source, tab: source === null ? tab : 'claims' };
}

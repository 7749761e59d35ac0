// What a reader picked into which items are shown, and through which a reader is led.

import { groupOf } from '../view.js';

/** @import { Manner } from '../analysis.js' */
/** @import { PanelState } from '../panel/state.js' */
/** @import { ClaimItem, Item, Layer, PassageItem } from '../view.js' */

/** The row of all sources that nobody could find. */
export const NOBODY = 'nobody';

/** @param {Item} item @param {PanelState} state */
export function isShown(item, state) {
  const isSpoken = 'manner' in item;
  // Quiet marks are those of whole passages.
  const layer = isSpoken && state.marks === 'quiet' ? 'claims' : item.layer;
  if (!state.layers.has(/** @type {Layer} */ (layer))) return false;
  return !isSpoken || (layer === 'claims' ? isPicked(item, state) : isOf(item, state));
}

/** Whether a claim or a passage passes what the reader picked. @param {ClaimItem | PassageItem} item @param {Pick<PanelState, 'manners' | 'source'>} state */
export function isPicked(item, state) {
  return state.manners.has(item.manner) && isOf(item, state);
}

/** Whether an item is of the source that the reader picked. @param {ClaimItem | PassageItem} item @param {Pick<PanelState, 'source'>} state */
export function isOf(item, { source }) {
  return source === null || item.source?.id === source || (source === NOBODY && isNobodys(item));
}

/** Whether words are given to nobody that could be found. @param {ClaimItem | PassageItem} item */
export function isNobodys(item) {
  return item.source ? groupOf(item.source.source.kind) === 'nobody' : item.manner === 'hearsay';
}

/** The claims that a reader is led through, in reading order; what the article says itself only where nothing else is asked for. @param {PanelState} state */
export function stopsOf(state) {
  const { view, manners, marks } = state;
  const isOwnWanted = marks === 'all' || (manners.size === 1 && manners.has('unattributed'));
  return (view?.claims ?? []).filter((item) => isShown(item, state) && !view?.isHeading(item.claim.span) && (isOwnWanted || item.claim.manner !== 'unattributed'));
}

/**
 * One kind of claim alone; picked again, or beside others, all that were there. With claims off, the first kind that is
 * picked shows only its own.
 *
 * @param {PanelState} state @param {Manner} manner @param {boolean} isAdded
 * @returns {Partial<PanelState>}
 */
export function withManner({ layers, manners, allManners }, manner, isAdded) {
  const isAlone = layers.has('claims') && manners.size === 1 && manners.has(manner);
  let picked = new Set(isAlone && !isAdded ? allManners : [manner]);
  if (isAdded && layers.has('claims')) {
    picked = new Set(manners);
    if (!picked.delete(manner)) picked.add(manner);
  }
  return { manners: picked, layers: new Set([...layers, /** @type {Layer} */ ('claims')]) };
}

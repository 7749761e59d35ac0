// What a reader picked into which items are shown, and through which a reader is led.

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

/** Whether nobody is identified who said it. @param {ClaimItem | PassageItem} item */
export function isNobodys({ manner }) {
  return manner === 'hearsay';
}

/** The places that a reader is led through, in reading order; what the article says itself only where it is on the list, or nothing else is asked for. @param {PanelState} state */
export function stopsOf(state) {
  const { view, manners, marks, layers, tab } = state;
  const isOwnWanted = marks === 'all' || tab === 'claims' || (manners.size === 1 && manners.has('unattributed'));
  return (view?.places ?? []).filter((item) => layers.has('claims') && isPicked(item, state) && (isOwnWanted || item.manner !== 'unattributed'));
}

/** Which of some places an item is, or lies in; -1 where it is in none. @param {readonly (ClaimItem | PassageItem)[]} places @param {Item | undefined} item */
export function placeAt(places, item) {
  const at = places.findIndex(({ id }) => id === item?.id);
  return at < 0 && item && 'attribution' in item && item.attribution ? places.findIndex(({ attribution }) => attribution === item.attribution) : at;
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

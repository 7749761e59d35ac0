// What an editor set aside into overrides, a file of them, and what is wrong with a file: the same that `claimlight check` reads.

import { faultsOf, listIn, placeOf } from '../overrides.js';
import { CHECKS } from './checks.js';

/** @import { Item, Override } from '../analysis.js' */

/**
 * @typedef {'json' | 'list'} Trouble Why a whole file cannot be read.
 * @typedef {{place: number, faults: [name: string, value: string | undefined][]}} LeftOut An entry that is not what it should be; the first has the place 1.
 */

/** Sets an item aside. @param {Item} item @param {'confirm' | 'suppress'} action Whether it is fine here, or the mark is wrong. @returns {Override} */
export function setAside({ check, quote, prefix, suffix }, action) {
  return { action, check, quote, prefix, suffix };
}

/** The overrides that set an item aside. @param {string} text @param {Item} item @param {readonly Override[]} overrides */
export function asideBy(text, { check, span }, overrides) {
  return overrides.filter((one) => {
    const place = one.check === check && placeOf(text, one);
    return place && place[0] === span[0] && place[1] === span[1];
  });
}

/** @param {readonly Override[]} overrides */
export function toFile(overrides) {
  return `${JSON.stringify({ items: overrides }, null, 2)}\n`;
}

/**
 * Reads a file. What has the form of an override is kept; the rest is told.
 *
 * @param {string} content
 * @returns {{trouble: Trouble} | {trouble: null, overrides: Override[], leftOut: LeftOut[]}}
 */
export function readFile(content) {
  let json;
  try {
    json = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    return { trouble: 'json' };
  }
  const list = listIn(json);
  if (!list) return { trouble: 'list' };
  const read = list.map((item, at) => ({ item, place: at + 1, faults: [...faultsOf(item), ...checkFaults(item)] }));
  const isRight = (/** @type {{faults: unknown[]}} */ { faults }) => faults.length === 0;
  return { trouble: null, overrides: read.filter(isRight).map(({ item }) => item), leftOut: read.filter((one) => !isRight(one)) };
}

/** @param {any} item @returns {LeftOut['faults']} */
function checkFaults(item) {
  const check = item?.check;
  return check === undefined || CHECKS.includes(check) ? [] : [['check', JSON.stringify(check).slice(0, 60)]];
}

/** Those of some overrides whose words a text does not hold. @param {string} text @param {readonly Override[]} overrides */
export function goneFrom(text, overrides) {
  return overrides.filter((one) => !placeOf(text, one));
}

// A report into what each check found, in the order of a list.

/** @import { Check, Item, Report } from '../analysis.js' */

/** All checks, as `claimlight check` orders them. @type {Check[]} */
export const CHECKS = ['unnamed-no-reason', 'unnamed-share', 'reportedly-in-lede', 'single-source', 'figure-no-source', 'quotation-no-speaker', 'headline-quotation', 'accused-not-heard'];

/**
 * @param {Report} report
 * @returns {{open: {check: Check, items: Item[]}[], inOrder: Check[], aside: Item[]}} What is to look at, check by check;
 *   which checks found nothing that is; and what an editor set aside.
 */
export function sortReport({ items }) {
  const open = CHECKS.map((check) => ({ check, items: items.filter((item) => item.check === check && !item.setAside) }));
  return {
    open: open.filter((one) => one.items.length > 0),
    inOrder: open.filter((one) => one.items.length === 0).map(({ check }) => check),
    aside: items.filter(({ setAside }) => setAside),
  };
}

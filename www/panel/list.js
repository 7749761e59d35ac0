// Items into a list; past a thousand, stretches of it are drawn only when the reader comes near.

import { assign, h } from '../dom.js';

/** @import { Item } from '../view.js' */

/** Up to here every item is drawn, so that the browser finds and prints them all. */
const LONGEST = 1000;
/** Items in a stretch. */
const STRETCH = 50;

/** Which item a gap waits for: draws its stretch where it is one of them. @type {WeakMap<Element, (id?: string) => void>} */
const waiting = new WeakMap();

/**
 * @template {Item} Kind
 * @param {'ol' | 'ul'} name @param {import('../dom.js').Properties} properties @param {Kind[]} items @param {(item: Kind) => HTMLElement} draw
 */
export function list(name, properties, items, draw) {
  if (items.length <= LONGEST) return h(name, properties, ...items.map(draw));
  const watcher = new IntersectionObserver((gaps) => {
    for (const { isIntersecting, target } of gaps) if (isIntersecting) waiting.get(target)?.();
  }, { rootMargin: '800px' });
  /** @type {HTMLElement[]} */
  const gaps = [];
  for (let from = 0; from < items.length; from += STRETCH) {
    const stretch = items.slice(from, from + STRETCH);
    const gap = h('li', { class: 'gap', 'aria-hidden': 'true' });
    waiting.set(gap, (id) => {
      if (id !== undefined && !stretch.some((item) => item.id === id)) return;
      // What is not drawn is counted all the same.
      gap.replaceWith(...stretch.map((item, at) => assign(draw(item), { 'aria-setsize': items.length, 'aria-posinset': from + at + 1 })));
    });
    watcher.observe(gap);
    gaps.push(gap);
  }
  return h(name, properties, ...gaps);
}

/** Draws the stretch of an item, if it still waits. @param {Element} home @param {string} id */
export function drawItem(home, id) {
  for (const gap of home.querySelectorAll('.gap')) waiting.get(gap)?.(id);
}

// Items into a list; past some fifty, stretches of it are drawn only when the reader comes near, or prints.

import { assign, h } from '../dom.js';

/** @import { Item } from '../view.js' */

/** Up to here every item is drawn: more of them would hold the page's thread for too long. */
const LONGEST = 50;
/** Items in a stretch; the first is drawn at once. */
const STRETCH = 25;

/** Which item a gap waits for: draws its stretch where it is one of them. @type {WeakMap<Element, (id?: string) => void>} */
const waiting = new WeakMap();

// On paper nobody comes near: all is drawn.
globalThis.addEventListener?.('beforeprint', () => {
  for (const { shadowRoot } of document.querySelectorAll('claim-light')) {
    for (const gap of shadowRoot?.querySelectorAll('.gap') ?? []) waiting.get(gap)?.();
  }
});

/**
 * @template {Item} Kind
 * @param {'ol' | 'ul'} name @param {import('../dom.js').Properties} properties @param {Kind[]} items @param {(item: Kind) => HTMLElement} draw
 */
export function list(name, properties, items, draw) {
  if (items.length <= LONGEST) return h(name, properties, ...items.map(draw));
  const watcher = new IntersectionObserver((gaps) => {
    for (const { isIntersecting, target } of gaps) if (isIntersecting) waiting.get(target)?.();
  }, { rootMargin: '800px' });
  // What is not drawn is counted all the same.
  const entry = (/** @type {Kind} */ item, /** @type {number} */ at) => assign(draw(item), { 'aria-setsize': items.length, 'aria-posinset': at + 1 });
  const entries = items.slice(0, STRETCH).map(entry);
  for (let from = STRETCH; from < items.length; from += STRETCH) {
    const stretch = items.slice(from, from + STRETCH);
    const gap = h('li', { class: 'gap', 'aria-hidden': 'true' });
    waiting.set(gap, (id) => {
      if (id !== undefined && !stretch.some((item) => item.id === id)) return;
      gap.replaceWith(...stretch.map((item, at) => entry(item, from + at)));
    });
    watcher.observe(gap);
    entries.push(gap);
  }
  return h(name, properties, ...entries);
}

/** Draws the stretch of an item, if it still waits. @param {Element} home @param {string} id */
export function drawItem(home, id) {
  for (const gap of home.querySelectorAll('.gap')) waiting.get(gap)?.(id);
}

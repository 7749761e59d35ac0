// A value of `start` into the moment when an article is to be read.

/** @import { Options } from '../options.js' */

/** How far outside the window an article counts as in sight, in pixels. */
const MARGIN = 200;

/** A page without an article is searched again no sooner than this after a change, in milliseconds: the search reads all of it. */
const PAUSE = 100;

/** Articles that readers asked for: a framework may put another element in the place of the one that was asked. @type {WeakSet<Element>} */
export const asked = new WeakSet();

/** Settles when the page's markup is there, whole, with whether that took any waiting. @param {AbortSignal} signal */
export async function parsed(signal) {
  if (document.readyState !== 'loading') return false;
  await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true, signal }));
  return true;
}

/**
 * Calls `begin` when the moment has come; perhaps soon, perhaps never.
 *
 * @param {Options} options @param {Element} element @param {() => void} begin @param {AbortSignal} signal
 */
export function awaitStart({ start, layout, root }, element, begin, signal) {
  if (start === 'interaction' && asked.has(/** @type {Element} */ (root))) return begin();
  const targets = root ? [root, element] : [element];
  // With a bar, an interaction is a press of its button.
  if (start === 'interaction' && layout === 'bar') return;
  if (start === 'interaction') {
    for (const target of targets) for (const type of ['pointerover', 'focusin', 'touchstart']) target.addEventListener(type, begin, { once: true, passive: true, signal });
  } else if (start === 'idle') {
    const soon = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 200));
    soon(() => signal.aborted || begin());
  } else if (start === 'visible') {
    // In a task of its own: this one has run the scripts of the page.
    if (targets.some(isInSight)) return void setTimeout(() => signal.aborted || begin());
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      begin();
    }, { rootMargin: `${MARGIN}px` });
    for (const target of targets) watcher.observe(target);
    signal.addEventListener('abort', () => watcher.disconnect());
  }
}

/**
 * Calls `act` when an article comes where there was none, or the one that there was has left the page.
 *
 * @param {Options} options @param {Node} home Document or shadow root of the element. @param {() => void} act @param {AbortSignal} signal
 */
export function watchForArticle(options, home, act, signal) {
  const { root } = options;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const look = () => {
    timer = undefined;
    if (!signal.aborted && options.root) act();
  };
  const observer = new MutationObserver(() => {
    if (!root) timer ??= setTimeout(look, PAUSE);
    else if (!root.isConnected) act();
  });
  for (const place of [document, home]) observer.observe(place, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Whether an element can be seen now; the observer, which knows more, would say so only a frame later. @param {Element} element */
function isInSight(element) {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return bottom > top && bottom > -MARGIN && top < innerHeight + MARGIN && right > 0 && left < innerWidth;
}

// A page into the moment when nothing more will happen on it by itself: no timer of its own is left, and nobody reads.

/** @import { Page } from 'puppeteer-core' */

/** Keeps count of the timers that a page sets, from its next document on. @param {Page} page */
export async function countTimers(page) {
  await page.evaluateOnNewDocument(() => {
    /** @type {Set<unknown>} */
    const left = new Set();
    Reflect.set(window, 'timersLeft', left);
    const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
    Object.assign(window, {
      setTimeout: (/** @type {() => void} */ act, /** @type {number} */ time) => {
        const timer = setTimeout(() => {
          act();
          left.delete(timer);
        }, time);
        left.add(timer);
        return timer;
      },
      setInterval: (/** @type {() => void} */ act, /** @type {number} */ time) => {
        const timer = setInterval(act, time);
        left.add(timer);
        return timer;
      },
      clearTimeout: (/** @type {number} */ timer) => {
        left.delete(timer);
        clearTimeout(timer);
      },
      clearInterval: (/** @type {number} */ timer) => {
        left.delete(timer);
        clearInterval(timer);
      },
    });
  });
}

/** Settles when no timer runs on the page, no element is reading, and what was to follow in the next frames has followed. @param {Page} page */
export async function untilAtRest(page) {
  const settle = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done)))).then(() => null));
  await settle();
  await page.waitForFunction(() => Reflect.get(window, 'timersLeft').size === 0 && !document.querySelector('claim-light:is([data-status="loading"], [data-status="analysing"])'));
  await settle();
}

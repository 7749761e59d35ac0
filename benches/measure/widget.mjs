// One browser and a page with the embed into the widget's budgets: requests, times to the first highlight, what it does to the page.

import { openFresh } from '../../tests/browser/browsers.js';
import { median } from '../statistics.mjs';

/** @import { Browser, Page } from 'puppeteer-core' */

/** @typedef {{url: string, requests: string[]}} Server */
/** @typedef {{ready: number, longTask: number | null, gap: number, shift: number | null}} Load */

const LOADS = 5;
const READINGS = 9;
/** How long a page is watched after its first highlight, for what comes late, in milliseconds. */
const WATCH = 500;

/** @param {Browser} browser @param {Server} server */
export async function measureWidget(browser, server) {
  /** @type {Load[]} */
  const cold = [];
  /** @type {Load[]} */
  const cached = [];
  /** @type {string[]} */
  let files = [];
  let later = 0;
  /** @type {number[]} */
  let warm = [];
  for (let time = 0; time < LOADS; time++) {
    // A profile of its own has an empty cache.
    const { page, close } = await openFresh(browser);
    const before = server.requests.length;
    cold.push(await load(page, server));
    const all = server.requests.slice(before).filter((path) => !path.startsWith('/bench/') && path !== '/favicon.ico');
    files = [...new Set(all)];
    // From here on only what the widget still asks for: that is nothing.
    const settled = server.requests.length;
    if (time === LOADS - 1) warm = await page.evaluate(readAgain, READINGS);
    later += server.requests.length - settled;
    cached.push(await load(page, server));
    await close();
  }
  const worst = [...cold, ...cached];
  return {
    files,
    later,
    cold: median(cold.map(({ ready }) => ready)),
    cached: median(cached.map(({ ready }) => ready)),
    warm: median(warm),
    longTask: worst[0]?.longTask === null ? null : median(worst.map(({ longTask }) => longTask ?? 0)),
    gap: median(worst.map(({ gap }) => gap)),
    shift: worst[0]?.shift === null ? null : Math.max(...worst.map(({ shift }) => shift ?? 0)),
  };
}

/** @param {Page} page @param {Server} server @returns {Promise<Load>} */
async function load(page, { url }) {
  await page.goto(`${url}bench/article.html`);
  return page.evaluate(async (watch) => {
    const { bench } = /** @type {any} */ (globalThis);
    const ready = await bench.firstHighlight;
    if (bench.rung !== 'worker') throw new Error(`no worker here, but ${bench.rung}`);
    await new Promise((done) => setTimeout(done, watch));
    const observed = PerformanceObserver.supportedEntryTypes.includes('longtask');
    return { ready, longTask: observed ? Math.max(0, ...bench.tasks) : null, gap: bench.longestGap, shift: bench.shift };
  }, WATCH);
}

/** Runs in the page: the article changes, and is read and painted again. @param {number} readings */
async function readAgain(readings) {
  const { frame } = /** @type {any} */ (globalThis);
  const element = /** @type {any} */ (document.querySelector('claim-light'));
  const words = /** @type {Text} */ (document.querySelector('#story p')?.firstChild);
  const times = [];
  for (let reading = 0; reading < readings; reading++) {
    words.data += ' Again.';
    const begin = performance.now();
    await element.analyze();
    await frame();
    times.push(performance.now() - begin);
    // The element looks by itself whether the article changed, and finds it read.
    await new Promise((done) => setTimeout(done, 300));
  }
  return times;
}

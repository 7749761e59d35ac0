// The page in headless Chromium into milliseconds: one article of 1,000 words, in the worker, on the main thread,
// and from paste to painted. Run `make wasm` first.
//
//   node benches/browser.mjs [--runs 15]

import { parseArgs } from 'node:util';
import { isEngineBuilt, launch, openPage } from '../tests/browser/chromium.js';
import { serve } from '../tools/serve.mjs';
import { article } from './article.mjs';

const WORDS = 1000;
/** What runs before the clock counts: compilers and caches warm up. */
const WARM_UP = 3;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const runs = Number(values.runs);

if (!isEngineBuilt()) throw new Error('the engine is not built: run `make wasm`');
const [browser, server] = await Promise.all([launch(), serve()]);
const { page } = await openPage(browser);
await page.goto(server.url);
await page.locator('html[data-ready]').waitFor();

const text = await article(WORDS);
report('analysis in the worker', await page.evaluate(analyze, { text, runs, warmUp: WARM_UP, worker: undefined }));
report('analysis on the main thread', await page.evaluate(analyze, { text, runs, warmUp: WARM_UP, worker: false }));
report('paste to painted', await page.evaluate(paste, { text, runs, warmUp: WARM_UP }));
console.log(`${WORDS} words, ${text.length} characters; ${runs} runs after ${WARM_UP}; Chromium ${browser.version()}`);
await browser.close();
await server.close();

/** Runs in the page. @param {{text: string, runs: number, warmUp: number, worker: false | undefined}} options */
async function analyze({ text, runs, warmUp, worker }) {
  const entry = '/claimlight.js';
  const { createAnalyzer } = await import(entry);
  const analyzer = await createAnalyzer({ worker });
  const times = [];
  for (let run = 0; run < warmUp + runs; run++) {
    const begin = performance.now();
    await analyzer.analyze(text);
    if (run >= warmUp) times.push(performance.now() - begin);
  }
  analyzer.close();
  return times;
}

/** Runs in the page; each article ends in other words, as the page does not read the same text twice. @param {{text: string, runs: number, warmUp: number}} options */
async function paste({ text, runs, warmUp }) {
  const times = [];
  for (let run = 0; run < warmUp + runs; run++) {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', `${text} Reading ${run}.`);
    const shown = new Promise((done) => document.addEventListener('claimlight:result', done, { once: true }));
    const begin = performance.now();
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await shown;
    // A task after the next frame's callbacks: the frame with the highlights is then drawn.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    if (run >= warmUp) times.push(performance.now() - begin);
    await new Promise((done) => setTimeout(done, 300));
  }
  return times;
}

/** @param {string} name @param {number[]} times */
function report(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  console.log(`${name.padEnd(28)} median ${at(0.5)} ms   (${at(0)} to ${at(1)})`);
}

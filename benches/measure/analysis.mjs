// Texts into milliseconds of the whole analysis in one page: in the worker, on the main thread, and by compromise there.

import { medians } from '../statistics.mjs';

/** @import { Page } from 'puppeteer-core' */

/** What runs before the clock counts: compilers and caches warm up. */
const WARM_UP = 5;

/**
 * All take turns on every run, so that a busy machine slows all alike.
 *
 * @param {Page} page Any page of the served folder. @param {string} text @param {number} runs
 * @param {string} peer Address of compromise's module; empty where it is not installed.
 */
export async function measureAnalysis(page, text, runs, peer) {
  const series = await page.evaluate(inPage, { text, runs: runs + WARM_UP, peer });
  return medians({
    main: series.main.slice(WARM_UP),
    worker: series.worker.slice(WARM_UP),
    compromise: series.compromise.slice(WARM_UP),
  });
}

/** Runs in the page. @param {{text: string, runs: number, peer: string}} options */
async function inPage({ text, runs, peer }) {
  const entry = '/claimlight.js';
  const { createAnalyzer } = await import(entry);
  const [main, worker] = [await createAnalyzer({ worker: false }), await createAnalyzer()];
  if (worker.rung !== 'worker') throw new Error(`no worker here, but ${worker.rung}`);
  const nlp = peer ? (await import(peer)).default : null;
  // The engine remembers paragraphs, so each is a new one, in every run and for all alike.
  const fresh = (/** @type {number} */ run) => text.split('\n\n').map((paragraph, at) => `${paragraph} ${run * 1000 + at}.`).join('\n\n');
  const contenders = {
    main: (/** @type {string} */ text) => main.analyze(text),
    worker: (/** @type {string} */ text) => worker.analyze(text),
    // The part of our work that it can do: the names, in three of our kinds.
    compromise: (/** @type {string} */ text) => {
      if (!nlp) return;
      const document = nlp(text);
      for (const kind of ['people', 'organizations', 'places']) document[kind]().out('array');
    },
  };
  /** @type {Record<keyof typeof contenders, number[]>} */
  const times = { main: [], worker: [], compromise: [] };
  for (let run = 0; run < runs; run++) {
    const text = fresh(run);
    for (const name of /** @type {(keyof typeof contenders)[]} */ (Object.keys(contenders))) {
      const begin = performance.now();
      await contenders[name](text);
      times[name].push(performance.now() - begin);
    }
  }
  main.close();
  worker.close();
  return times;
}

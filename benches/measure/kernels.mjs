// The wasm build of benches/kernels into GMAC/s inside a browser.

import { readSpeeds } from './native.mjs';

/** @import { Page } from 'puppeteer-core' */

/** @param {Page} page A page of a server that has `kernels.mjs` and `kernels.wasm` under `/bench/`. */
export async function measureKernels(page) {
  const lines = await page.evaluate(async () => {
    const runner = '/bench/kernels.mjs';
    const { runKernels } = await import(runner);
    /** @type {string[]} */
    const lines = [];
    const module = await (await fetch('/bench/kernels.wasm')).arrayBuffer();
    await runKernels(module, (/** @type {string} */ line) => lines.push(line));
    return lines;
  });
  return readSpeeds(lines);
}

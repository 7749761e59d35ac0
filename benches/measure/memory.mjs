// A page with and without the embed into the memory that the widget takes, where a browser tells.

import { openFresh } from '../../tests/browser/browsers.js';

/** @import { Browser } from 'puppeteer-core' */

/** Bytes, the worker's included; null where the browser does not tell. @param {Browser} browser @param {string} url Address of a cross-origin isolated server. */
export async function measureMemory(browser, url) {
  const { page, close } = await openFresh(browser);
  const [plain, embedded] = [await bytesOf('plain'), await bytesOf('article')];
  await close();
  return plain === null || embedded === null ? null : embedded - plain;

  /** @param {string} name @returns {Promise<number | null>} */
  async function bytesOf(name) {
    await page.goto(`${url}bench/${name}.html`);
    return page.evaluate(async () => {
      const memory = /** @type {{measureUserAgentSpecificMemory?: () => Promise<{bytes: number}>}} */ (/** @type {unknown} */ (performance));
      if (!crossOriginIsolated || !memory.measureUserAgentSpecificMemory) return null;
      if (document.querySelector('claim-light')) await /** @type {any} */ (globalThis).bench.firstHighlight;
      return (await memory.measureUserAgentSpecificMemory()).bytes;
    });
  }
}

// The built page and the single file, in Firefox: read, pasted into, asked for nothing more, and opened without a network.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { BROWSERS, openFresh } from './browsers.js';
import { isEngineBuilt } from './chromium.js';
import { ship } from './shipped.js';

/** @import { Browser, Page } from 'puppeteer-core' */

const HOME = fileURLToPath(new URL('../..', import.meta.url));
const ARTICLE = 'The ferry to Marrow Island will stop in May, the Northern Ferry Company said on Monday.\n\n“We may come back when the numbers work,” said Edith Varga, who runs the line.';

/** How a page stands once nothing more is to come. @param {Page} page */
async function settled(page) {
  await page.waitForSelector('html[data-ready]');
  return page.evaluate(() => {
    const panel = /** @type {any} */ (document.getElementById('panel'));
    return { status: panel.status, rung: panel.rung, isPainted: CSS.highlights.size > 1, requests: document.getElementById('requests')?.dataset['count'] };
  });
}

const READ = { status: 'ready', rung: 'worker', isPainted: true, requests: '0' };

/** Pastes an article, then picks a sample; gives who was painted. @param {Page} page */
function use(page) {
  return page.evaluate(async (text) => {
    const next = () => new Promise((done) => document.addEventListener('claimlight:result', () => done(/** @type {import('../../www/element.js').ClaimLightElement | null} */ (document.querySelector('claim-light'))?.analysis?.sources.map(({ name }) => name)), { once: true }));
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const pasted = next();
    // Firefox lets no script fill a paste of its own.
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(paste, 'clipboardData', { value: data });
    document.body.dispatchEvent(paste);
    const people = await pasted;
    const address = location.search;
    const picked = next();
    /** @type {HTMLElement | undefined} */ (document.querySelectorAll('#samples button')[2])?.click();
    await picked;
    return { people, address };
  }, ARTICLE);
}

describe('the page in Firefox', { skip: !isEngineBuilt() && 'the engine is not built: make wasm' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-'));
  const shipped = ship();
  /** @type {Browser} */ let browser;
  before(async () => {
    execFileSync(process.execPath, ['tools/single-file.mjs', join(folder, 'claimlight.html')], { cwd: HOME });
    browser = await BROWSERS.Firefox();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
    shipped.remove();
  });

  test('reads a sample and what is pasted, and asks the server for nothing after it is ready', async () => {
    const server = await serve({ root: shipped.folder });
    try {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}?sample=science`);
      assert.deepEqual(await settled(page), READ);
      const asked = server.requests.length;
      assert.deepEqual(await use(page), { people: ['Edith Varga', 'Northern Ferry Company'], address: '' });
      assert.deepEqual(server.requests.slice(asked), []);
      assert.deepEqual(await settled(page), READ);
      assert.deepEqual(troubles, []);
      await close();
    } finally {
      await server.close();
    }
  });

  test('opens again when the server is gone', async () => {
    const server = await serve({ root: shipped.folder });
    const { page, close } = await openFresh(browser);
    try {
      await page.goto(server.url);
      await settled(page);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    } finally {
      await server.close();
    }
    await page.goto(`${server.url}?sample=sport`);
    assert.deepEqual(await settled(page), READ);
    assert.deepEqual((await use(page)).people, ['Edith Varga', 'Northern Ferry Company']);
    await close();
  });

  test('in one file works from file://', async () => {
    const { page, troubles, close } = await openFresh(browser);
    await page.goto(pathToFileURL(join(folder, 'claimlight.html')).href);
    assert.deepEqual(await settled(page), READ);
    assert.deepEqual(await use(page), { people: ['Edith Varga', 'Northern Ferry Company'], address: '' });
    assert.deepEqual(troubles, []);
    await close();
  });
});

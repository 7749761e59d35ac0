// dist/claimlight.html, opened from the disk with the network cut.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isEngineBuilt, launch, nextResult, openPage, pasteText, untilReady } from './chromium.js';

/** @import { Browser } from 'playwright-core' */

const HOME = fileURLToPath(new URL('../..', import.meta.url));

describe('the single file', { skip: !isEngineBuilt() && 'the engine is not built: make wasm' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-'));
  const file = join(folder, 'claimlight.html');
  /** @type {Browser} */ let browser;
  before(async () => {
    execFileSync(process.execPath, ['tools/single-file.mjs', file], { cwd: HOME });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('reads its samples and what is pasted from file://, in a worker, and asks for nothing', async () => {
    const { page, context, troubles } = await openPage(browser, { offline: true });
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(request.url().slice(0, 5)));
    await page.goto(pathToFileURL(file).href);
    await untilReady(page);
    await page.locator('html[data-ready]').waitFor();
    assert.ok((await page.locator('claim-light .source .row').count()) > 2);
    assert.equal(await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'rung')), 'worker');
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': 'The ferry to Marrow Island will stop in May, the Northern Ferry Company said on Monday.\n\n“We may come back when the numbers work,” said Edith Varga, who runs the line.' });
    await result;
    await page.locator('claim-light').getByRole('button', { name: /^Edith Varga/ }).waitFor();
    await page.selectOption('#language', 'ar');
    await page.locator('html[dir=rtl]').waitFor();
    assert.deepEqual(asked.filter((url) => url !== 'file:' && url !== 'blob:'), []);
    assert.equal(asked.filter((url) => url === 'file:').length, 1, 'the file itself');
    assert.equal(await page.locator('#requests').getAttribute('data-count'), '0');
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('its policy refuses every connection', async () => {
    assert.match(readFileSync(file, 'utf8'), /http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'none';/);
    const { page, context } = await openPage(browser);
    await page.goto(pathToFileURL(file).href);
    await untilReady(page);
    assert.equal(await page.evaluate(() => fetch('data:text/plain,x').then(() => 'connected', () => 'refused')), 'refused');
    await context.close();
  });
});

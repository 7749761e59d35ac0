// The built page: it opens and reads, and goes on doing so when the server is gone.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { isEngineBuilt, launch, nextResult, openPage, paintedRanges, pasteText, untilReady } from './chromium.js';
import { ship } from './shipped.js';

/** @import { Browser, Page } from 'playwright-core' */

const ARTICLE = 'The ferry to Marrow Island will stop in May, the Northern Ferry Company said on Monday.\n\n“We may come back when the numbers work,” said Edith Varga, who runs the line.';

/** @param {Page} page */
async function untilKept(page) {
  await page.locator('html[data-ready]').waitFor({ timeout: 30_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

describe('the built page', { skip: !isEngineBuilt() && 'the engine is not built: make wasm' }, () => {
  const { folder, remove } = ship();
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve({ root: folder })]);
  });
  after(async () => {
    await browser.close();
    await server.close();
    remove();
  });

  test('opens, reads a sample in a worker, and asks for nothing afterwards', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(`${server.url}?sample=science`);
    await untilReady(page);
    await untilKept(page);
    assert.ok((await page.locator('claim-light .source .row').count()) > 2);
    assert.ok(((await paintedRanges(page))['claimlight-quiet-quoted'] ?? 0) > 0);
    assert.equal(await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'rung')), 'worker');
    const asked = server.requests.length;
    for (const act of [() => pasteText(page, { 'text/plain': ARTICLE }), () => page.locator('#samples button').nth(4).click()]) {
      const result = nextResult(page);
      await act();
      await result;
    }
    await page.selectOption('#language', 'fr');
    await page.locator('html[lang=fr]').waitFor();
    assert.deepEqual(server.requests.slice(asked), []);
    assert.equal(await page.locator('#requests').getAttribute('data-count'), '0');
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('a file that never comes keeps neither the count of requests nor the page from being ready', async () => {
    const stuck = await serve({ root: folder, before: (path) => path === '/icons/icon-512.png' });
    const { page, context } = await openPage(browser);
    await page.goto(stuck.url);
    await page.locator('html[data-ready]').waitFor({ timeout: 100_000 });
    const count = page.locator('#requests');
    assert.equal(await count.getAttribute('data-count'), '0');
    await page.evaluate(() => Promise.all(['one', 'two'].map((name) => fetch(`manifest.webmanifest?${name}`))));
    await page.locator('#requests[data-count="2"]').waitFor();
    await context.close();
    await stuck.close();
  });

  test('with the server gone it loads again, and reads what is pasted', async () => {
    const { page, context } = await openPage(browser);
    const short = await serve({ root: folder });
    await page.goto(short.url);
    await untilKept(page);
    await short.close();
    await page.reload();
    await untilReady(page);
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': ARTICLE });
    await result;
    await page.locator('claim-light').getByRole('button', { name: /^Edith Varga/ }).waitFor();
    await context.close();
  });

  test('what another app shares is read, and reaches neither the address nor the server', async () => {
    const { page, context } = await openPage(browser, { bypassCSP: true });
    await page.goto(server.url);
    await untilKept(page);
    const asked = server.requests.length;
    await page.evaluate((text) => {
      const form = Object.assign(document.createElement('form'), { action: './share', method: 'post', enctype: 'multipart/form-data' });
      form.append(Object.assign(document.createElement('textarea'), { name: 'text', value: text }));
      document.body.append(form);
      form.submit();
    }, ARTICLE);
    await page.locator('#story', { hasText: 'Edith Varga' }).waitFor();
    assert.deepEqual([new URL(page.url()).search, new URL(page.url()).pathname], ['', '/']);
    assert.deepEqual(server.requests.slice(asked), []);
    assert.deepEqual(await page.evaluate(async () => (await caches.keys()).length), 1, 'nothing shared is stored');
    await context.close();
  });

  test('every file that it keeps is named by its hash, and the manifest’s icons are as large as it says', () => {
    const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
    const files = JSON.parse(/CLAIMLIGHT_FILES=(\{.*?\});/.exec(worker)?.[1] ?? '{}');
    for (const name of ['index.html', 'page.js', 'worker.js', 'pkg/model.bin', 'pkg/claimlight_bg.wasm', 'strings/ar.json', 'samples/sport.json']) assert.match(files[name] ?? '', /^[\w+/]{43}=$/, name);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8'));
    assert.equal(manifest.share_target.method, 'POST');
    for (const { src, sizes, type } of manifest.icons) {
      assert.ok(existsSync(join(folder, src)), src);
      const bytes = readFileSync(join(folder, src));
      if (type === 'image/png') assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
    }
  });
});

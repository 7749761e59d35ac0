// The installed package in the sites of others: bundled by Vite, and served as plain files.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, createServer } from 'vite';
import { serve } from '../../tools/serve.mjs';
import { launch, openPage, paintedRanges } from '../browser/chromium.js';
import { lend, makeProject } from './consumer.js';

/** @import { Browser } from 'playwright-core' */

/** @type {Browser} */ let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/**
 * Opens a page, waits until its article is read, and says what it shows.
 *
 * @param {string} url @param {string} [sign] What the page's own script leaves when it is through.
 */
async function read(url, sign = 'html') {
  const { page, context, troubles } = await openPage(browser);
  try {
    await page.goto(url);
    await page.locator('claim-light:is([data-status="ready"], [data-status="error"])').first().waitFor();
    assert.equal(await page.locator('claim-light').getAttribute('data-status'), 'ready', troubles.join('\n'));
    await page.locator(sign).waitFor({ state: 'attached' });
    const ranges = await paintedRanges(page);
    const element = await page.evaluate(() => {
      const { rung, analysis } = /** @type {import('../../www/element.js').ClaimLightElement} */ (document.querySelector('claim-light'));
      return { rung, sources: analysis?.sources.map(({ name }) => name) };
    });
    const dataset = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    const globals = await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'Claimlight') ?? {}).sort());
    return { ...element, ranges, dataset, globals, troubles };
  } finally {
    await context.close();
  }
}

describe('a site built by Vite', () => {
  /** @type {ReturnType<typeof makeProject>} */ let project;
  before(() => {
    project = makeProject('vite');
    lend(project.folder, 'vite');
  });
  after(() => project.remove());

  test('reads its article and a text of its own, each in a worker', async () => {
    await build({ root: project.folder, logLevel: 'warn', build: { target: 'es2022' } });
    const names = readdirSync(join(project.folder, 'dist/assets'));
    for (const kind of [/^claimlight_bg-.*\.wasm$/, /^model-.*\.bin$/, /^worker-.*\.js$/, /^de-.*\.json$/]) assert.ok(names.some((name) => kind.test(name)), `${kind} of ${names}`);
    const server = await serve({ root: join(project.folder, 'dist') });
    try {
      const { rung, sources, ranges, dataset, troubles } = await read(server.url, 'html[data-rung]');
      assert.deepEqual(troubles, []);
      assert.equal(rung, 'worker');
      assert.ok(sources?.includes('Odile Brant'), String(sources));
      assert.ok(ranges['claimlight-person'], JSON.stringify(ranges));
      assert.deepEqual(dataset, { source: 'Ana Ruiz', rung: 'worker' });
    } finally {
      await server.close();
    }
  });

  test('reads its article while it is developed, with the package left as it is', async () => {
    const server = await createServer({ root: project.folder, logLevel: 'warn', server: { host: '127.0.0.1', port: 0 }, optimizeDeps: { exclude: ['claimlight'] } });
    await server.listen();
    try {
      const { rung, sources } = await read(/** @type {string} */ (server.resolvedUrls?.local[0]));
      assert.equal(rung, 'worker');
      assert.ok(sources?.includes('Odile Brant'), String(sources));
    } finally {
      await server.close();
    }
  });
});

describe('a site of plain files', () => {
  /** @type {ReturnType<typeof makeProject>} */ let project;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
  // For the pages alone: a worker obeys the policy that its own file comes with, and may so compile the engine.
  const policy = { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types claimlight" };
  before(async () => {
    project = makeProject('plain');
    server = await serve({ root: project.folder, mounts: { '/claimlight/': project.installed }, headers: { '/module.html': policy, '/standalone.html': policy } });
  });
  after(async () => {
    await server.close();
    project.remove();
  });

  for (const [page, what] of /** @type {const} */ ([['module.html', 'the script that has the package’s name'], ['standalone.html', 'the one classic script']])) {
    test(`reads its article by ${what}, under a strict policy`, async () => {
      const { rung, sources, ranges, globals, troubles } = await read(new URL(page, server.url).href);
      assert.deepEqual(troubles, []);
      assert.equal(rung, 'worker');
      assert.ok(sources?.includes('Odile Brant'), String(sources));
      assert.ok(ranges['claimlight-person'], JSON.stringify(ranges));
      if (page === 'standalone.html') {
        for (const name of ['ClaimLightElement', 'attach', 'createAnalyzer', 'toWebAnnotation']) assert.ok(globals.includes(name), `${name} of ${globals}`);
      }
    });
  }
});

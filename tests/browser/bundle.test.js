// What tools/bundle.mjs ships into the page that its sources are: the same styles, the same roads, five requests.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { serve } from '../../tools/serve.mjs';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { isEngineBuilt, PAGES } from './chromium.js';
import { ship } from './shipped.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/**
 * Every rule of every sheet that the scripts made, as the browser reads it. Beside `var()` a browser keeps numbers and
 * commas as they were written: one way is as good as the other.
 *
 * @param {Page} page
 */
async function styles(page) {
  const sheets = await page.evaluate(() => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot);
    const sheets = [...shadow.adoptedStyleSheets, ...document.adoptedStyleSheets];
    return sheets.map(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  });
  return sheets.map((rules) => rules.map((rule) => rule.replace(/, /g, ',').replace(/(?<![\w.])0\./g, '.')));
}

describe('what ships', { skip: !isEngineBuilt() && 'make wasm builds the engine' }, () => {
  const { folder, remove } = ship();
  after(remove);

  test('every file has its hash, and nothing else has', () => {
    const listed = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'integrity.json');
    assert.deepEqual(Object.keys(listed).sort(), files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort());
    for (const [path, hash] of Object.entries(listed)) {
      assert.equal(hash, `sha384-${createHash('sha384').update(readFileSync(join(folder, path))).digest('base64')}`, path);
    }
  });

  for (const [name, launch] of Object.entries(BROWSERS)) describe(`in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let shipped;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let source;
    const mounts = { '/test-pages/': PAGES };
    before(async () => {
      [browser, shipped, source] = await Promise.all([launch(), serve({ root: folder, mounts }), serve({ mounts })]);
    });
    after(async () => {
      await Promise.all([browser.close(), shipped.close(), source.close()]);
    });

    test('of a model that comes packed the progress is true, from its first bytes to its last', async () => {
      const model = readFileSync(join(folder, 'pkg/model.bin'));
      const packed = await serve({
        root: folder,
        before: (path, response) => {
          if (path !== '/pkg/model.bin') return false;
          response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Encoding': 'gzip' }).end(gzipSync(model));
          return true;
        },
      });
      const { page, close } = await openFresh(browser);
      await page.goto(`${packed.url}embed.html`);
      const heard = await page.evaluate(async () => {
        const { createAnalyzer } = await import(/** @type {string} */ ('/claimlight.js'));
        /** @type {number[][]} */ const heard = [];
        const analyzer = await createAnalyzer({ onProgress: (/** @type {number[]} */ ...told) => heard.push(told) });
        await analyzer.close?.();
        return heard;
      });
      await close();
      await packed.close();
      // How many pieces the bytes come in is the browser's matter.
      assert.ok(heard.length >= 3, JSON.stringify(heard));
      // The last sixteenth need not be told.
      assert.ok((heard.at(-1)?.[0] ?? 0) >= model.length * 15 / 16, JSON.stringify(heard));
      assert.ok(heard.every(([, total]) => total === model.length), JSON.stringify(heard));
      assert.ok(heard.every(([loaded = 0], at) => loaded > (heard[at - 1]?.[0] ?? 0) && loaded <= model.length), JSON.stringify(heard));
    });

    /** Reads the test page in a fresh profile. @param {typeof source} server @param {Record<string, string>} attributes */
    async function read(server, attributes = {}) {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      const outcome = await addElement(page, attributes);
      const found = await styles(page);
      assert.deepEqual(troubles, []);
      await close();
      return { ...outcome, styles: found };
    }

    test('shortened styles are the styles of the sources, rule by rule', async () => {
      const [one, other] = [await read(shipped), await read(source)];
      assert.ok(one.styles.flat().length > 60);
      assert.deepEqual(one.styles, other.styles);
    });

    test('an embedding page asks for five files, and reads in the worker', async () => {
      const asked = shipped.requests.length;
      assert.equal((await read(shipped)).rung, 'worker');
      const files = shipped.requests.slice(asked).filter((path) => !/^\/(test-pages\/|favicon)/.test(path));
      assert.deepEqual(files.sort(), ['/claimlight.js', '/drawer.js', '/pkg/claimlight_bg.wasm', '/pkg/model.bin', '/worker.js']);
    });

    test('the mock news page reads its two articles under its policy', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${shipped.url}embed.html`);
      await page.evaluate(() => {
        void document.querySelector('claim-light')?.analyze();
        document.getElementById('second')?.scrollIntoView();
      });
      await page.waitForFunction(() => [...document.querySelectorAll('claim-light')].filter((one) => Reflect.get(one, 'status') === 'ready').length === 2);
      assert.ok(await page.evaluate(() => (CSS.highlights.get('claimlight-quiet-quoted')?.size ?? 0) > 2));
      assert.deepEqual(troubles, []);
      await close();
    });

    test('without a worker it reads on the main thread', async () => {
      const { outcome, rung } = await read(shipped, { 'no-worker': '' });
      assert.deepEqual({ outcome, rung }, { outcome: 'ready', rung: 'main-thread' });
    });
  });
});

// Networks, workers and files that fail into what an element makes of it: in both browsers, side by side.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../tools/serve.mjs';
import { BROWSERS, openFresh } from './browsers.js';
import { PAGES, STAND_IN } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */
/** @import { ServerResponse } from 'node:http' */

/** The worker that ships, behind a few lines of another. @param {string} lines */
const worker = (lines) => `${lines}\nimport '/worker.js';`;

/** What a worker does when it is told to read, and never answers. */
const FAULTS = {
  'ends without a word': 'self.close()',
  'never comes back': 'for (;;);',
  'loses its answer': 'self.postMessage = () => {}',
};

/** @param {ServerResponse} response @param {string} script */
function answerScript(response, script) {
  response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' }).end(script);
  return true;
}

/** An analysis that says nothing but the same claim. @param {ServerResponse} response @param {number} times */
function answerClaims(response, times) {
  const claim = '{"id":"c0","span":[0,9],"attribution":null,"checkWorthiness":1,"kinds":[],"manner":"unattributed","hedges":[],"evidence":[],"confidence":1}';
  const rest = JSON.stringify({ blocks: [], entities: [], values: [], attributions: [], sources: [] }).slice(1);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"claims":[${`${claim},`.repeat(times - 1)}${claim}],${rest}`);
  return true;
}

/** What a server gives in place of a file. @type {Record<string, (response: ServerResponse) => unknown>} */
const INSTEAD = {
  'is not there': (response) => response.writeHead(404).end('no such file'),
  'meets a fault of the server': (response) => response.writeHead(500).end('try later'),
  'is the page of a login': (response) => response.writeHead(200, { 'Content-Type': 'text/html', 'X-Content-Type-Options': 'nosniff' }).end('<!doctype html><title>Log in</title>'),
  'breaks off': (response) => response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Length': '1000' }).write('x', () => response.destroy()),
};

/** Milliseconds that a reader of these tests would wait: only what hangs for good takes as long. */
const LONG = 100_000;

describe('what fails', { concurrency: true }, () => {
  for (const [name, launch] of Object.entries(BROWSERS)) {
    describe(`what fails, in ${name}`, { concurrency: 3 }, () => {
      /** @type {Browser} */ let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser.close());

      /**
       * @param {(path: string, response: ServerResponse, nth: number) => boolean} fault @param {Record<string, string>} attributes
       * @param {(page: Page, asked: (path: string) => number) => Promise<void>} act
       */
      async function onArticle(fault, attributes, act) {
        /** @type {Map<string, number>} */
        const asked = new Map();
        const before = (/** @type {string} */ path, /** @type {ServerResponse} */ response) => {
          const nth = (asked.get(path) ?? 0) + 1;
          asked.set(path, nth);
          return fault(path, response, nth);
        };
        const server = await serve({ mounts: { '/pkg/': STAND_IN, '/test-pages/': PAGES }, before });
        const { page, close } = await openFresh(browser);
        page.setDefaultTimeout(LONG);
        try {
          await page.goto(`${server.url}test-pages/plain.html`);
          await page.evaluate((attributes) => {
            // Before the element is there: its error can come at once.
            const told = /** @type {string[]} */ ([]);
            Object.assign(window, { told });
            document.addEventListener('claimlight:error', (event) => told.push(/** @type {CustomEvent} */ (event).detail.code));
            const element = document.createElement('claim-light');
            for (const [name, value] of Object.entries({ for: 'story', start: 'idle', marks: 'all', ...attributes })) element.setAttribute(name, value);
            document.body.append(element);
          }, attributes);
          await act(page, (path) => asked.get(path) ?? 0);
        } finally {
          await close();
          await server.close();
        }
      }

      /** @param {Page} page @param {string} status */
      const until = (page, status) => page.waitForSelector(`claim-light[data-status="${status}"]`);
      /** @param {Page} page */
      const found = (page) => page.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector('claim-light'));
        return { rung: element.rung, painted: CSS.highlights.size > 0 };
      });
      /** @param {Page} page The code of its first error. */
      const toldError = async (page) => (await page.waitForFunction(() => /** @type {any} */ (window).told[0])).jsonValue();
      /** @param {Page} page */
      const tryAgain = (page) => page.evaluate(() => /** @type {any} */ (document.querySelector('claim-light')).analyze());

      for (const [what, act] of Object.entries(FAULTS)) {
        const mute = worker(`self.addEventListener('message', ({ data }) => { if (data.type === 'analyze') { ${act} } });`);

        test(`a worker that ${what}, once: another takes its place`, () =>
          onArticle((path, response, nth) => path === '/test-worker.js' && answerScript(response, nth === 1 ? mute : worker('')), { 'worker-src': '/test-worker.js' }, async (page, asked) => {
            await until(page, 'ready');
            assert.deepEqual(await found(page), { rung: 'worker', painted: true });
            assert.equal(asked('/test-worker.js'), 2);
          }));

        test(`a worker that ${what}, and the next as well: an error, and a later try works`, () =>
          onArticle((path, response, nth) => path === '/test-worker.js' && answerScript(response, nth <= 2 ? mute : worker('')), { 'worker-src': '/test-worker.js' }, async (page) => {
            await until(page, 'error');
            assert.equal((await found(page)).painted, false);
            await tryAgain(page);
            assert.deepEqual(await found(page), { rung: 'worker', painted: true });
          }));
      }

      test('a worker that ends while it has nothing to do: the next change is read by another', () =>
        onArticle((path, response, nth) => path === '/test-worker.js' && answerScript(response, worker(nth > 1 ? '' : `const post = self.postMessage.bind(self); self.postMessage = (message) => { post(message); if (message.type === 'result') setTimeout(() => self.close()); };`)), { 'worker-src': '/test-worker.js' }, async (page, asked) => {
          await until(page, 'ready');
          await page.evaluate(() => document.querySelector('#story p')?.append(' Rosa Lindqvist said that the island would buy 3 boats.'));
          await page.waitForFunction(() => [...CSS.highlights.values()].some((layer) => [...layer].map(String).includes('Rosa Lindqvist')));
          assert.ok(asked('/test-worker.js') > 1);
        }));

      test('a model whose first byte takes 12 seconds is asked for once, by the worker', () =>
        onArticle((path, response) => {
          if (path !== '/pkg/model.bin') return false;
          setTimeout(() => createReadStream(join(STAND_IN, 'model.bin')).pipe(response), 12_000);
          return true;
        }, {}, async (page, asked) => {
          await until(page, 'ready');
          assert.deepEqual({ ...(await found(page)), asked: asked('/pkg/model.bin') }, { rung: 'worker', painted: true, asked: 1 });
        }));

      test('a model that comes for longer than any patience, byte by byte, is asked for once', () =>
        onArticle((path, response) => {
          if (path !== '/pkg/model.bin') return false;
          const bytes = readFileSync(join(STAND_IN, 'model.bin'));
          let at = 0;
          const timer = setInterval(() => {
            response.write(bytes.subarray(at, (at += 1)));
            if (at < 5 && at < bytes.length) return;
            clearInterval(timer);
            response.end(bytes.subarray(at));
          }, 8_000);
          return true;
        }, {}, async (page, asked) => {
          await until(page, 'ready');
          assert.deepEqual({ ...(await found(page)), asked: asked('/pkg/model.bin') }, { rung: 'worker', painted: true, asked: 1 });
        }));

      for (const file of ['/pkg/model.bin', '/pkg/claimlight_bg.wasm']) {
        test(`${file} never comes: an error, and a later try works`, () =>
          onArticle((path, response, nth) => path === file && nth === 1, {}, async (page) => {
            await until(page, 'error');
            await tryAgain(page);
            assert.deepEqual(await found(page), { rung: 'worker', painted: true });
          }));
      }

      for (const [what, answer] of Object.entries(INSTEAD)) {
        const instead = (/** @type {ServerResponse} */ response) => {
          answer(response);
          return true;
        };

        // The stand-in takes any bytes for a model.
        for (const file of what.includes('login') ? [] : ['/pkg/model.bin', '/pkg/claimlight_bg.wasm']) {
          test(`${file} ${what}: an error, and a later try works`, () =>
            onArticle((path, response, nth) => path === file && nth === 1 && instead(response), {}, async (page) => {
              await until(page, 'error');
              assert.equal((await found(page)).painted, false);
              await tryAgain(page);
              assert.deepEqual(await found(page), { rung: 'worker', painted: true });
            }));
        }

        test(`the worker ${what}: the main thread reads`, () =>
          onArticle((path, response) => path === '/worker.js' && instead(response), {}, async (page) => {
            await until(page, 'ready');
            assert.deepEqual(await found(page), { rung: 'main-thread', painted: true });
          }));

        test(`what an editor corrected ${what}: the article is read without it`, () =>
          onArticle((path, response) => path === '/corrections.json' && instead(response), { overrides: '/corrections.json' }, async (page) => {
            await until(page, 'ready');
            assert.deepEqual(await found(page), { rung: 'worker', painted: true });
          }));

        test(`annotations: the file ${what}: an error that says so`, () =>
          onArticle((path, response) => path === '/annotations.json' && instead(response), { annotations: '/annotations.json' }, async (page) => {
            await until(page, 'error');
            assert.equal((await found(page)).painted, false);
          }));
      }

      test('the worker is no script: the main thread reads', () =>
        onArticle((path, response) => path === '/worker.js' && answerScript(response, 'const ('), {}, async (page) => {
          await until(page, 'ready');
          assert.deepEqual(await found(page), { rung: 'main-thread', painted: true });
        }));

      test('the worker never comes: the main thread reads', () =>
        onArticle((path) => path === '/worker.js', {}, async (page) => {
          await until(page, 'ready');
          assert.deepEqual(await found(page), { rung: 'main-thread', painted: true });
        }));

      test('annotations of more claims than their article has letters: an error that says so', () =>
        onArticle((path, response) => path === '/many.json' && answerClaims(response, 100_000), { annotations: '/many.json' }, async (page) => {
          await until(page, 'error');
          assert.equal(await toldError(page), 'annotations');
          assert.equal((await found(page)).painted, false);
        }));

      test('annotations never come: an error that says so', () =>
        onArticle((path) => path === '/never.json', { annotations: '/never.json' }, async (page) => {
          await until(page, 'error');
          assert.equal(await toldError(page), 'annotations');
        }));
    });
  }
});

// A new version of the built page into what those see who have the old one open, and those who come later: in both browsers.

import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { writeServiceWorker } from '../../tools/offline.mjs';
import { BROWSERS, openFresh } from './browsers.js';
import { isEngineBuilt, PAGES } from './chromium.js';
import { ship } from './shipped.js';

/** @import { Browser, BrowserContext, Page } from 'puppeteer-core' */

/** A file that is kept, and is not asked for before a reader picks its language. */
const FILE = 'strings/fr.json';

describe('a new version', { concurrency: true, skip: !isEngineBuilt() && 'the engine is not built: make wasm' }, () => {
  const { folder, remove } = ship();
  after(remove);
  for (const [name, launch] of Object.entries(BROWSERS)) {
    describe(`a new version, in ${name}`, { concurrency: true }, () => {
      /** @type {Browser} */ let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser.close());

      /**
       * A site that may change, and a page of its origin that is not the site's: it sees what becomes of the service worker.
       *
       * @param {(site: {folder: string, url: string, visit: () => Promise<Page>, aside: Page, close: () => Promise<void>}) => Promise<void>} act
       */
      async function onSite(act) {
        const site = mkdtempSync(join(tmpdir(), 'claimlight-'));
        cpSync(folder, site, { recursive: true });
        const server = await serve({ mounts: { '/site/': site, '/test-pages/': PAGES } });
        const { page: aside, close } = await openFresh(browser);
        const visit = async () => {
          const page = await aside.browserContext().newPage();
          await page.goto(`${server.url}site/`);
          await page.waitForSelector('html[data-ready]');
          await page.evaluate(() => navigator.serviceWorker.controller ?? new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done)).then(() => null));
          return page;
        };
        try {
          await aside.goto(`${server.url}test-pages/plain.html`);
          await act({ folder: site, url: server.url, visit, aside, close: () => server.close() });
        } finally {
          await close();
          await server.close();
          rmSync(site, { recursive: true });
        }
      }

      /** Has the browser look for another version; gives what became of it: it waits, or is refused. @param {Page} page */
      const update = (page) => page.evaluate(async () => {
        const registration = /** @type {ServiceWorkerRegistration} */ (await navigator.serviceWorker.getRegistration('/site/'));
        const found = new Promise((done) => registration.addEventListener('updatefound', () => done(registration.installing), { once: true }));
        registration.update().catch(() => {});
        const other = /** @type {ServiceWorker} */ (registration.installing ?? registration.waiting ?? (await found));
        while (other.state === 'installing') await new Promise((done) => other.addEventListener('statechange', done, { once: true }));
        return other.state;
      });

      /** The words of a file, as the page gets them. @param {Page} page */
      const words = (page) => page.evaluate((file) => fetch(file).then((response) => response.text()), FILE);

      test('waits while the old one is open, which goes on as it was; then it is there, and nothing of the old one is kept', () =>
        onSite(async ({ folder: site, visit, aside }) => {
          const old = readFileSync(join(site, FILE), 'utf8');
          const open = await visit();
          appendFileSync(join(site, FILE), '\n');
          const files = writeServiceWorker(site);
          assert.equal(await update(aside), 'installed');
          const another = await visit();
          assert.deepEqual([await words(open), await words(another)], [old, old]);
          await aside.evaluate(async () => {
            const next = /** @type {ServiceWorker} */ ((await navigator.serviceWorker.getRegistration('/site/'))?.waiting);
            Reflect.set(window, 'isThere', new Promise((done) => next.addEventListener('statechange', () => next.state === 'activated' && done(null))));
          });
          await open.close();
          await another.close();
          await aside.evaluate(() => Reflect.get(window, 'isThere'));
          assert.equal(await words(await visit()), `${old}\n`);
          assert.equal(await aside.evaluate(async () => (await (await caches.open('claimlight')).keys()).length), Object.keys(files).length);
        }));

      test('with a file that is not what was built is refused: the old one lives, and opens when the server is gone', () =>
        onSite(async ({ folder: site, url, visit, aside, close }) => {
          const old = readFileSync(join(site, FILE), 'utf8');
          const open = await visit();
          appendFileSync(join(site, FILE), '\n');
          writeServiceWorker(site);
          appendFileSync(join(site, FILE), '\n');
          assert.equal(await update(aside), 'redundant');
          assert.equal(await words(open), old);
          await close();
          await open.goto(`${url}site/?sample=sport`);
          await open.waitForSelector('claim-light[data-status="ready"]');
          assert.equal(await words(open), old);
        }));
    });
  }
});

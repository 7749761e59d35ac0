// Where an element stands into whether it reads: in a tab that nobody sees, and among two hundred of its kind; in both browsers.

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { PAGES, STAND_IN } from './chromium.js';
import { countTimers, untilAtRest } from './rest.js';

/** @import { Browser, Page } from 'puppeteer-core' */
/** @import { ServerResponse } from 'node:http' */

const MOUNTS = { '/pkg/': STAND_IN, '/test-pages/': PAGES };

const QUOTED = 'We may come back when the numbers work,';

/** Whether a page is hidden, and what is painted on it as a quotation. @param {Page} page */
const seen = (page) => page.evaluate(() => ({ hidden: document.hidden, quoted: [...(CSS.highlights.get('claimlight-claim-quoted') ?? [])].map(String) }));

/** Hides a page behind another of its window. @param {Page} page */
const hide = (page) => page.browserContext().newPage().then((front) => front.bringToFront());

describe('what stands around an element', { concurrency: true }, () => {
  for (const [name, launch] of Object.entries(BROWSERS)) {
    describe(`what stands around an element, in ${name}`, { concurrency: 1 }, () => {
      /** @type {Browser} */ let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser.close());

      /**
       * @param {(page: Page, url: string) => Promise<void>} act @param {import('../../tools/serve.mjs').ServeOptions['before']} [instead] Answers in the server's place.
       * @returns {Promise<string[]>} What the server was asked for.
       */
      async function onPage(act, instead = () => false) {
        const server = await serve({ mounts: MOUNTS, before: instead });
        const { page, troubles, close } = await openFresh(browser);
        try {
          await act(page, `${server.url}test-pages/plain.html`);
          assert.deepEqual(troubles, []);
          return server.requests;
        } finally {
          await close();
          await server.close();
        }
      }

      for (const start of ['idle', 'visible']) {
        test(`start="${start}", in a tab that was never seen: it reads, also what changes there`, async () => {
          await onPage(async (page, url) => {
            await hide(page);
            await page.goto(url);
            assert.equal((await addElement(page, { start })).outcome, 'ready');
            assert.deepEqual(await seen(page), { hidden: true, quoted: [QUOTED] });
            await page.evaluate(() => new Promise((done) => {
              document.addEventListener('claimlight:result', () => done(null), { once: true });
              document.getElementById('story')?.append('“The boats will come back in May,” said Edith Varga on Friday.');
            }));
            assert.deepEqual(await seen(page), { hidden: true, quoted: [QUOTED, 'The boats will come back in May,'] });
          });
        });
      }

      test('a tab that is hidden while the engine loads: it reads, and draws the rest when the tab is seen again', async () => {
        /** @type {(response: ServerResponse) => void} */ let ask = () => {};
        /** @type {Promise<ServerResponse>} */
        const asked = new Promise((done) => {
          ask = done;
        });
        await onPage(async (page, url) => {
          await page.goto(url);
          await page.addStyleTag({ content: 'body { padding: 60px }' });
          const read = addElement(page, { layout: 'bar' });
          const response = await asked;
          await hide(page);
          createReadStream(join(STAND_IN, 'model.bin')).pipe(response);
          assert.equal((await read).outcome, 'ready');
          assert.deepEqual(await seen(page), { hidden: true, quoted: [QUOTED] });
          await page.bringToFront();
          await page.waitForFunction(() => document.querySelector('claim-light')?.shadowRoot?.querySelector('.ticks rect'));
          assert.equal((await seen(page)).hidden, false);
        }, (path, response) => {
          if (path !== '/pkg/model.bin') return false;
          ask(response);
          return true;
        });
      });

      /** So many articles, each with its element, one after the other; gives what was asked for, who is painted, and looks at the page. @param {number} count */
      async function crowd(count) {
        let found = { looks: 0, people: 0, own: 0 };
        const asked = await onPage(async (page, url) => {
          await countTimers(page);
          await page.goto(url);
          await page.evaluate(async (count) => {
            const looks = { count: 0 };
            Reflect.set(window, 'looks', looks);
            /** @param {any} home @param {string[]} names */
            const watch = (home, names) => {
              for (const name of names) {
                const act = home[name];
                home[name] = function (/** @type {unknown[]} */ ...given) {
                  looks.count++;
                  return act.apply(this, given);
                };
              }
            };
            watch(window, ['getComputedStyle']);
            watch(Element.prototype, ['matches', 'closest', 'querySelector', 'querySelectorAll', 'getBoundingClientRect', 'setAttribute', 'replaceChildren']);
            watch(Document.prototype, ['querySelector', 'querySelectorAll', 'getElementById']);
            watch(Node.prototype, ['contains']);
            watch(TreeWalker.prototype, ['nextNode']);
            watch(Highlight.prototype, ['add', 'delete']);
            const story = /** @type {HTMLElement} */ (document.getElementById('story'));
            const names = Array.from({ length: count }, (_, at) => `${'BDFGHKLMNP'[at % 10]}${'aeiou'[at % 5]}ra ${'BDFGHKLMNPRSTVWXYZCJ'[Math.floor(at / 10)]}olm`);
            let left = count;
            const isRead = new Promise((done) => document.addEventListener('claimlight:result', () => --left || done(null)));
            story.replaceWith(...names.flatMap((name, at) => {
              const article = Object.assign(document.createElement('article'), { id: `story-${at}` });
              article.append(Object.assign(document.createElement('p'), { textContent: `${name} said on Monday that 40 boats were lost in the harbour.` }));
              const element = document.createElement('claim-light');
              element.setAttribute('for', article.id);
              element.setAttribute('start', 'idle');
              element.setAttribute('marks', 'all');
              return [element, article];
            }));
            await isRead;
          }, count);
          await untilAtRest(page);
          found = await page.evaluate(() => ({
            looks: Reflect.get(window, 'looks').count,
            people: new Set([...(CSS.highlights.get('claimlight-person') ?? [])].map(String)).size,
            own: [...document.querySelectorAll('claim-light')].filter((element) => {
              const { analysis, text } = /** @type {import('../../www/element.js').ClaimLightElement} */ (element);
              return analysis?.entities[0] && text.startsWith(analysis.entities[0].name);
            }).length,
          }));
        });
        return { ...found, asked: asked.toSorted() };
      }

      test('two hundred elements: each has its own article, one engine reads them, and ten times as many are ten times the work', async () => {
        const few = await crowd(20);
        const many = await crowd(200);
        assert.deepEqual({ people: many.people, own: many.own }, { people: 200, own: 200 });
        assert.deepEqual(many.asked, few.asked);
        assert.equal(many.asked.filter((path) => path === '/worker.js' || path === '/pkg/model.bin').length, 2);
        assert.ok(many.looks <= 15 * few.looks, `${few.looks} and ${many.looks} looks`);
      });
    });
  }
});

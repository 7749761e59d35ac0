// What an article with many highlights costs its own page: counted, by no clock, in both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`a long article, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /** @param {number} paragraphs @param {(page: Page) => Promise<void>} act */
    async function onLong(paragraphs, act) {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await page.evaluate((paragraphs) => {
        const story = /** @type {Element} */ (document.getElementById('story'));
        story.replaceChildren(...Array.from({ length: paragraphs }, (_, at) => {
          const paragraph = document.createElement('p');
          paragraph.textContent = `Olga Petrov said that ${at + 10} boats were lost in the harbour.`;
          return paragraph;
        }));
      }, paragraphs);
      assert.equal((await addElement(page)).outcome, 'ready');
      await act(page);
      assert.deepEqual(troubles, []);
      await close();
    }

    test('no live range is kept on it: the page pays for each of them at each of its changes', () =>
      onLong(400, async (page) => {
        const painted = await page.evaluate(() => {
          const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
          return { all: ranges.length, live: ranges.filter((range) => range instanceof Range).length };
        });
        assert.ok(painted.all >= 800, JSON.stringify(painted));
        assert.equal(painted.live, 0);
      }));

    test('what is typed moves the paint behind it at once, before the article is read again', () =>
      onLong(3, async (page) => {
        const words = await page.evaluate(async () => {
          const painted = () => [...(CSS.highlights.get('claimlight-person') ?? [])].map(String);
          const node = /** @type {Text} */ (document.querySelector('#story p')?.firstChild);
          const seen = [painted()];
          for (const change of [() => node.insertData(0, 'Then '), () => node.insertData(9, 'a'), () => node.deleteData(0, 7), () => node.appendData(' Nobody knows.')]) {
            change();
            await null;
            seen.push(painted());
          }
          return seen.map((words) => words.find((one) => one !== 'Olga Petrov') ?? words[0]);
        });
        assert.deepEqual(words, ['Olga Petrov', 'Olga Petrov', 'Olgaa Petrov', 'gaa Petrov', 'gaa Petrov']);
      }));

    test('its page has its turn between the reading, what is shown of it and the paint, and is asked once for each look', async () => {
      const { page, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await page.evaluate(() => {
        const story = /** @type {Element} */ (document.getElementById('story'));
        story.replaceChildren(...Array.from({ length: 400 }, (_, at) => Object.assign(document.createElement('p'), { textContent: `Olga Petrov said that ${at + 10} boats were lost in the harbour.` })));
        const seen = { turns: 0, shown: 0, painted: 0, asked: 0 };
        Reflect.set(window, 'seen', seen);
        // The element gives way by a message to itself.
        Reflect.set(window, 'MessageChannel', class extends MessageChannel {
          constructor() {
            super();
            seen.turns++;
          }
        });
        const { setAttribute } = Element.prototype;
        Element.prototype.setAttribute = function (/** @type {string} */ name, /** @type {string} */ value) {
          if (name === 'data-status' && value === 'ready') seen.shown ||= seen.turns;
          return setAttribute.call(this, name, value);
        };
        const { set } = HighlightRegistry.prototype;
        HighlightRegistry.prototype.set = function (/** @type {string} */ name, /** @type {Highlight} */ highlight) {
          seen.painted ||= seen.turns;
          return set.call(this, name, highlight);
        };
        const ask = window.getComputedStyle;
        window.getComputedStyle = (element, ...more) => {
          if (seen.shown && !seen.painted) seen.asked++;
          return ask(element, ...more);
        };
      });
      assert.equal((await addElement(page)).outcome, 'ready');
      const { shown, painted, asked } = await page.evaluate(() => Reflect.get(window, 'seen'));
      assert.ok(shown > 0 && painted > shown, `shown in turn ${shown}, painted in turn ${painted}`);
      assert.ok(asked < 800, `${asked} looks of 400 paragraphs`);
      await close();
    });

    test('of an article that is too long no more is read than shows it', async () => {
      const { page, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await page.evaluate(() => {
        const story = /** @type {Element} */ (document.getElementById('story'));
        story.replaceChildren(...Array.from({ length: 40 }, () => Object.assign(document.createElement('p'), { textContent: 'Boats were lost. '.repeat(6_000) })));
        const { get } = /** @type {{get: () => string}} */ (Object.getOwnPropertyDescriptor(CharacterData.prototype, 'data'));
        const read = new Set();
        Reflect.set(window, 'read', read);
        Object.defineProperty(CharacterData.prototype, 'data', {
          get() {
            if (story.contains(this)) read.add(this);
            return get.call(this);
          },
        });
      });
      assert.equal((await addElement(page)).outcome, 'too-large');
      // Two million characters are twenty of the paragraphs.
      const read = await page.evaluate(() => Reflect.get(window, 'read').size);
      assert.ok(read > 0 && read <= 21, `${read} of 40 paragraphs`);
      await close();
    });

    test('of many claims the panel draws a few, and more when it is asked', () =>
      onLong(400, async (page) => {
        const press = (/** @type {string} */ key) => page.evaluate((key) => {
          const shadow = /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot);
          /** @type {HTMLElement} */ (shadow.querySelector(`[data-key="${key}"]`)).click();
          return shadow.querySelectorAll('.claim').length;
        }, key);
        assert.equal(await press('tab-claims'), 20);
        assert.equal(await press('more-claims'), 40);
      }));
  });
}

// An article that changes under the element into what is read and painted again, and what stays: in both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';
import { countTimers, untilAtRest } from './rest.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** Keeps the ranges that are painted, and counts results and walks over the article from now on. @param {Page} page */
function watch(page) {
  return page.evaluate(() => {
    const ranges = () => [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    const first = ranges();
    const counts = { results: 0, styles: 0 };
    document.addEventListener('claimlight:result', () => counts.results++);
    const asked = window.getComputedStyle;
    window.getComputedStyle = (...element) => {
      counts.styles += 1;
      return asked(...element);
    };
    const range = (/** @type {AbstractRange} */ one) => String(/** @type {Range} */ (one));
    Reflect.set(window, 'seen', () => {
      const now = new Set(ranges());
      return { ...counts, kept: first.filter((one) => now.has(one)).map(range), gone: first.filter((one) => !now.has(one)).length, added: [...now].filter((one) => !first.includes(one)).map(range) };
    });
  });
}

/** @param {Page} page @param {() => unknown} change @param {number} [results] How many are waited for. */
async function afterChange(page, change, results = 1) {
  await page.evaluate(change);
  if (results > 0) await page.waitForFunction((results) => Reflect.get(window, 'seen')().results >= results, {}, results);
  await untilAtRest(page);
  return page.evaluate(() => Reflect.get(window, 'seen')());
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`an article that changes, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /** @param {(page: Page) => Promise<void>} act */
    async function onArticle(act) {
      const { page, troubles, close } = await openFresh(browser);
      await countTimers(page);
      await page.goto(`${server.url}test-pages/plain.html`);
      assert.equal((await addElement(page, { show: 'claims quotes entities values' })).outcome, 'ready');
      await watch(page);
      await act(page);
      assert.deepEqual(troubles, []);
      await close();
    }

    test('a paragraph is added, edited and removed: each time one result, and all other ranges stay the same objects', () =>
      onArticle(async (page) => {
        const added = await afterChange(page, () => {
          const paragraph = document.createElement('p');
          paragraph.id = 'new';
          paragraph.textContent = 'Rosa Lindqvist said that the island would buy 3 boats of its own next year.';
          document.querySelector('#story')?.append(paragraph);
        });
        assert.deepEqual({ results: added.results, gone: added.gone }, { results: 1, gone: 0 });
        assert.ok(added.added.includes('Rosa Lindqvist') && added.kept.includes('Edith Varga'), JSON.stringify(added));
        const edited = await afterChange(page, () => /** @type {Text} */ (document.getElementById('new')?.firstChild).appendData(' Henrik Solberg said the same of 12 ferries.'), 2);
        assert.deepEqual({ results: edited.results, gone: edited.gone }, { results: 2, gone: 0 });
        assert.ok(edited.added.includes('Henrik Solberg') && edited.added.includes('Rosa Lindqvist'));
        const removed = await afterChange(page, () => document.getElementById('new')?.remove(), 3);
        assert.deepEqual({ results: removed.results, gone: removed.gone, added: removed.added }, { results: 3, gone: 0, added: [] });
      }));

    test('what takes words out, by an attribute, is noticed as well', () =>
      onArticle(async (page) => {
        const hidden = await afterChange(page, () => /** @type {HTMLElement} */ (document.querySelector('#story p:last-of-type')).toggleAttribute('hidden', true));
        assert.ok(hidden.gone > 0 && !hidden.kept.includes('Lena Brook') && hidden.kept.includes('Edith Varga'), JSON.stringify(hidden));
        const back = await afterChange(page, () => /** @type {HTMLElement} */ (document.querySelector('#story p:last-of-type')).toggleAttribute('hidden', false), 2);
        assert.ok(back.added.includes('Lena Brook'), JSON.stringify(back));
      }));

    test('what changes no word is not read again, and every word stays painted', () =>
      onArticle(async (page) => {
        const after = await afterChange(page, () => {
          const paragraph = /** @type {HTMLElement} */ (document.querySelector('#story p:last-of-type'));
          paragraph.className = 'seen';
          paragraph.title = 'a title';
          paragraph.append(document.createComment(' a comment '));
        }, 0);
        assert.deepEqual({ results: after.results, gone: after.gone, added: after.added }, { results: 0, gone: 0, added: [] });
        // The same words are written once more: they stand where they stood.
        const written = await afterChange(page, () => {
          const words = /** @type {Text} */ (document.querySelector('#story p:last-of-type')?.firstChild);
          words.data = String(words.data);
        }, 0);
        assert.deepEqual({ results: written.results, gone: written.gone, added: written.added }, { results: 0, gone: 0, added: [] });
        assert.ok(written.kept.includes('Lena Brook') && written.kept.includes('Edith Varga'), JSON.stringify(written));
      }));

    test('what is no part of the article may change as it likes: it is not even looked at', () =>
      onArticle(async (page) => {
        await afterChange(page, () => {
          const clock = document.createElement('aside');
          clock.append(document.createElement('b'), 'It is late');
          document.querySelector('#story')?.append(clock);
        }, 0);
        const { styles } = await page.evaluate(() => Reflect.get(window, 'seen')());
        const after = await afterChange(page, () => {
          const clock = /** @type {Element} */ (document.querySelector('#story aside'));
          /** @type {Element} */ (clock.firstChild).textContent = 'Olga Petrov said 7.';
          clock.append('Nils Holm said 9 things.');
        }, 0);
        assert.deepEqual({ results: after.results, styles: after.styles, gone: after.gone, added: after.added }, { results: 0, styles, gone: 0, added: [] });
      }));

    test('where somebody types the reading waits longer, and what stands in the panel is drawn once for it', () =>
      onArticle(async (page) => {
        await page.evaluate(() => {
          const panel = /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot).querySelector('.body');
          const seen = { drawn: 0, waits: /** @type {number[]} */ ([]) };
          if (panel) new MutationObserver((records) => (seen.drawn += records.length)).observe(panel, { childList: true });
          const set = window.setTimeout;
          Reflect.set(window, 'setTimeout', (/** @type {() => void} */ act, /** @type {number} */ time) => {
            seen.waits.push(time);
            return set(act, time);
          });
          Reflect.set(window, 'typing', seen);
          /** @type {HTMLElement} */ (document.getElementById('story')).contentEditable = 'true';
        });
        const type = () => /** @type {Text} */ (document.querySelector('#story p:last-of-type')?.firstChild).appendData(' Olga Petrov said 7.');
        const { results } = await afterChange(page, type);
        const { drawn, waits } = await page.evaluate(() => Reflect.get(window, 'typing'));
        assert.deepEqual({ results, drawn }, { results: 1, drawn: 1 });
        assert.ok(waits[0] >= 1_000, `it waits ${waits}`);
      }));

    test('a framework that draws the same text with new nodes is followed', () =>
      onArticle(async (page) => {
        const after = await afterChange(page, () => {
          const story = /** @type {Element} */ (document.getElementById('story'));
          story.replaceChildren(...[...story.childNodes].map((node) => node.cloneNode(true)));
        });
        assert.equal(after.results, 1);
        assert.equal(after.added.length, after.gone);
        assert.ok(after.added.includes('Lena Brook'));
      }));

    test('an article that is never still is read all the same', () =>
      onArticle(async (page) => {
        await page.evaluate(() => {
          const line = document.createElement('p');
          document.querySelector('#story')?.append(line);
          let count = 0;
          Reflect.set(window, 'ticking', setInterval(() => (line.textContent = `Mona Reyes said that ${++count} boats had left the harbour by noon.`), 60));
        });
        await page.waitForFunction(() => Reflect.get(window, 'seen')().results >= 1);
        await page.evaluate(() => clearInterval(Reflect.get(window, 'ticking')));
      }));

    test('attributes react together and once; settings that say where an analysis comes from ask for a new one', () =>
      onArticle(async (page) => {
        const found = await page.evaluate(async () => {
          const element = /** @type {any} */ (document.querySelector('claim-light'));
          let results = 0;
          element.addEventListener('claimlight:result', () => results++);
          const next = () => new Promise((done) => element.addEventListener('claimlight:result', done, { once: true }));
          const first = element.analysis;
          const painted = next();
          Object.assign(element, { theme: 'dark', ignore: 'h1', mode: 'mark' });
          await painted;
          const marks = document.querySelectorAll('mark[data-claimlight]').length;
          const together = { results, marks: marks > 0, text: element.text.includes('Marrow') };
          const back = next();
          element.mode = null;
          element.ignore = null;
          element.theme = 'auto';
          await back;
          const rung = element.rung;
          const here = next();
          element.noWorker = true;
          await here;
          return { ...together, marksLeft: document.querySelectorAll('mark').length, rung, here: element.rung, isNew: element.analysis !== first, reflected: element.getAttribute('theme') };
        });
        assert.deepEqual(found, { results: 1, marks: true, text: false, marksLeft: 0, rung: 'worker', here: 'main-thread', isNew: true, reflected: 'auto' });
      }));

    test('marks go off, on and off again as the attribute says', () =>
      onArticle(async (page) => {
        const found = await page.evaluate(async () => {
          const element = /** @type {HTMLElementTagNameMap['claim-light']} */ (document.querySelector('claim-light'));
          const seen = [];
          for (const marks of /** @type {const} */ (['off', 'quiet', 'off', 'all', 'off', null])) {
            const next = new Promise((done) => element.addEventListener('claimlight:result', done, { once: true }));
            element.marks = /** @type {any} */ (marks);
            await next;
            seen.push(CSS.highlights.size > 0);
          }
          return seen;
        });
        assert.deepEqual(found, [false, true, false, true, false, true]);
      }));

    test('settings in a block of JSON count where the parser reads it after the element began', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/settings.html`);
      await page.waitForSelector('claim-light[data-status="ready"]');
      const found = await page.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector('claim-light'));
        return { layers: element.layers, painted: [...CSS.highlights.keys()], text: element.text, scheme: getComputedStyle(element).colorScheme };
      });
      assert.equal(found.scheme, 'dark', 'the panel is as dark as the paint');
      assert.deepEqual(found.layers, ['person']);
      assert.deepEqual(found.painted, ['claimlight-person-dark']);
      assert.ok(found.text.startsWith('Lena Brook said'), found.text);
      assert.deepEqual(troubles, []);
      await close();
    });
  });
}

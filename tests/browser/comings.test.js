// Elements, articles and whole pages that come late, go and come back into what is read and painted: in both browsers.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { PAGES, STAND_IN } from './chromium.js';
import { countTimers, untilAtRest } from './rest.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** What stands on the page now. @param {Page} page */
function state(page) {
  return page.evaluate(() => ({
    status: document.querySelector('claim-light')?.getAttribute('data-status') ?? 'none',
    people: [...(CSS.highlights.get('claimlight-person') ?? [])].map(String),
    sheets: document.adoptedStyleSheets.length,
  }));
}

const NOTHING = { people: [], sheets: 0 };

/** Adds an element, and waits for nothing. @param {Page} page @param {Record<string, string>} [attributes] */
function put(page, attributes = {}) {
  return page.evaluate((attributes) => {
    const element = document.createElement('claim-light');
    for (const [name, value] of Object.entries({ layout: 'panel', marks: 'all', ...attributes })) element.setAttribute(name, value);
    document.body.append(element);
  }, attributes);
}

/** Another article, in the place of the one that stands there. @param {Page} page */
function bringArticle(page) {
  return page.evaluate(() => {
    const [article, paragraph] = [document.createElement('article'), document.createElement('p')];
    article.id = 'story';
    paragraph.textContent = 'Rosa Lindqvist said that the island would buy 3 boats of its own next year.';
    article.append(paragraph);
    const former = document.getElementById('story');
    if (former) former.replaceWith(article);
    else document.body.prepend(article);
  });
}

/** @param {Page} page @param {string} status */
const until = (page, status) => page.waitForSelector(`claim-light[data-status="${status}"]`);

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`what comes and goes, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
    before(async () => {
      const www = fileURLToPath(new URL('../../www/', import.meta.url));
      [browser, server] = await Promise.all([launch(), serve({ mounts: { '/pkg/': STAND_IN, '/test-pages/': PAGES, '/another-version/': www } })]);
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
      await page.waitForFunction(() => customElements.get('claim-light'));
      await act(page);
      assert.deepEqual(troubles, []);
      await close();
    }

    for (const attributes of /** @type {Record<string, string>[]} */ ([{ for: 'story' }, { selector: 'article p' }, {}])) {
      test(`an article that comes late is read: ${JSON.stringify(attributes)}`, () =>
        onArticle(async (page) => {
          await page.evaluate(() => document.querySelector('main')?.remove());
          await put(page, attributes);
          await until(page, 'empty');
          await bringArticle(page);
          await until(page, 'ready');
          assert.deepEqual((await state(page)).people, ['Rosa Lindqvist']);
        }));
    }

    test('what a page without an article would say never stands over an article that has come meanwhile', () =>
      onArticle(async (page) => {
        const statuses = await page.evaluate(async () => {
          const story = /** @type {Element} */ (document.getElementById('story'));
          const words = [...story.childNodes];
          story.replaceChildren();
          const element = document.createElement('claim-light');
          for (const [name, value] of Object.entries({ for: 'story', start: 'manual', debug: '' })) element.setAttribute(name, value);
          document.body.append(element);
          /** @type {(string | null)[]} */
          const seen = [];
          new MutationObserver(() => seen.push(element.getAttribute('data-status'))).observe(element, { attributeFilter: ['data-status'] });
          // To say anything, the element waits for its drawer.
          const early = element.analyze();
          story.append(...words);
          await Promise.all([early, element.analyze()]);
          await new Promise((done) => setTimeout(done));
          return seen;
        });
        assert.equal(statuses.at(-1), 'ready');
        assert.ok(!statuses.includes('empty'), statuses.join());
      }));

    test('an article in the place of another is read, and one that leaves takes its paint along', () =>
      onArticle(async (page) => {
        await addElement(page);
        await bringArticle(page);
        await page.waitForFunction(() => [...(CSS.highlights.get('claimlight-person') ?? [])].join() === 'Rosa Lindqvist');
        await page.evaluate(() => document.getElementById('story')?.remove());
        await until(page, 'empty');
        assert.deepEqual(await state(page), { status: 'empty', ...NOTHING });
        await bringArticle(page);
        await until(page, 'ready');
      }));

    test('an element that was gone for long shows at once what it knew, and reads what is new', () =>
      onArticle(async (page) => {
        await addElement(page);
        const before = await state(page);
        await page.evaluate(() => {
          const element = /** @type {Element} */ (document.querySelector('claim-light'));
          Reflect.set(window, 'kept', element);
          element.remove();
        });
        assert.deepEqual(await state(page), { status: 'none', ...NOTHING });
        // The engine waits for its next element, and then goes too.
        await untilAtRest(page);
        await page.evaluate(() => document.body.append(Reflect.get(window, 'kept')));
        await page.waitForFunction(() => CSS.highlights.size > 0);
        // An engine that comes late would say that it is loading.
        await untilAtRest(page);
        assert.deepEqual(await state(page), before);
        await bringArticle(page);
        await page.waitForFunction(() => [...(CSS.highlights.get('claimlight-person') ?? [])].join() === 'Rosa Lindqvist');
        assert.equal((await state(page)).status, 'ready');
      }));

    test('an element that a reader asked, and that is moved, taken out or replaced while it reads or after, goes on by itself', () =>
      onArticle(async (page) => {
        await page.evaluate(() => {
          const element = document.createElement('claim-light');
          element.htmlFor = 'story';
          document.body.append(element);
        });
        const press = () => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('[data-key="open"]')).click());
        const read = () => page.waitForFunction(() => document.querySelector('claim-light[data-status="ready"]') && CSS.highlights.size > 0);
        await press();
        await page.evaluate(() => document.body.prepend(/** @type {Element} */ (document.querySelector('claim-light'))));
        await read();
        // What is read already is painted again, too.
        await page.evaluate(() => {
          const element = /** @type {Element} */ (document.querySelector('claim-light'));
          element.remove();
          return new Promise(requestAnimationFrame).then(() => document.body.append(element));
        });
        await read();
        await page.evaluate(() => document.querySelector('claim-light')?.replaceWith(Object.assign(document.createElement('claim-light'), { htmlFor: 'story' })));
        await read();
        // Whoever took it off meant it.
        await page.evaluate(() => {
          const element = /** @type {HTMLElementTagNameMap['claim-light']} */ (document.querySelector('claim-light'));
          element.detach();
          document.body.prepend(element);
        });
        await untilAtRest(page);
        assert.deepEqual(await page.evaluate(() => [document.querySelector('claim-light')?.getAttribute('data-status'), CSS.highlights.size]), ['idle', 0]);
      }));

    test('an error stays on show when the engine comes after it', () =>
      onArticle(async (page) => {
        await page.evaluate(() => {
          const long = document.createElement('p');
          long.id = 'long';
          long.textContent = 'Boats '.repeat(400_000);
          document.getElementById('story')?.append(long);
        });
        assert.equal((await addElement(page)).outcome, 'too-large');
        await untilAtRest(page);
        assert.equal((await state(page)).status, 'error');
        await page.evaluate(() => document.getElementById('long')?.remove());
        await until(page, 'ready');
      }));

    test('an element that moves keeps its paint; two of one article paint it twice, and each takes off its own', () =>
      onArticle(async (page) => {
        await addElement(page);
        const { people } = await state(page);
        assert.ok(people.length > 0);
        await page.evaluate(() => document.getElementById('story')?.append(/** @type {Element} */ (document.querySelector('claim-light'))));
        await until(page, 'ready');
        assert.deepEqual((await state(page)).people, people);
        await addElement(page);
        assert.equal((await state(page)).people.length, 2 * people.length);
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        assert.deepEqual(await state(page), { status: 'ready', people, sheets: 1 });
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        assert.deepEqual(await state(page), { status: 'none', ...NOTHING });
      }));

    test('an element that moves 300 times, and its attributes change 1,000 times: it comes to rest, and the article is whole', () =>
      onArticle(async (page) => {
        await addElement(page);
        const { people } = await state(page);
        const isWhole = await page.evaluate(() => {
          const story = /** @type {Element} */ (document.getElementById('story'));
          const element = /** @type {Element} */ (document.querySelector('claim-light'));
          const text = story.textContent;
          for (let at = 0; at < 1_000; at++) {
            if (at < 300) (at % 2 === 0 ? document.body : story).prepend(element);
            element.setAttribute('show', at % 2 === 0 ? 'claims' : 'claims entities');
            element.setAttribute('theme', at % 3 === 1 ? 'dark' : 'auto');
          }
          document.body.append(element);
          return story.textContent === text;
        });
        assert.ok(isWhole);
        await until(page, 'ready');
        await page.waitForFunction((people) => (CSS.highlights.get('claimlight-person')?.size ?? 0) === people, {}, people.length);
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        assert.deepEqual(await state(page), { status: 'none', ...NOTHING });
      }));

    test('two that put marks into one article come to rest, and leave it as it was', () =>
      onArticle(async (page) => {
        const markup = () => page.$eval('#story', (story) => new XMLSerializer().serializeToString(story));
        const before = await markup();
        await page.evaluate(() => {
          Reflect.set(window, 'results', 0);
          document.addEventListener('claimlight:result', () => Reflect.set(window, 'results', Reflect.get(window, 'results') + 1));
        });
        for (const show of ['claims', 'entities']) await addElement(page, { mode: 'mark', show });
        await untilAtRest(page);
        assert.ok((await page.evaluate(() => Reflect.get(window, 'results'))) >= 2);
        const marked = () => page.$$eval('mark', (marks) => [...new Set(marks.map((mark) => mark.className))].join());
        assert.match(await marked(), /claim-quoted.*person|person.*claim-quoted/);
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        await untilAtRest(page);
        assert.match(await marked(), /person/);
        assert.doesNotMatch(await marked(), /claim-quoted/);
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        assert.equal(await markup(), before);
      }));

    test('a second version of the script changes nothing', () =>
      onArticle(async (page) => {
        await addElement(page);
        const { isOther, isFirst } = await page.evaluate(async (address) => {
          const first = customElements.get('claim-light');
          const { ClaimLightElement } = await import(address);
          return { isOther: ClaimLightElement !== first, isFirst: customElements.get('claim-light') === first };
        }, '/another-version/claimlight.js');
        assert.deepEqual({ isOther, isFirst }, { isOther: true, isFirst: true });
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        assert.equal((await addElement(page)).outcome, 'ready');
      }));

    test('a page that comes back from the browser’s memory is painted, and still reads what changes', () =>
      onArticle(async (page) => {
        await addElement(page);
        const { people } = await state(page);
        await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => document.documentElement.toggleAttribute('data-persisted', persisted)));
        await page.goto(`${server.url}test-pages/settings.html`);
        await page.evaluate(() => history.back()).catch(() => {});
        await page.waitForSelector('html[data-persisted]');
        assert.deepEqual((await state(page)).people, people);
        await bringArticle(page);
        await page.waitForFunction(() => [...(CSS.highlights.get('claimlight-person') ?? [])].join() === 'Rosa Lindqvist');
      }));
  });

  describe(`when an article is read, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serve({ mounts: { '/pkg/': STAND_IN, '/test-pages/': PAGES } })]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /** What a reader does, and which values of `start` begin at it. @type {[string, (page: Page) => Promise<unknown>, string[]][]} */
    const STEPS = [
      ['opens the page', () => Promise.resolve(), ['idle']],
      ['scrolls to the article', (page) => page.evaluate(() => document.getElementById('story')?.scrollIntoView()), ['idle', 'visible']],
      ['points at it', (page) => page.hover('#story p'), ['idle', 'visible', 'interaction']],
      ['has a script call analyze()', (page) => page.evaluate(() => Promise.all([...document.querySelectorAll('claim-light')].map((element) => Reflect.get(element, 'analyze').call(element)))), ['idle', 'visible', 'interaction', 'manual']],
    ];

    test('each value of start has its moment, and before it nothing is loaded', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await countTimers(page);
      await page.goto(`${server.url}test-pages/plain.html`);
      await page.addStyleTag({ content: 'article { margin-top: 5000px } claim-light { margin-top: 5000px }' });
      for (const start of ['idle', 'visible', 'interaction', 'manual']) await put(page, { for: 'story', start });
      for (const [what, act, begun] of STEPS) {
        await act(page);
        await page.waitForFunction((count) => document.querySelectorAll('claim-light[data-status="ready"]').length === count, {}, begun.length);
        await untilAtRest(page);
        assert.deepEqual(await page.$$eval('claim-light[data-status="ready"]', (all) => all.map((one) => one.getAttribute('start'))), begun, `a reader ${what}`);
      }
      assert.deepEqual(troubles, []);
      await close();
    });

    test('the keyboard is an interaction too, and with start="manual" alone no engine is asked for', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await countTimers(page);
      await page.goto(`${server.url}test-pages/plain.html`);
      const before = server.requests.length;
      await put(page, { for: 'story', start: 'manual' });
      await untilAtRest(page);
      assert.deepEqual(server.requests.slice(before).filter((path) => /worker|pkg/.test(path)), []);
      await page.evaluate(() => Object.assign(/** @type {object} */ (document.querySelector('claim-light')), { start: 'interaction' }));
      await page.keyboard.press('Tab');
      await until(page, 'ready');
      assert.deepEqual(troubles, []);
      await close();
    });
  });
}

// Hostile HTML, pasted and dropped, into an article on the page: nothing of it runs, nothing loads, its words are kept.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, openFresh, untilIdle } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** Attacks of our own; and the pages that the command line reads, too. In both, `kept1` … must stay, in order. */
const FOLDERS = ['./fixtures/hostile/', '../html/'].map((path) => new URL(path, import.meta.url));

/** Files by name. @type {[string, string][]} */
const PAGES = FOLDERS.flatMap((folder) => readdirSync(folder).sort().map((name) => /** @type {[string, string]} */ ([name, readFileSync(new URL(name, folder), 'utf8')])));

/** As deep as no page is, and still an article. */
const DEPTH = 20_000;
PAGES.push(['twenty thousand deep', `${'<div>'.repeat(DEPTH)}<p>kept1 At the bottom.</p>${'</div>'.repeat(DEPTH)}<p>kept2 Up again.</p>`]);

/** Words of a kind, each with its number. @param {string} text @param {'kept' | 'left'} kind */
const words = (text, kind) => text.match(new RegExp(`\\b${kind}\\d+\\b`, 'g')) ?? [];

/** The two roads by which HTML comes onto the page. */
const ROADS = /** @type {const} */ (['paste', 'drop']);

/** Hands HTML to the page as its reader would, and settles when it was read. @param {Page} page @param {typeof ROADS[number]} how @param {string} html */
function bring(page, how, html) {
  return page.evaluate(async (how, html) => {
    const read = new Promise((done) => document.addEventListener('claimlight:result', done, { once: true }));
    const data = new DataTransfer();
    if (how === 'paste') data.setData('text/html', html);
    else data.items.add(new File([html], 'article.html', { type: 'text/html' }));
    // Browsers differ in what the events' constructors take; the page looks at these properties alone.
    const event = new Event(how, { bubbles: true, cancelable: true });
    Object.defineProperty(event, how === 'paste' ? 'clipboardData' : 'dataTransfer', { value: data });
    document.body.dispatchEvent(event);
    await read;
  }, how, html);
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`hostile HTML, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    for (const road of ROADS) {
      test(`${road}: nothing runs, nothing loads, every word is there`, async () => {
        const { page, troubles, close } = await openFresh(browser);
        await page.evaluateOnNewDocument(() => Reflect.set(window, 'ran', []));
        await page.goto(server.url);
        await page.waitForSelector('html[data-ready]');
        const asked = server.requests.length;
        for (const [title, html] of PAGES) {
          await bring(page, road, html);
          const { text, elements, attributes, ran, panel } = await page.evaluate(() => {
            const story = /** @type {Element} */ (document.getElementById('story'));
            const all = [...story.querySelectorAll('*')];
            const shadow = /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot);
            return {
              text: all.map((one) => [...one.childNodes].map((child) => (child.nodeType === 3 ? child.nodeValue : '')).join('')).join('\n'),
              elements: [...new Set(all.map(({ localName }) => localName))],
              attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
              ran: /** @type {string[]} */ (Reflect.get(window, 'ran')),
              panel: shadow.querySelectorAll('script, img, iframe, object, embed, link, style, form').length,
            };
          });
          assert.deepEqual(ran, [], title);
          assert.deepEqual(words(text, 'kept'), words(html, 'kept'), `${title}: ${text}`);
          assert.deepEqual(elements.filter((one) => !['h1', 'h2', 'p', 'ul', 'li', 'blockquote'].includes(one)), [], title);
          assert.deepEqual(attributes.filter((one) => !['class', 'id'].includes(one)), [], title);
          assert.equal(panel, 0, title);
        }
        // What would load or run late has had the time of all pages behind it; the last one gets its own.
        await untilIdle(page);
        assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'ran')), []);
        assert.deepEqual(server.requests.slice(asked), []);
        assert.deepEqual(troubles, []);
        await close();
      });
    }

    test('what the parser looks through again for each tag is taken from it first', async () => {
      const { page, close } = await openFresh(browser);
      await page.goto(server.url);
      await page.waitForSelector('html[data-ready]');
      await page.evaluate(() => {
        const { parseFromString } = DOMParser.prototype;
        DOMParser.prototype.parseFromString = function (/** @type {string} */ html, /** @type {DOMParserSupportedType} */ type) {
          Reflect.set(window, 'parsed', String(html));
          return parseFromString.call(this, html, type);
        };
      });
      const attributes = Array.from({ length: 5_000 }, (_, at) => `a${at}=b`).join(' ');
      const bodies = Array.from({ length: 5_000 }, (_, at) => `<body a${at}=c><html a${at}=c>`).join('');
      await bring(page, 'paste', `${bodies}<p ${attributes}>kept1 Ana Ruiz said no.</p>${'<b>'.repeat(50_000)}<p>kept2 Bo said yes.</p>`);
      const { bold, once, named, text } = await page.evaluate(() => {
        const parsed = /** @type {string} */ (Reflect.get(window, 'parsed'));
        return { bold: parsed.split('<b>').length - 1, once: parsed.split(/<(?:body|html)\b/).length - 1, named: parsed.includes('a4999='), text: document.getElementById('story')?.textContent ?? '' };
      });
      assert.ok(bold <= 64, `${bold} open at once`);
      assert.ok(once <= 16, `${once} bodies and pages`);
      assert.ok(!named);
      assert.deepEqual(words(text, 'kept'), ['kept1', 'kept2']);
      await close();
    });

    test('whoever is named behind a quotation is looked for once, however many could be', async () => {
      const { page, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      const looks = await page.evaluate(async () => {
        const { readHtml } = await import(/** @type {string} */ ('/page/html.js'));
        const { get } = /** @type {{get: () => string}} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'textContent'));
        return [400, 800].map((count) => {
          let looks = 0;
          Object.defineProperty(Node.prototype, 'textContent', {
            configurable: true,
            get() {
              looks += 1;
              return get.call(this);
            },
          });
          readHtml(`<blockquote>${'<cite></cite>'.repeat(count)}<p>Boats were lost.</p>${'<cite>Ana Ruiz</cite>'.repeat(count)}</blockquote>`);
          return looks;
        });
      });
      const [once = 0, twice = 0] = looks;
      assert.ok(once > 400 && twice <= 2.2 * once, looks.join());
      await close();
    });

    test('the canaries sing where nothing holds them: the attacks are live ones', async () => {
      const { page, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      const asked = server.requests.length;
      const ran = await page.evaluate(async (pages) => {
        Reflect.set(window, 'ran', []);
        for (const html of pages) document.body.append(document.createRange().createContextualFragment(html));
        const ran = /** @type {string[]} */ (Reflect.get(window, 'ran'));
        while (!ran.includes('script') || !ran.includes('img')) await new Promise(requestAnimationFrame);
        return ran;
      }, PAGES.slice(0, 3).filter(([, html]) => !html.includes('http-equiv="refresh"')).map(([, html]) => html));
      assert.ok(ran.includes('script') && ran.includes('img'), ran.join());
      assert.ok(server.requests.length > asked);
      await close();
    });
  });
}

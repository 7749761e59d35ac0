// A page that a reader is on, handed to the demo page by a bookmark: what comes across, and what cannot. In both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** As strict as a page may be, but for the icon that browsers ask for themselves. */
const STRICT = { '/test-pages/reading.html': { 'Content-Security-Policy': "default-src 'none'; script-src 'unsafe-inline'; img-src data:; require-trusted-types-for 'script'" } };

/** What a reader sees, once the text on the page is read. @param {Page} page */
async function shown(page) {
  await page.waitForSelector('html[data-ready]');
  return page.evaluate(() => ({
    headline: document.querySelector('#story h1')?.textContent ?? '',
    text: document.getElementById('story')?.textContent ?? '',
    notice: /** @type {HTMLElement} */ (document.getElementById('notice')).hidden ? '' : document.getElementById('notice')?.textContent?.trim() ?? '',
    address: location.href,
  }));
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`what a bookmark hands over, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn(STRICT)]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /** @param {(page: Page) => Promise<void>} act */
    async function onPage(act) {
      const { page, troubles, close } = await openFresh(browser);
      await act(page);
      assert.deepEqual(troubles, []);
      await close();
    }

    /** Clicks the bookmark on the other page, and gives the address that it would open. @param {Page} page @param {string} [selected] Id of what is selected there. */
    async function clickBookmark(page, selected = '') {
      await page.goto(server.url);
      await page.waitForSelector('#bookmark[href]');
      const bookmark = await page.$eval('#bookmark', (link) => link.getAttribute('href') ?? '');
      assert.ok(bookmark.startsWith('javascript:') && bookmark.length < 4_000, `${bookmark.length} characters`);
      await page.goto(`${server.url}test-pages/reading.html`);
      await page.evaluate((selected) => {
        // A bookmark is no script of the page; a driver's script may be under its policy.
        Object.assign(window, { open: (/** @type {string[]} */ ...opened) => Object.assign(window, { opened }) });
        const node = document.getElementById(selected);
        if (node) getSelection()?.selectAllChildren(node);
      }, selected);
      await page.evaluate(decodeURIComponent(bookmark.slice('javascript:'.length)));
      const [address = '', ...how] = /** @type {string[]} */ (await page.evaluate(() => Reflect.get(window, 'opened')));
      assert.deepEqual(how, ['_blank', 'noopener']);
      return address;
    }

    test('the article of a page, under the strictest policy; what is hidden there or stands around it stays behind', () =>
      onPage(async (page) => {
        const address = await clickBookmark(page);
        const asked = server.requests.length;
        await page.goto(address);
        const { headline, text, notice, address: now } = await shown(page);
        assert.equal(headline, 'Harbour wall to be rebuilt');
        assert.match(text, /The council of Tarnmouth.+until the end of February\.$/s);
        assert.doesNotMatch(text, /cookies|Hidden|Unseen|Sixteen hurt|never article text/);
        assert.match(notice, /^From another page, by way of your browser alone\. Cut to the article/);
        assert.equal(now, server.url, 'the address no longer holds the text');
        assert.deepEqual(server.requests.slice(asked).filter((path) => /Tarnmouth|text=|html=/.test(path)), []);
        await page.click('#notice button');
        assert.match((await shown(page)).text, /Sixteen hurt/);
        await page.click('#notice button');
        assert.equal((await shown(page)).text, text);
      }));

    test('what is selected, and nothing else', () =>
      onPage(async (page) => {
        await page.goto(await clickBookmark(page, 'first'));
        const { text } = await shown(page);
        assert.match(text, /^“We could not leave the boats .+ that evening\.$/);
      }));

    test('a hostile page gets nothing done: no script, no load, no text in the place of another', () =>
      onPage(async (page) => {
        const hostile = '<title>x</title><img src="/pwned.png" onerror="window.ran=1"><script>window.ran=2</script><p>Lena Brook said that the ferry would sail.</p>';
        const asked = server.requests.length;
        await page.goto(`${server.url}#html=${encodeURIComponent(hostile)}`);
        assert.match((await shown(page)).text, /Lena Brook said that the ferry would sail\./);
        await page.evaluate(() => (location.hash = '#text=Another%20text%20altogether%2C%20said%20the%20other%20page.'));
        const { text } = await shown(page);
        assert.match(text, /Lena Brook/);
        assert.equal(await page.evaluate(() => Reflect.get(window, 'ran')), undefined);
        assert.deepEqual(server.requests.slice(asked).filter((path) => /pwned/.test(path)), []);
      }));

    test('what cannot be read is told, and a sample stands there', () =>
      onPage(async (page) => {
        await page.goto(`${server.url}#text=%E0%A4%A`);
        const { headline, notice, address } = await shown(page);
        assert.match(notice, /cannot be read/);
        assert.ok(headline.length > 0 && !address.includes('#'));
      }));
  });
}

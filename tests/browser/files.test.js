// Files that a reader drops into the article on the page: Markdown without its marks, and no file that is none of text.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { plainText } from '../../www/page/markdown.js';
import { BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

describe('Markdown', () => {
  /** @type {[markdown: string, text: string][]} */
  const TABLE = [
    ['The **roof** is *old*, ***very*** old, __so__ _it_ seems.', 'The roof is old, very old, so it seems.'],
    ['[Ana Ruiz](https://example.org "her page") and [Jo][1].\n\n[1]: https://example.org', 'Ana Ruiz and Jo.\n\n'],
    ['A picture ![of boats](boats.png) and `code`.', 'A picture  and code.'],
    ['See <https://example.org/a>.', 'See https://example.org/a.'],
    ['Town hall\n=========\nLater\n-----', '# Town hall\n\n## Later\n'],
    ['## Closed ##', '## Closed'],
    ['---\ntitle: A note\n---\n# A note', '# A note'],
    ['Before\n\n```js\nlet code = "**";\n```\n\nAfter\r\n\r\n* * *', 'Before\n\n\n\n\nAfter\n\n'],
    ['5 * 3 * 2, snake_case_name, \\*stars\\* and 7*', '5 * 3 * 2, snake_case_name, *stars* and 7*'],
    ['- one\n- *two*\n\n> said', '- one\n- two\n\n> said'],
  ];
  for (const [markdown, text] of TABLE) test(JSON.stringify(markdown), () => assert.equal(plainText(markdown), text));
});

const SAID = '“We lost 40 boats,” said Ana Ruiz, the harbour master of the island.';

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`a dropped file, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /** Drops a file on the page, and gives the article once it is another. @param {Page} page @param {string} name @param {string} type @param {string} content */
    function drop(page, name, type, content) {
      return page.evaluate(async (name, type, content) => {
        const data = new DataTransfer();
        data.items.add(new File([content], name, { type }));
        const story = /** @type {Element} */ (document.getElementById('story'));
        const composer = /** @type {HTMLElement} */ (document.getElementById('composer'));
        const changed = new Promise((done) => {
          new MutationObserver(done).observe(story, { childList: true });
          new MutationObserver(done).observe(composer, { attributes: true });
        });
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        await changed;
        return [...story.children].map((one) => `${one.localName}: ${one.textContent}`);
      }, name, type, content);
    }

    test('of text, Markdown or HTML is the article, and the address does not hold it', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(server.url);
      await page.waitForSelector('html[data-ready]');
      const before = server.requests.length;
      const expected = ['h1: Town hall reopens', `p: ${SAID}`];
      assert.deepEqual(await drop(page, 'note.txt', 'text/plain', `Town hall reopens\n\n${SAID}`), expected);
      assert.deepEqual(await drop(page, 'note.md', '', `# Town *hall* reopens\n\n“We lost **40** boats,” said [Ana Ruiz](https://example.org), the harbour master of the island.`), expected);
      assert.deepEqual(await drop(page, 'NOTE.HTML', '', `<nav>Home</nav><h1>Town hall reopens</h1><p>${SAID}</p>`), expected);
      assert.equal(page.url(), server.url);
      assert.deepEqual(server.requests.slice(before), []);
      assert.deepEqual(troubles, []);
      await close();
    });

    test('of anything else, or of nothing, leaves the article, and the page says what it reads', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(server.url);
      await page.waitForSelector('html[data-ready]');
      const before = await page.$eval('#story', (story) => story.textContent);
      for (const [name, type, content] of /** @type {const} */ ([['boats.png', 'image/png', 'PNG'], ['empty.txt', 'text/plain', ' \n']])) {
        await drop(page, name, type, content);
        assert.equal(await page.$eval('#story', (story) => story.textContent), before, name);
        assert.equal(await page.$eval('#composer', (composer) => composer.checkVisibility()), true, name);
        await page.click('#cancel');
      }
      assert.deepEqual(troubles, []);
      await close();
    });
  });
}

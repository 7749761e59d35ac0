// Pages of many layouts into their articles: by the element, by the demo page and by the command line, which agree.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';
import { PAGES } from './layouts/layouts.js';

/** @import { Browser, Page } from 'puppeteer-core' */

const PROGRAM = fileURLToPath(new URL('../../target/debug/claimlight', import.meta.url));

/** Where the command line writes what it reads. */
const FOLDER = mkdtempSync(join(tmpdir(), 'claimlight-layouts-'));

/** How much of an article must be read, and how much of what is read must be of it. */
const RECALL = 0.95;
const PRECISION = 0.8;

/** @param {string} text */
const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words that two texts share, as often as both have them. @param {string} one @param {string} other */
function shared(one, other) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of wordsOf(one)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wordsOf(other).filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left > 0;
  }).length;
}

/** @param {string} read @param {string} expected */
function score(read, expected) {
  const both = shared(read, expected);
  return { recall: both / wordsOf(expected).length, precision: both / Math.max(1, wordsOf(read).length) };
}

/** @param {{layout: string, recall: number, precision: number}[]} scores */
const wrong = (scores) => scores.filter(({ recall, precision }) => recall < RECALL || precision < PRECISION);

/** @param {string} html */
function byCommandLine(html) {
  const file = join(FOLDER, 'article.txt');
  const { status, stderr } = spawnSync(PROGRAM, ['analyze', '--input', 'html', '--format', 'csv', '--text-out', file], { input: html, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return readFileSync(file, 'utf8');
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`pages of many layouts, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    /** @type {Page} */ let page;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
      ({ page } = await openFresh(browser));
      await page.goto(`${server.url}test-pages/plain.html`);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /** The text that the element's default reads. @param {string} html */
    const byElement = (html) => page.evaluate(async (html) => {
      const { findArticle } = await import(/** @type {string} */ ('/find-article.js'));
      const { DEFAULT_IGNORE } = await import(/** @type {string} */ ('/options.js'));
      const { TextMap } = await import(/** @type {string} */ ('/text-map.js'));
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      document.title = parsed.title;
      document.body.innerHTML = parsed.body.innerHTML;
      return TextMap.read(findArticle(document.body).root, DEFAULT_IGNORE).text;
    }, html);

    /** The text of a page that is pasted or opened. @param {string} html */
    const byPage = (html) => page.evaluate(async (html) => {
      const { readHtml } = await import(/** @type {string} */ ('/page/html.js'));
      return /** @type {{text: string}[]} */ (readHtml(html).article).map(({ text }) => text).join('\n');
    }, html);

    test('there are forty and more, of twenty layouts and more', () => {
      assert.ok(PAGES.length >= 40 && new Set(PAGES.map(({ layout }) => layout)).size >= 20);
    });

    test('the element reads the article of each', async () => {
      const scores = [];
      for (const { layout, html, text } of PAGES) scores.push({ layout, ...score(await byElement(html), text) });
      assert.deepEqual(wrong(scores), []);
    });

    test('what is pasted or opened is read the same as by the command line, and is the article', async () => {
      const scores = [];
      for (const { layout, html, text } of PAGES) {
        const read = await byPage(html);
        assert.deepEqual(wordsOf(byCommandLine(html)), wordsOf(read), layout);
        scores.push({ layout, ...score(read, text) });
      }
      assert.deepEqual(scores.filter(({ recall, precision }) => recall < 1 || precision < PRECISION), []);
    });
  });
}

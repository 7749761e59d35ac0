// Quiet marks on the samples and on three other kinds of text: how much is underlined, and what never is.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { isEngineBuilt, launch, openPage, PAGES, pasteText } from './chromium.js';
import { shoot } from './shots.js';

/** @import { Browser, Page } from 'playwright-core' */

const TEXTS = fileURLToPath(new URL('./fixtures/texts/', import.meta.url));
/** The largest share of an article's characters that may be underlined. */
const MOST = 0.22;

/** The underlined share of the text, the layers that are painted, and whether a heading holds any paint. @param {Page} page */
function painted(page) {
  return page.evaluate(() => {
    const story = /** @type {Element} */ (document.getElementById('story'));
    const lines = ['claim-anonymous', 'claim-hearsay', 'claim-quoted', 'claim-attributed', 'claim-unattributed'];
    const of = (/** @type {string[]} */ layers) => layers.flatMap((layer) => [...(CSS.highlights.get(`claimlight-${layer}`) ?? [])]);
    const underlined = of(lines).reduce((sum, range) => sum + String(range).length, 0);
    const headings = [...story.querySelectorAll('h1, .byline')];
    const all = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    return { share: underlined / (story.textContent?.length ?? 1), layers: [...CSS.highlights.keys()].sort(), headed: all.filter(({ startContainer }) => headings.some((one) => one.contains(startContainer))).length };
  });
}

describe('quiet marks', { skip: !isEngineBuilt() && 'make wasm builds the engine' }, () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve({ mounts: { '/test-pages/': PAGES } })]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** @param {string} name @param {(page: Page) => Promise<void>} act */
  async function onDemo(name, act) {
    const { page, context } = await openPage(browser, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}${name}`);
    await page.locator('html[data-ready]').waitFor({ timeout: 60_000 });
    await act(page);
    await context.close();
  }

  /** @param {Page} page @param {string} name */
  async function check(page, name) {
    const { share, layers, headed } = await painted(page);
    assert.ok(share <= MOST, `${name}: ${(share * 100).toFixed(1)} % of the characters are underlined`);
    assert.equal(headed, 0, `${name}: a headline or a byline is marked`);
    for (const layer of layers) assert.match(layer, /^claimlight-(quiet-quoted|claim-anonymous|claim-hearsay)$/, name);
    await shoot(page, `quiet ${name}`, { fullPage: true });
  }

  for (const sample of ['hard-news', 'politics', 'science', 'business', 'opinion', 'sport']) {
    test(`a fifth at most is underlined, and no headline: ${sample}`, () => onDemo(`?sample=${sample}`, (page) => check(page, sample)));
  }

  for (const file of readdirSync(TEXTS)) {
    test(`a fifth at most is underlined, and no headline: ${file}`, () => onDemo('', async (page) => {
      const result = page.evaluate(() => new Promise((done) => document.addEventListener('claimlight:result', () => done(null), { once: true })));
      await pasteText(page, { 'text/plain': readFileSync(`${TEXTS}${file}`, 'utf8') });
      await result;
      await check(page, file);
      const bar = await page.locator('claim-light').evaluate((element) => element.shadowRoot?.querySelector('.counts')?.textContent ?? '');
      assert.equal(/an interview with Oda Brekke, whose answers are \d\d%/.test(bar), file === 'interview.txt', bar);
    }));
  }
});

// Every state of the gallery before axe-core, light and dark, right to left, on a narrow screen and with large text.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { STAND_INS, STEPS } from '../../www/gallery/states.js';
import { findings } from './axe.js';
import { launch, openPage, serveWithStandIn } from './chromium.js';
import { shoot } from './shots.js';

/** @import { Browser, BrowserContextOptions, Page } from 'playwright-core' */

const STATES = [...Object.keys(STAND_INS), ...Object.keys(STEPS)];

/** @type {Record<string, {query: string, options: BrowserContextOptions, fontSize?: string}>} */
const LOOKS = {
  light: { query: 'theme=light', options: { colorScheme: 'light', viewport: { width: 1280, height: 900 } } },
  dark: { query: 'theme=dark', options: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } } },
  'right to left': { query: 'lang=ar', options: { colorScheme: 'light', viewport: { width: 1024, height: 768 } } },
  '320 px, dark': { query: 'lang=de', options: { colorScheme: 'dark', viewport: { width: 320, height: 640 } } },
  '320 px, text twice as large': { query: 'lang=en', options: { colorScheme: 'light', viewport: { width: 320, height: 640 } }, fontSize: '200%' },
};

/** Every state shows something that no other shows: a state that is not reached would be tested twice over. @type {Record<string, string>} */
const SIGNS = {
  'error-csp-wasm': 'wasm-unsafe-eval', 'error-csp-worker': 'worker', 'error-wasm-load': 'could not be loaded', 'error-integrity': 'not the one that was expected',
  'error-annotations': 'cannot be used', 'error-unsupported-language': 'Read it as English', 'error-too-large': 'too long', 'error-aborted': 'stopped', idle: 'Read this article', loading: 'Loading the engine',
  progress: '40%', analysing: 'Reading the article', empty: 'no text to read', claims: 'By weight', sources: 'Words given' , names: '3 mentions', figures: 'about 4,300',
  about: 'What the lines mean', why: 'two people with knowledge', 'unnamed-source': 'Somebody is described', 'by-source': 'Only claims by Ingrid Solheim',
  filtered: 'No claim fits', 'every-layer': 'Hedges', off: 'Highlights', nothing: 'No claims were found', 'nothing-sources': 'names no source',
  long: '1,107 claims', 'long-figures': '61,000', 'card-claim': 'Signal words', 'card-name': '1 mention', 'card-figure': '2.6 million crowns', 'card-three': '3 items here',
};

describe('the gallery of states', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** @param {Page} page @param {string} state @param {string} query @param {string} [fontSize] */
  async function open(page, state, query, fontSize) {
    await page.goto(`${server.url}gallery.html?state=${state}&${query}`);
    await page.locator(`html[data-ready="${state}"]`).waitFor();
    if (fontSize) await page.addStyleTag({ content: `:root { font-size: ${fontSize} }` });
  }

  test('reaches each state', async () => {
    assert.ok(STATES.length > 25);
    const { page, context, troubles } = await openPage(browser, { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
    for (const state of STATES) {
      await open(page, state, 'theme=light');
      const seen = await page.locator('#stage > *').evaluate((host) => {
        const shadow = /** @type {ShadowRoot} */ (host.shadowRoot);
        const labels = [...shadow.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
        const card = shadow.querySelector('.card:popover-open');
        return card ? card.textContent : `${shadow.textContent} ${labels.join(' ')}`;
      });
      assert.ok(seen?.includes(SIGNS[state] ?? 'a sign for each state'), `${state} does not show “${SIGNS[state]}”: ${seen}`);
    }
    assert.deepEqual(troubles, []);
    await context.close();
  });

  for (const [look, { query, options, fontSize }] of Object.entries(LOOKS)) describe(look, () => {
    /** @type {Awaited<ReturnType<typeof openPage>>} */ let opened;
    before(async () => {
      opened = await openPage(browser, { ...options, reducedMotion: 'reduce', bypassCSP: true });
    });
    after(() => opened.context.close());

    for (const state of STATES) {
      test(`axe finds nothing, and nothing has to be scrolled sideways: ${state}`, async () => {
        const { page } = opened;
        await open(page, state, query, fontSize);
        assert.deepEqual(await findings(page), { violations: [], incomplete: [] });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${over} px too wide`);
        await shoot(page, `${state} ${look}`);
      });
    }
  });

  test('a list of more than a thousand draws what the reader comes near, and every item can be reached', async () => {
    const { page, context } = await openPage(browser, { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
    await open(page, 'long', 'theme=light');
    const entries = page.locator('claim-light .claim');
    const first = await entries.count();
    assert.ok(first > 0 && first < 300, `${first} of 1,107 claims are drawn`);
    assert.equal(await entries.first().getAttribute('aria-setsize'), '1107');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.locator('claim-light [data-item="c1106"]').waitFor();
    assert.ok((await entries.count()) < 600, `${await entries.count()} are drawn`);
    // From the words to their entry, which still waits.
    await open(page, 'long', 'theme=light');
    const paragraph = page.locator('#story p', { hasText: 'On day 701 of' });
    await paragraph.scrollIntoViewIfNeeded();
    await paragraph.click({ position: { x: 260, y: 12 } });
    await page.locator('claim-light .card').getByRole('button', { name: 'Show in the panel' }).click();
    const entry = page.locator('claim-light [data-item="c707"]');
    // By weight, one of the seven claims before it comes after it.
    assert.equal(await entry.getAttribute('aria-posinset'), '707');
    assert.ok(await entry.isVisible());
    await context.close();
  });

  test('a short list is drawn whole', async () => {
    const { page, context } = await openPage(browser, { reducedMotion: 'reduce' });
    await open(page, 'claims', 'theme=light');
    assert.equal(await page.locator('claim-light .claim').count(), 7);
    assert.equal(await page.locator('claim-light .gap').count(), 0);
    await context.close();
  });
});

// Every state of the gallery before axe-core, light and dark, right to left, on a narrow screen and with large text.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { STAND_INS, STEPS } from '../../www/gallery/states.js';
import { findings } from './axe.js';
import { launch, openPage } from './chromium.js';
import { serveGallery, turnDark } from './gallery-page.js';
import { shoot } from './shots.js';

/** @import { Browser, BrowserContextOptions, Page } from 'playwright-core' */

const STATES = [...Object.keys(STAND_INS), ...Object.keys(STEPS)];

/** A look asks what the looks before it cannot know. @type {Record<string, {asked: 'all' | 'shape', query: string, options: BrowserContextOptions, fontSize?: string}>} */
const LOOKS = {
  'light, then dark': { asked: 'all', query: 'theme=light', options: { colorScheme: 'light', viewport: { width: 1280, height: 900 } } },
  'right to left': { asked: 'shape', query: 'lang=ar', options: { colorScheme: 'light', viewport: { width: 1024, height: 768 } } },
  '320 px, dark': { asked: 'shape', query: 'lang=de', options: { colorScheme: 'dark', viewport: { width: 320, height: 640 } } },
  '320 px, text twice as large': { asked: 'shape', query: 'lang=en', options: { colorScheme: 'light', viewport: { width: 320, height: 640 } }, fontSize: '200%' },
};

/** Every state shows something that no other shows: a state that is not reached would be tested twice over. @type {Record<string, string>} */
const SIGNS = {
  'error-csp-wasm': 'wasm-unsafe-eval', 'error-csp-worker': 'worker', 'error-wasm-load': 'could not be loaded', 'error-integrity': 'not the one that was expected',
  'error-annotations': 'cannot be used', 'error-unsupported-language': 'Read it as English', 'error-too-large': 'too long', 'error-aborted': 'stopped',
  idle: 'See who says what in this article', loading: 'Reading on your device…', progress: '40%', analysing: 'Reading on your device…', empty: 'selector',
  bar: '3 named', 'bar-off': 'Marks are off', 'bar-nothing': 'No claim with a source found', 'bar-open': 'Who speaks, and where', 'bar-source': 'in paragraph 2', 'bar-claims': 'The repair would cost',
  'bar-names': 'Anchor Hotel', 'bar-about': 'What the marks mean', 'bar-card': 'In their own words', sources: 'Each row is a source', claims: 'Tobias Renn, Retold', names: '3 mentions',
  about: 'What the marks mean', why: 'two people with knowledge', 'not-named': 'Somebody is described', 'by-source': 'in paragraph 2', 'one-kind': 'Person not named', off: 'Marks',
  nothing: 'No claims were found', long: 'Show 20 more', 'card-claim': 'The article does not say who', 'card-name': '1 mention', 'card-two': 'organization, 1 mention',
};

describe('the gallery of states', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveGallery>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveGallery()]);
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

  for (const [look, { asked, query, options, fontSize }] of Object.entries(LOOKS)) describe(look, () => {
    /** @type {Awaited<ReturnType<typeof openPage>>} */ let opened;
    before(async () => {
      opened = await openPage(browser, { ...options, reducedMotion: 'reduce', bypassCSP: true });
    });
    after(() => opened.context.close());

    for (const state of STATES) {
      test(`axe finds nothing, and nothing has to be scrolled sideways: ${state}`, async () => {
        const { page } = opened;
        const fits = async () => {
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(over <= 0, `${over} px too wide`);
        };
        await open(page, state, query, fontSize);
        assert.deepEqual(await findings(page, asked), { violations: [], incomplete: [] });
        await fits();
        await shoot(page, `${state} ${look}`);
        if (asked !== 'all') return;
        await page.emulateMedia({ colorScheme: 'dark' });
        await turnDark(page);
        assert.deepEqual(await findings(page, 'colours'), { violations: [], incomplete: [] }, 'dark');
        await fits();
        await shoot(page, `${state} dark`);
        await page.emulateMedia({ colorScheme: 'light' });
      });
    }
  });

  test('a list shows twenty, and twenty more when it is asked; every item can be reached', async () => {
    const { page, context } = await openPage(browser, { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
    await open(page, 'long', 'theme=light');
    const entries = page.locator('claim-light .claim');
    assert.equal(await entries.count(), 20);
    await page.locator('claim-light').getByRole('button', { name: 'Show 20 more' }).click();
    assert.equal(await entries.count(), 40);
    await page.evaluate(() => /** @type {import('../../www/element.js').ClaimLightElement} */ (document.querySelector('claim-light')).go('c707'));
    await page.locator('claim-light .card').waitFor();
    await context.close();
  });
});

// The demo page before axe-core, by its states, and at the sizes that readers choose.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.js';
import { KEPT, launch, openPage, serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'playwright-core' */

/** To a view: by its tab, or in the drawer of a narrow page. @param {Page} page @param {'sources' | 'claims' | 'entities' | 'about'} view */
async function turnTo(page, view) {
  const element = page.locator('claim-light');
  if (await element.getByRole('tab').first().isVisible()) return element.locator(`[data-key="tab-${view}"]`).click();
  const isOpen = await element.locator('[data-key="close"]').isVisible();
  if (!isOpen) await element.locator('[data-key="open"]').click();
  else if (await element.locator('[data-key="back"]').isVisible()) await element.locator('[data-key="back"]').click();
  if (view !== 'sources') await element.locator(`[data-key="way-${view}"]`).click();
}

/** @type {[string, (page: Page) => Promise<void>][]} */
const STATES = [
  ['as it opens', async () => {}],
  ['sources', (page) => turnTo(page, 'sources')],
  ['claims', (page) => turnTo(page, 'claims')],
  ['names', (page) => turnTo(page, 'entities')],
  ['about', (page) => turnTo(page, 'about')],
  ['a source opened up', async (page) => {
    await turnTo(page, 'sources');
    await page.locator('claim-light .source .row').first().click();
  }],
  ['the composer', async (page) => page.locator('#compose').click()],
  ['a card', async (page) => {
    await turnTo(page, 'claims');
    await page.locator('claim-light .claim-text').nth(1).click();
    await page.locator('claim-light').getByRole('dialog').waitFor();
  }],
  ['one kind alone', async (page) => {
    await turnTo(page, 'claims');
    await page.locator('claim-light .chip').nth(2).click();
  }],
];

/** A look asks what the looks before it cannot know. @type {[string, 'all' | 'shape', import('playwright-core').BrowserContextOptions, string][]} */
const LOOKS = [
  ['light, 1280 px', 'all', { colorScheme: 'light', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }, 'en'],
  ['dark, 320 px', 'all', { colorScheme: 'dark', viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' }, 'en'],
  ['right to left', 'shape', { colorScheme: 'light', viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' }, 'ar'],
];

describe('accessibility', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveWithStandIn(KEPT)]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [look, asked, options, language] of LOOKS) describe(look, () => {
    /** @type {Awaited<ReturnType<typeof openPage>>} */ let opened;
    before(async () => {
      opened = await openPage(browser, { ...options, bypassCSP: true });
    });
    after(() => opened.context.close());

    for (const [state, reach] of STATES) {
      test(`axe finds nothing: ${state}`, async () => {
        const { page } = opened;
        await page.goto(server.url);
        await page.locator('html[data-ready]').waitFor();
        if (language !== 'en') await page.selectOption('#language', language);
        await reach(page);
        assert.deepEqual(await findings(page, asked), { violations: [], incomplete: [] });
      });
    }
  });

  test('at 320 px and at twice the text size nothing has to be scrolled sideways', async () => {
    for (const language of ['en', 'de', 'ar']) {
      const { page, context } = await openPage(browser, { viewport: { width: 320, height: 640 }, bypassCSP: true });
      await page.goto(server.url);
      await page.locator('html[data-ready]').waitFor();
      await page.selectOption('#language', language);
      for (const size of ['100%', '200%']) {
        await page.addStyleTag({ content: `:root { font-size: ${size} }` });
        for (const tab of /** @type {const} */ (['sources', 'claims', 'entities', 'about'])) {
          await turnTo(page, tab);
          const { scrollWidth, clientWidth } = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return { scrollWidth, clientWidth };
          });
          assert.ok(scrollWidth <= clientWidth, `${language}, ${size}, tab ${tab}: ${scrollWidth} > ${clientWidth}`);
        }
      }
      await context.close();
    }
  });
});

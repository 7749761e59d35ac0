// Every state of the gallery, and the mock news page, before axe-core in Firefox: it has its own eyes for colours and names.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { STAND_INS, STEPS } from '../../www/gallery/states.js';
import { findings } from './axe.js';
import { BROWSERS, openFresh } from './browsers.js';
import { serveGallery, turnDark } from './gallery-page.js';

/** @import { Browser, Page } from 'puppeteer-core' */

describe('axe in Firefox', () => {
  /** @type {Browser} */ let browser;
  /** @type {Page} */ let page;
  /** @type {Awaited<ReturnType<typeof serveGallery>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([BROWSERS.Firefox(), serveGallery()]);
    ({ page } = await openFresh(browser));
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** @param {string} state */
  async function open(state) {
    await page.goto(`${server.url}gallery.html?state=${state}&theme=light`);
    await page.waitForSelector(`html[data-ready="${state}"]`);
  }

  for (const state of [...Object.keys(STAND_INS), ...Object.keys(STEPS)]) {
    test(`finds nothing: ${state}, light and dark`, async () => {
      await open(state);
      assert.deepEqual(await findings(page), { violations: [], incomplete: [] });
      await turnDark(page);
      assert.deepEqual(await findings(page, 'colours'), { violations: [], incomplete: [] }, 'dark');
    });
  }

  for (const width of [1280, 360]) {
    test(`finds nothing: the mock news page, ${width} px`, async () => {
      await page.setViewport({ width, height: 800 });
      await page.goto(`${server.url}embed.html`);
      await page.evaluate(() => document.querySelector('claim-light')?.analyze());
      await page.waitForSelector('claim-light[data-status="ready"]');
      assert.deepEqual(await findings(page), { violations: [], incomplete: [] });
    });
  }
});

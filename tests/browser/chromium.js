// The system's Chromium and a served www into pages that tests can drive.

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';

/** @import { Browser, Page } from 'playwright-core' */

export const STAND_IN = fileURLToPath(new URL('./fixtures/pkg/', import.meta.url));
export const PAGES = fileURLToPath(new URL('./fixtures/pages/', import.meta.url));

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** @returns {Promise<Browser>} */
export function launch() {
  const executablePath = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find(existsSync);
  if (!executablePath) throw new Error('no Chromium: set CHROMIUM to its path');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Headers by which a browser keeps what it has loaded: for suites that open one page over and over. */
export const KEPT = { '/': { 'Cache-Control': 'max-age=3600' } };

/**
 * Serves `www` with the stand-in engine, so that what the page does is tested apart from what the engine finds.
 *
 * @param {Record<string, Record<string, string>>} [headers]
 */
export function serveWithStandIn(headers = {}) {
  return serve({ mounts: { '/pkg/': STAND_IN, '/test-pages/': PAGES }, headers });
}

/** Whether the true engine is built. */
export function isEngineBuilt() {
  const pkg = fileURLToPath(new URL('../../www/pkg/', import.meta.url));
  return existsSync(pkg) && readdirSync(pkg).includes('claimlight_bg.wasm');
}

/**
 * A page that remembers what went wrong on it.
 *
 * @param {Browser} browser @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  /** @type {string[]} */
  const troubles = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => troubles.push(`request failed: ${request.url()} ${request.failure()?.errorText}`));
  return { page, context, troubles };
}

/** Waits until an article is read and painted, and until what a reader may open has come behind it. @param {Page} page @param {string} [selector] */
export async function untilReady(page, selector = 'claim-light') {
  await page.locator(`${selector}[data-status="ready"]`).first().waitFor({ timeout: 20_000 });
  await page.locator(`${selector}[data-status="ready"] [part="panel"]`).first().waitFor({ state: 'attached', timeout: 20_000 });
}

/** How many ranges are painted, by layer. @param {Page} page */
export function paintedRanges(page) {
  return page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, highlight.size])));
}

/** Pastes onto the page, as a reader would. @param {Page} page @param {Record<string, string>} data Text by its type. */
export function pasteText(page, data) {
  return page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Settles when the next article is read and painted. @param {Page} page */
export function nextResult(page) {
  return page.evaluate(() => new Promise((done) => document.addEventListener('claimlight:result', () => done(null), { once: true })));
}

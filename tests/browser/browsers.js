// Chromium and Firefox into one small surface, so that a test is written once and runs in both.

import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

/** @import { Browser, Frame, Page } from 'puppeteer-core' */

/** The first of some paths that is there. @param {string} variable @param {string[]} paths */
function find(variable, paths) {
  const path = process.env[variable] ?? paths.find(existsSync);
  if (!path) throw new Error(`no browser: set ${variable} to its path`);
  return path;
}

/** Browsers by name; each is driven by puppeteer, Chromium over CDP and Firefox over WebDriver BiDi. */
export const BROWSERS = /** @type {const} */ ({
  Chromium: () =>
    puppeteer.launch({
      executablePath: find('CHROMIUM', ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    }),
  Firefox: () => puppeteer.launch({ browser: 'firefox', executablePath: find('FIREFOX', ['/usr/bin/firefox-esr', '/usr/bin/firefox']), headless: true }),
});

/** A fresh page in a profile of its own; `troubles` fills with what goes wrong on it. @param {Browser} browser */
export async function openFresh(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const troubles = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console error: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error instanceof Error ? error.message : String(error)}`));
  return { page, troubles, close: () => context.close() };
}

/** Adds an element for the article, and settles with its status when it has read or given up. @param {Page | Frame} page @param {Record<string, string>} [attributes] */
export function addElement(page, attributes = {}) {
  return page.evaluate(async (attributes) => {
    await customElements.whenDefined('claim-light');
    const element = document.createElement('claim-light');
    for (const [name, value] of Object.entries({ for: 'story', start: 'idle', layout: 'panel', marks: 'all', ...attributes })) element.setAttribute(name, value);
    const end = new Promise((done) => {
      element.addEventListener('claimlight:result', () => done('ready'));
      element.addEventListener('claimlight:error', (event) => done(/** @type {CustomEvent} */ (event).detail.code));
    });
    document.body.append(element);
    return { outcome: await end, rung: Reflect.get(element, 'rung') };
  }, attributes);
}

/** Waits until the page has nothing more to do: whatever it was about to load or run, it has begun. @param {{evaluate(act: () => Promise<unknown>): Promise<unknown>}} page */
export function untilIdle(page) {
  return page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
}

// Every state of the panel and the page before axe-core, and the layers' own contrast.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { INKS, PAPER } from '../../www/styles/palette.js';
import { launch, openPage, serveWithStandIn, untilReady } from './chromium.js';

/** @import { Browser, Page } from 'playwright-core' */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, and what it cannot decide, in short. @param {Page} page */
async function findings(page) {
  await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(() => Reflect.get(window, 'axe').run(document, { resultTypes: ['violations', 'incomplete'] }));
  /** @param {any[]} rules */
  const short = (rules) => rules.flatMap(({ id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${JSON.stringify(node.target)} ${node.any?.[0]?.message ?? node.failureSummary ?? ''}`));
  return { violations: short(violations), incomplete: short(incomplete) };
}

/** @type {[string, (page: Page) => Promise<void>][]} */
const STATES = [
  ['as it opens', async () => {}],
  ['sources', async (page) => page.locator('claim-light').getByRole('tab').nth(1).click()],
  ['names', async (page) => page.locator('claim-light').getByRole('tab').nth(2).click()],
  ['figures', async (page) => page.locator('claim-light').getByRole('tab').nth(3).click()],
  ['about', async (page) => page.locator('claim-light').getByRole('tab').nth(4).click()],
  ['a claim opened up', async (page) => page.locator('claim-light summary').first().click()],
  ['the composer', async (page) => page.locator('#compose').click()],
  ['a card', async (page) => {
    await page.locator('claim-light .claim-text').first().click();
    await page.locator('claim-light').getByRole('dialog').waitFor();
  }],
  ['everything filtered out', async (page) => {
    const pressed = page.locator('claim-light .chip[aria-pressed="true"]');
    while ((await pressed.count()) > 0) await pressed.first().click();
  }],
];

/** @type {[string, import('playwright-core').BrowserContextOptions, string][]} */
const LOOKS = [
  ['light, 1280 px', { colorScheme: 'light', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }, 'en'],
  ['dark, 320 px', { colorScheme: 'dark', viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' }, 'en'],
  ['right to left', { colorScheme: 'light', viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' }, 'ar'],
];

describe('accessibility', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [look, options, language] of LOOKS) {
    for (const [state, reach] of STATES) {
      test(`axe finds nothing: ${state}, ${look}`, async () => {
        const { page, context } = await openPage(browser, { ...options, bypassCSP: true });
        await page.goto(server.url);
        await page.locator('html[data-ready]').waitFor();
        if (language !== 'en') await page.selectOption('#language', language);
        await reach(page);
        assert.deepEqual(await findings(page), { violations: [], incomplete: [] });
        await context.close();
      });
    }
  }

  test('at 320 px and at twice the text size nothing has to be scrolled sideways', async () => {
    for (const language of ['en', 'de', 'ar']) {
      const { page, context } = await openPage(browser, { viewport: { width: 320, height: 640 }, bypassCSP: true });
      await page.goto(server.url);
      await page.locator('html[data-ready]').waitFor();
      await page.selectOption('#language', language);
      for (const size of ['100%', '200%']) {
        await page.addStyleTag({ content: `:root { font-size: ${size} }` });
        for (const tab of [0, 1, 2, 3, 4]) {
          await page.locator('claim-light').getByRole('tab').nth(tab).click();
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

  test('the whole page can be walked by keyboard, and the card closes by Escape', async () => {
    const { page, context } = await openPage(browser, { reducedMotion: 'reduce' });
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    await page.locator('claim-light').getByRole('tab', { name: 'Claims' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('claim-light').getByRole('tab', { name: 'Sources' }).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Home');
    for (let at = 0; at < 3; at++) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('claim-light').getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('claim-light').getByRole('dialog').waitFor({ state: 'hidden' });
    await context.close();
  });
});

describe('the inks of the layers', () => {
  for (const [theme, at] of /** @type {const} */ ([['light', 0], ['dark', 1]])) {
    const papers = [PAPER['paper']?.[at] ?? '', PAPER['raised']?.[at] ?? ''];
    const ink = PAPER['ink']?.[at] ?? '';
    const fills = Object.entries(INKS).flatMap(([layer, { bg }]) => (bg ? [[layer, bg[at]]] : []));
    test(`text is readable on every fill, ${theme}`, () => {
      for (const [layer, fill] of fills) assert.ok(contrast(ink, fill ?? '') >= 4.5, `${layer}: ${contrast(ink, fill ?? '').toFixed(2)}`);
    });
    test(`every line stands out from paper and from every fill, ${theme}`, () => {
      for (const [layer, { line }] of Object.entries(INKS)) {
        if (!line) continue;
        for (const ground of [...papers, ...fills.map(([, fill]) => fill ?? '')]) {
          assert.ok(contrast(line[at], ground) >= 3, `${layer} on ${ground}: ${contrast(line[at], ground).toFixed(2)}`);
        }
      }
    });
    test(`soft text and edges on paper and wash, ${theme}`, () => {
      for (const ground of [...papers, PAPER['wash']?.[at] ?? '']) {
        assert.ok(contrast(PAPER['soft']?.[at] ?? '', ground) >= 4.5);
        assert.ok(contrast(PAPER['edge']?.[at] ?? '', ground) >= 3, `edge on ${ground}: ${contrast(PAPER['edge']?.[at] ?? '', ground).toFixed(2)}`);
        assert.ok(contrast(PAPER['accent']?.[at] ?? '', ground) >= 4.5);
      }
    });
  }

  test('manners are told apart by their line style alone', () => {
    const styles = Object.entries(INKS).filter(([layer]) => layer.startsWith('claim-')).map(([, { style }]) => style);
    assert.equal(new Set(styles).size, 5);
  });
});

/** Contrast of two colours by WCAG 2. @param {string} one @param {string} other */
function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @param {string} colour `#rrggbb` */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

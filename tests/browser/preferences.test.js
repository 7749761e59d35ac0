// What a reader told the system (forced colours, more contrast, less motion, paper) into what the page makes of it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { INKS } from '../../www/styles/palette.js';
import { launch, openPage, serveWithStandIn } from './chromium.js';
import { shoot } from './shots.js';

/** @import { Browser, BrowserContextOptions, Page } from 'playwright-core' */

const LINES = Object.keys(INKS).filter((layer) => layer.startsWith('claim-'));

describe('what the reader prefers', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** @param {BrowserContextOptions} options @param {(page: Page) => Promise<void>} act @param {string} [state] */
  async function on(options, act, state = 'claims') {
    const { page, context } = await openPage(browser, { viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
    await page.goto(`${server.url}gallery.html?state=${state}`);
    await page.locator('html[data-ready]').waitFor();
    await act(page);
    await context.close();
  }

  test('forced colours: system colours only, and five lines of four styles and two widths', () => on({ forcedColors: 'active' }, async (page) => {
    const drawn = await page.evaluate((layers) => layers.map((layer) => {
      const style = getComputedStyle(/** @type {Element} */ (document.querySelector('#story p')), `::highlight(claimlight-${layer})`);
      return { line: style.textDecorationLine, style: style.textDecorationStyle, width: style.textDecorationThickness, colour: style.textDecorationColor, ink: style.color };
    }), LINES);
    assert.equal(new Set(drawn.map(({ style, width }) => `${style} ${width}`)).size, 5, JSON.stringify(drawn));
    for (const { line, colour, ink } of drawn) {
      assert.equal(line, 'underline');
      assert.equal(colour, ink, 'the line has the colour of text');
    }
    await shoot(page, 'claims forced colours');
  }));

  test('forced colours, dark: the words in the margin are as legible as the text', () => on({ forcedColors: 'active', colorScheme: 'dark', viewport: { width: 1360, height: 900 } }, async (page) => {
    const [words, text] = await page.evaluate(() => {
      const ticks = /** @type {Element} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('.ticks'));
      const label = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      label.setAttribute('class', 'label');
      ticks.append(label);
      const probe = Object.assign(document.createElement('i'), { id: 'probe' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('#probe { color: CanvasText }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      document.body.append(probe);
      return [getComputedStyle(label).fill, getComputedStyle(probe).color];
    });
    assert.equal(words, text);
  }, 'bar'));

  test('lines alone tell every two kinds of claim apart, pixel by pixel, where all are of one colour', () => on({ forcedColors: 'active' }, async (page) => {
    await page.evaluate((layers) => {
      const story = /** @type {Element} */ (document.getElementById('story'));
      CSS.highlights.clear();
      // The first stands there twice: what is drawn alike must come out alike.
      story.replaceChildren(...[...layers, layers[0] ?? ''].map((layer, at) => {
        const line = document.createElement('p');
        line.id = `line-${at}`;
        line.textContent = 'nnnnnnnn';
        const range = document.createRange();
        range.selectNodeContents(line);
        const name = `claimlight-${layer}`;
        const highlight = CSS.highlights.get(name) ?? new Highlight();
        highlight.add(range);
        CSS.highlights.set(name, highlight);
        return line;
      }));
    }, LINES);
    const pictures = [];
    for (let at = 0; at <= LINES.length; at++) pictures.push((await page.locator(`#line-${at}`).screenshot()).toString('base64'));
    assert.equal(pictures[LINES.length], pictures[0], 'the same line twice is the same picture');
    assert.equal(new Set(pictures).size, LINES.length);
  }));

  test('more contrast: soft text becomes as dark as any, rules as strong as edges', async () => {
    /** @param {Page} page */
    const colours = (page) => page.locator('claim-light .panel').evaluate((panel) => {
      const of = (/** @type {string} */ selector, /** @type {keyof CSSStyleDeclaration} */ property) => getComputedStyle(/** @type {Element} */ (panel.querySelector(selector)))[property];
      return { soft: of('.note', 'color'), ink: getComputedStyle(panel).color, rule: of('.head', 'borderBlockEndColor'), edge: of('.track', 'borderBlockStartColor') };
    });
    await on({ contrast: 'no-preference' }, async (page) => {
      const { soft, ink, rule, edge } = await colours(page);
      assert.notEqual(soft, ink);
      assert.notEqual(rule, edge);
    }, 'off');
    await on({ contrast: 'more' }, async (page) => {
      const { soft, ink, rule, edge } = await colours(page);
      assert.equal(soft, ink);
      assert.equal(rule, edge);
    }, 'off');
  });

  test('less motion: nothing glides, and nothing is animated at all', async () => {
    /** How the page asked the window to move. @param {Page} page */
    const moves = async (page) => {
      await page.evaluate(() => {
        /** @type {string[]} */
        const asked = [];
        Reflect.set(window, 'asked', asked);
        const scrollBy = /** @type {(options: ScrollToOptions) => void} */ (window.scrollBy.bind(window));
        Reflect.set(window, 'scrollBy', (/** @type {ScrollToOptions} */ options) => {
          asked.push(options.behavior ?? 'auto');
          scrollBy(options);
        });
      });
      await page.setViewportSize({ width: 1280, height: 300 });
      await page.locator('claim-light .claim-text').last().press('Enter');
      await page.locator('claim-light').getByRole('dialog').waitFor();
      return page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'asked')));
    };
    await on({ reducedMotion: 'no-preference' }, async (page) => assert.deepEqual(await moves(page), ['smooth']));
    await on({ reducedMotion: 'reduce' }, async (page) => {
      assert.deepEqual(await moves(page), ['auto']);
      assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    });
  });

  test('paper: the demo page prints its article with the legend above it, on a few sheets', async () => {
    const { page, context } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    const pdf = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    assert.ok(sheets >= 1 && sheets <= 3, `${sheets} sheets`);
    await page.emulateMedia({ media: 'print' });
    const [legend, headline] = await Promise.all([page.locator('claim-light .legend').boundingBox(), page.locator('#headline').boundingBox()]);
    assert.ok(legend && headline && legend.y + legend.height <= headline.y, 'the legend stands above the headline');
    for (const hidden of ['.desk', '.ears', 'claim-light .body', 'claim-light .tabs', 'claim-light .switch']) assert.ok(!(await page.locator(hidden).isVisible()), hidden);
    await shoot(page, 'page print', { fullPage: true });
    await context.close();
  });

  for (const [look, options] of /** @type {[string, BrowserContextOptions][]} */ ([
    ['desktop light', { colorScheme: 'light' }], ['desktop dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }],
    ['360 px light', { viewport: { width: 360, height: 740 } }], ['360 px dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
    ['right to left', {}],
  ])) {
    test(`pictures of the pages: ${look}; nothing is wider than the window`, async () => {
      const { page, context } = await openPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
      for (const address of ['', 'embed.html']) {
        await page.goto(`${server.url}${address}`);
        if (address) await page.locator('claim-light').first().getByRole('button', { name: 'Show who says what' }).click();
        await page.locator('claim-light[data-status="ready"]').first().waitFor();
        if (look === 'right to left' && address === '') await page.selectOption('#language', 'ar');
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${address || 'index.html'} is ${over} px too wide`);
        await shoot(page, `${address.replace('.html', '') || 'page'} ${look}`, { fullPage: true });
      }
      await context.close();
    });
  }
});

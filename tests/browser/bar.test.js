// The bar on other people's pages: as high before as after, legible wherever it stands, in the colours of its place.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, openPage, serveWithStandIn, untilReady } from './chromium.js';
import { shoot } from './shots.js';

/** @import { Browser, Page } from 'playwright-core' */

/** Ways in which a page lays out what is around the element. @type {Record<string, string>} */
const HOSTS = {
  'a row that wraps': '#host { display: flex; flex-wrap: wrap }',
  'a centred column': '#host { display: flex; flex-direction: column; align-items: center }',
  'a float': 'claim-light { float: right }',
  'an absolute box': '#host { position: relative; min-height: 20rem } claim-light { position: absolute }',
  'a box as wide as its content': 'claim-light { width: fit-content }',
  'a centred grid': '#host { display: grid; justify-items: center }',
  'letters for ants': 'html { font-size: 62.5% }',
  'letters for giants': 'html { font-size: 28px }',
  'all on one line': 'body { white-space: nowrap; word-spacing: 9px; text-indent: 3em; text-shadow: 1px 1px red }',
  'inherited by everything': '* { font: inherit; color: inherit; background: transparent }',
  'no pointer': 'body { pointer-events: none; user-select: none; -webkit-text-fill-color: #fff }',
  'a narrow rail': '#host { width: 244px }',
};

/** Pages whose colours are not what they declare: the theme that can be read there. @type {[what: string, css: string, theme: string][]} */
const PAGES = [
  ['white', '', 'auto'],
  ['black, undeclared', 'body { background: #121212; color: #e6e6e6 }', 'dark'],
  ['navy, undeclared', 'body { background: #001f3f; color: #fff }', 'dark'],
  ['sepia', 'body { background: #f4ecd8; color: #5b4636 }', 'auto'],
  ['a dark section', '#host { background: #1b1b1b; color: #ddd }', 'dark'],
  ['declared dark, painted light', ':root { color-scheme: dark } body { background: #fff; color: #111 }', 'light'],
  ['declared dark, and dark', ':root { color-scheme: dark } body { background: #111; color: #eee }', 'auto'],
  ['a veil over black', 'body { background: #000; color: #eee } #host { background: rgb(255 255 255 / 8%) }', 'dark'],
  ['light letters on a picture', '#host { background: linear-gradient(#222, #444); color: #fff }', 'dark'],
  ['middling grey', 'body { background: #7a7a7a; color: #000 }', 'plain'],
];

describe('the bar', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /**
   * The test article in a host, the element before it.
   *
   * @param {{css?: string, width?: number, attributes?: Record<string, string>}} how @param {(page: Page) => Promise<void>} act
   */
  async function onPage({ css = '', width = 800, attributes = {} }, act) {
    const { page, context, troubles } = await openPage(browser, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await page.goto(`${server.url}test-pages/plain.html`);
    await page.evaluate(({ css, attributes }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      const element = document.createElement('claim-light');
      for (const [name, value] of Object.entries({ for: 'story', ...attributes })) element.setAttribute(name, value);
      const host = Object.assign(document.createElement('div'), { id: 'host' });
      const story = /** @type {Element} */ (document.getElementById('story'));
      story.before(host);
      host.append(element, story);
    }, { css, attributes });
    await act(page);
    assert.deepEqual(troubles, []);
    await context.close();
  }

  /** @param {Page} page */
  const read = async (page) => {
    await page.evaluate(() => document.querySelector('claim-light')?.analyze());
    await untilReady(page);
  };

  for (const [width, most] of /** @type {const} */ ([[1280, 104], [390, 140], [320, 140]])) {
    test(`${most} pixels at most at ${width}, and as high before it reads as after; nothing on the page moves`, () => onPage({ width }, async (page) => {
      const height = () => page.locator('claim-light').evaluate((element) => element.getBoundingClientRect().height);
      const before = await height();
      await page.evaluate(() => {
        Reflect.set(window, 'shift', 0);
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) Reflect.set(window, 'shift', Reflect.get(window, 'shift') + Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: false });
      });
      await read(page);
      assert.ok(before <= most, `${before} px before`);
      assert.equal(await height(), before);
      assert.ok((await page.evaluate(() => Reflect.get(window, 'shift'))) <= 0.01);
      await shoot(page, `bar ${width}`);
    }));
  }

  test('the longest sentence of counts stands there whole, in each language and at each width', () => onPage({ attributes: { start: 'manual' } }, async (page) => {
    await page.evaluate(async () => {
      document.head.append(Object.assign(document.createElement('meta'), { content: 'The Castellane Evening Courier' }));
      document.head.lastElementChild?.setAttribute('property', 'og:site_name');
      const element = /** @type {HTMLElementTagNameMap['claim-light']} */ (document.querySelector('claim-light'));
      const analysis = /** @type {any} */ (await element.analyze());
      const row = { entity: null, name: 'the board', attributions: [], wordsQuoted: 0, wordsAttributed: 0 };
      for (const [kind, count] of /** @type {const} */ ([['named', 12], ['office', 13], ['document', 14], ['anonymous', 15]])) {
        for (let at = 0; at < count; at++) analysis.sources.push({ ...row, kind });
      }
      const [claim] = analysis.claims;
      for (let at = 0; at < 16; at++) analysis.claims.push({ ...claim, id: `more${at}`, attribution: null, manner: at > 0 ? 'hearsay' : 'unattributed' });
      element.analysis = analysis;
    });
    await untilReady(page);
    for (const lang of ['en', 'de', 'fr', 'es', 'ar']) for (const width of [1360, 830, 700, 640, 610, 560, 500, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((lang) => document.querySelector('claim-light')?.setAttribute('lang', lang), lang);
      await page.locator(`claim-light .shell[lang="${lang}"]`).waitFor();
      const seen = await page.locator('claim-light').evaluate((element) => {
        const [counts, strip] = /** @type {[HTMLElement, HTMLElement]} */ (['.counts', '.strip'].map((one) => element.shadowRoot?.querySelector(one)));
        return { words: counts.textContent, cut: counts.scrollHeight - counts.clientHeight + Math.max(0, counts.scrollWidth - counts.clientWidth), over: counts.getBoundingClientRect().bottom > strip.getBoundingClientRect().top, height: element.clientHeight };
      });
      assert.match(seen.words, /Castellane/);
      assert.ok(seen.cut <= 0 && !seen.over, `${lang} ${width}: ${JSON.stringify(seen)}`);
      assert.ok(seen.height <= (width <= 480 ? 140 : 104), `${lang} ${width}: ${seen.height} px`);
    }
  }));

  test('on paper an unread bar is nothing, and one that was read has no buttons', () => onPage({}, async (page) => {
    const bar = page.locator('claim-light');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await bar.isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
    await read(page);
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await Promise.all(['.counts', '.strip', '.buttons'].map((one) => bar.locator(one).isVisible())), [true, true, false]);
  }));

  test('nothing is loaded until a reader asks; then its button opens what there is, and says so', () => onPage({}, async (page) => {
    const bar = page.locator('claim-light');
    const before = server.requests.length;
    await page.hover('#story p');
    await page.locator('#story').click();
    assert.deepEqual(server.requests.slice(before).filter((path) => /worker|pkg/.test(path)), []);
    await bar.getByRole('button', { name: 'Show who says what' }).click();
    await untilReady(page);
    assert.match((await bar.getByRole('status').textContent()) ?? '', /^On whose word: .*named/);
    await bar.getByRole('button', { name: 'Who says what' }).click();
    const box = await bar.locator('.panel').boundingBox();
    assert.ok(box && box.height <= 0.7 * 800, `${box?.height} px`);
    await bar.getByRole('button', { name: 'Edith Varga' }).click();
    await bar.getByRole('button', { name: /in paragraph/ }).click();
    await bar.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await bar.locator('.panel').press('Escape');
    assert.equal(await bar.locator('.panel').isVisible(), false);
  }));

  for (const [layout, lands] of /** @type {const} */ ([['bar', 'Who says what'], ['panel', 'panel']])) {
    test(`the keyboard that asked is on what comes in the button's place, and taken from nowhere else: ${layout}`, () => onPage({ attributes: { layout, start: 'manual' } }, async (page) => {
      const bar = page.locator('claim-light');
      const holder = () => bar.evaluate(({ shadowRoot }) => {
        const active = /** @type {HTMLElement | null | undefined} */ (shadowRoot?.activeElement);
        return active?.matches('.panel') ? 'panel' : (active?.textContent ?? 'nothing');
      });
      await page.evaluate(() => {
        /** @type {Set<boolean>} */
        const held = new Set();
        Reflect.set(window, 'held', held);
        new MutationObserver(() => held.add(document.activeElement?.localName === 'claim-light')).observe(/** @type {Element} */ (document.querySelector('claim-light')), { attributes: true });
      });
      await page.keyboard.press('Tab');
      assert.equal(await holder(), 'Show who says what');
      await page.keyboard.press('Enter');
      // Pressed once more, it does not begin anew.
      await page.keyboard.press('Enter');
      await untilReady(page);
      assert.equal(await holder(), lands);
      assert.deepEqual(await page.evaluate(() => [...Reflect.get(window, 'held')]), [true]);
      await page.evaluate(() => {
        /** @type {HTMLElement} */ (document.activeElement).blur();
        return document.querySelector('claim-light')?.analyze();
      });
      await untilReady(page);
      assert.equal(await holder(), 'nothing');
    }));
  }

  test('a row under the pointer tints where its source speaks, and the strip shows where a reader is', () => onPage({ css: 'article p { margin-block: 500px }' }, async (page) => {
    await read(page);
    const bar = page.locator('claim-light');
    await bar.getByRole('button', { name: 'Who says what' }).click();
    const tinted = () => page.evaluate(() => [...(CSS.highlights.get('claimlight-active') ?? [])].map(String));
    await bar.getByRole('button', { name: 'Edith Varga' }).hover();
    assert.deepEqual(await tinted(), ['We may come back when the numbers work,']);
    await bar.getByRole('heading', { name: 'Who speaks, and where' }).hover();
    assert.deepEqual(await tinted(), []);
    const isAt = (/** @type {number} */ top, /** @type {[number, number]} */ between) => {
      const waiting = page.waitForFunction(([from = 0, to = 0]) => {
        const caret = /** @type {HTMLElement | null | undefined} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('.caret'));
        const place = parseFloat(caret?.style.insetInlineStart ?? '');
        return caret && !caret.hidden && place > from && place < to;
      }, between);
      return Promise.all([waiting, page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), top)]);
    };
    await isAt(300, [4, 12]);
    await isAt(1200, [60, 70]);
  }));

  test('an open drawer is a sheet as soon as the window is a phone’s, and a drawer again; a link opens what it is called after', () => onPage({}, async (page) => {
    await read(page);
    const bar = page.locator('claim-light');
    await bar.getByRole('button', { name: 'Who says what' }).click();
    await bar.locator('.panel.drawer').waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await bar.locator('.panel.sheet:popover-open').waitFor();
    await page.setViewportSize({ width: 800, height: 800 });
    await bar.locator('.panel.drawer').waitFor();
    await bar.getByRole('button', { name: 'How this works' }).click();
    await bar.getByRole('heading', { name: 'How this works' }).waitFor();
  }));

  test('on a phone the sheet does not lie on the words that were tapped, also at the end of a page, which is as long as before when it goes', () => onPage({ width: 390, css: 'p { margin-block-start: 500px } p:last-child { margin: 0 }', attributes: { marks: 'all' } }, async (page) => {
    await read(page);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    await page.evaluate(() => scrollTo(0, 9999));
    const last = page.locator('#story p').last();
    await last.click({ position: { x: 200, y: 10 } });
    const card = page.locator('claim-light').getByRole('dialog');
    await card.waitFor();
    const [words, sheet] = await Promise.all([last.boundingBox(), card.boundingBox()]);
    assert.ok(words && sheet && words.y >= 0 && words.y + words.height <= sheet.y, JSON.stringify({ words, sheet }));
    await page.keyboard.press('Escape');
    assert.equal(await height(), before);
    await last.click({ position: { x: 200, y: 10 } });
    await card.waitFor();
    await page.evaluate(() => document.body.append(/** @type {Element} */ (document.querySelector('claim-light'))));
    await untilReady(page);
    assert.ok((await height()) <= before + 10);
  }));

  for (const [what, css] of Object.entries(HOSTS)) {
    test(`legible in ${what}`, () => onPage({ css }, async (page) => {
      await read(page);
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('[data-key="open"]')).click());
      const seen = await page.locator('claim-light').evaluate((element) => {
        const shadow = /** @type {ShadowRoot} */ (element.shadowRoot);
        const texts = [...shadow.querySelectorAll('.counts, .pill, .row, .source-name')].filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one));
        const first = /** @type {CSSStyleDeclaration} */ (texts[0]);
        const { pointerEvents, textIndent, textShadow, wordSpacing, webkitTextFillColor, color } = first;
        return { width: element.getBoundingClientRect().width, smallest: Math.min(...texts.map(({ fontSize }) => parseFloat(fontSize))), largest: Math.max(...texts.map(({ fontSize }) => parseFloat(fontSize))), handed: { pointerEvents, textIndent, textShadow, wordSpacing }, isFilled: webkitTextFillColor !== color };
      });
      assert.ok(seen.width >= 240, `${seen.width} px wide`);
      assert.ok(seen.smallest >= 12.5 && seen.largest <= 18, `${seen.smallest} to ${seen.largest} px`);
      assert.deepEqual(seen.handed, { pointerEvents: 'auto', textIndent: '0px', textShadow: 'none', wordSpacing: '0px' });
      assert.equal(seen.isFilled, false);
    }));
  }

  for (const [what, css, theme] of PAGES) {
    test(`the colours of the place: ${what}`, () => onPage({ css, attributes: { marks: 'all' } }, async (page) => {
      await read(page);
      assert.equal(await page.locator('claim-light').getAttribute('data-theme'), theme);
      const names = await page.evaluate(() => [...CSS.highlights.keys()]);
      assert.ok(names.length > 0);
      for (const name of names) assert.ok(theme === 'auto' ? !/-(light|dark|plain)$/.test(name) : name.endsWith(`-${theme}`), name);
      await shoot(page, `ground ${what}`);
    }));
  }

  test('to readers trouble is nothing: the element hides, and its publisher hears of it', () => onPage({ attributes: { 'model-src': '/no-such-model.bin' } }, async (page) => {
    const code = await page.evaluate(() => new Promise((done) => {
      document.addEventListener('claimlight:error', ({ detail }) => done(detail.code), { once: true });
      void document.querySelector('claim-light')?.analyze();
    }));
    assert.equal(code, 'wasm-load');
    assert.equal(await page.locator('claim-light').isVisible(), false);
  }));

  test('English words stand in for a language that does not come', () => onPage({ attributes: { lang: 'en' } }, async (page) => {
    await page.route('**/strings/fr.json', (route) => route.fulfill({ body: 'null', contentType: 'application/json' }));
    await page.evaluate(() => document.querySelector('claim-light')?.setAttribute('lang', 'fr'));
    await read(page);
    assert.match((await page.locator('claim-light .counts').textContent()) ?? '', /^On whose word:/);
  }));

  test('properties that were set before the definition count, and an underscore is a hyphen', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${server.url}test-pages/plain.html`);
    const found = await page.evaluate(async () => {
      document.getElementById('story')?.setAttribute('lang', 'en_US');
      // Elsewhere than in this document nothing is defined yet.
      const early = document.implementation.createHTMLDocument().createElement('claim-light');
      Object.assign(early, { htmlFor: 'story', noWorker: true, minConfidence: 0.9 });
      document.body.append(early);
      await /** @type {any} */ (early).analyze();
      return { for: early.getAttribute('for'), rung: Reflect.get(early, 'rung'), least: early.getAttribute('min-confidence'), own: Object.keys(early) };
    });
    assert.deepEqual(found, { for: 'story', rung: 'main-thread', least: '0.9', own: [] });
    await context.close();
  });
});

// "Before you publish" on the demo page, with the real engine: the rows, the passages they lead to, what is set aside, and a
// file of that which the command line reads too.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';
import { CHECKS, sortReport } from '../../www/desk/checks.js';
import { readFile } from '../../www/desk/corrections.js';
import { DESK_TABLES } from '../../www/desk/words/words.js';
import { findings } from './axe.js';
import { KEPT, launch, nextResult, openPage, pasteText } from './chromium.js';
import { shoot } from './shots.js';

/** @import { Browser, Page } from 'playwright-core' */
/** @import { Report } from '../../www/analysis.js' */

const PROGRAM = fileURLToPath(new URL('../../target/debug/claimlight', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../www/samples/', import.meta.url));

/** Somebody is not named and accuses somebody who is not heard; nobody says whence the figure is. */
const DRAFT = `Harbour office “lost every file”

Reportedly, the harbour office of Ostrel kept no records for three years. The town paid 41 million crowns for the new quay.

Two people close to the board said that the buses would be late and that nobody had told the drivers.

Clerk Orla Penhallow was accused of fraud on Monday.`;

/** @param {string} name */
function sampleText(name) {
  /** @type {{blocks: {text: string}[]}} */
  const { blocks } = JSON.parse(readFileSync(join(SAMPLES, name), 'utf8'));
  return blocks.map(({ text }) => text).join('\n\n');
}

/** What the command line says of texts. @param {string[]} texts @param {string[]} [options] */
function checked(texts, options = []) {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-desk-'));
  const files = texts.map((text, at) => {
    const file = join(folder, `${at}.txt`);
    writeFileSync(file, text);
    return file;
  });
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['check', '--format', 'json', '--offsets', 'utf-16', ...options, ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
  rmSync(folder, { recursive: true });
  assert.ok(status === 0 || status === 3, stderr);
  return /** @type {(Report & {inOrder: string[]})[]} */ (JSON.parse(stdout).files);
}

/** The part of a report that page and command line share. @param {Report} report */
function shared({ offsetUnit, words, wordsUnnamed, items }) {
  return { offsetUnit, words, wordsUnnamed, items: items.map(({ check, about, span, quote, prefix, suffix, setAside }) => ({ check, about, span, quote, prefix, suffix, setAside })) };
}

/** Opens the desk, and waits until it has looked. @param {Page} page */
async function openDesk(page) {
  await page.locator('#before').click();
  await page.locator('#publish .in-order li, #publish .check').first().waitFor();
}

/** @param {Page} page */
const headOf = (page) => page.locator('.publish-head').textContent();
/** Runs an act that has the desk look again, and waits until it has said so. @param {Page} page @param {() => Promise<unknown>} act */
async function looking(page, act) {
  await page.evaluate(() => (/** @type {HTMLElement} */ (document.getElementById('status')).textContent = ''));
  await act();
  await page.waitForFunction(() => document.getElementById('status')?.textContent !== '');
}

/** The words that are marked. @param {Page} page */
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get('claimlight-desk') ?? [])].map(String).join(''));

describe('before you publish', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve({ headers: KEPT })]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /**
   * The page with a draft on it, and the desk open.
   *
   * @param {(page: Page) => Promise<void>} act @param {import('playwright-core').BrowserContextOptions} [options] @param {string} [text]
   */
  async function withDesk(act, options = {}, text = DRAFT) {
    const { page, context, troubles } = await openPage(browser, { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...options });
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': text });
    await result;
    await openDesk(page);
    await act(page);
    assert.deepEqual(troubles, []);
    await context.close();
  }

  test('nothing of it is loaded before the first highlight, and nothing is asked of the network when it opens', async () => {
    const { page, context } = await openPage(browser);
    await page.addInitScript(() => addEventListener('claimlight:result', () => {
      const names = performance.getEntriesByType('resource').map(({ name }) => name);
      Reflect.set(window, 'early', names.filter((name) => /\/desk\/|publish/.test(name)));
    }, { capture: true, once: true }));
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'early')), []);
    const before = server.requests.length;
    await openDesk(page);
    assert.deepEqual(server.requests.slice(before), []);
    assert.equal(await page.locator('#requests').textContent(), '0 requests since load');
    await context.close();
  });

  test('page and command line find the same in every sample', async () => {
    const texts = readdirSync(SAMPLES).sort().map(sampleText).concat(DRAFT);
    const { page, context } = await openPage(browser);
    await page.goto(server.url);
    const reports = await page.evaluate(async (texts) => {
      const { createAnalyzer } = await import(new URL('client.js', document.baseURI).href);
      const { questionOf } = await import(new URL('desk/question.js', document.baseURI).href);
      const analyzer = await createAnalyzer();
      const reports = [];
      for (const text of texts) reports.push(await analyzer.analyze(text, { desk: questionOf({ settings: { maxUnnamedShare: 5, reason: 'why', lede: 'nothing' } }) }));
      analyzer.close();
      return reports;
    }, texts);
    const native = checked(texts, ['--max-unnamed-share', '5', '--require-reason', '--no-reportedly-in-lede']);
    assert.deepEqual(reports.map(shared), native.map(shared));
    assert.deepEqual(reports.map((/** @type {Report} */ report) => sortReport(report).inOrder), native.map(({ inOrder }) => inOrder));
    assert.ok(new Set(reports.flatMap((/** @type {Report} */ { items }) => items.map(({ check }) => check))).size >= 5, 'most checks find something in these texts');
    await context.close();
  });

  test('each check is a row; a passage is marked and brought into sight', () => withDesk(async (page) => {
    const { items, inOrder } = /** @type {Report & {inOrder: string[]}} */ (checked([DRAFT])[0]);
    assert.equal(await headOf(page), `${CHECKS.length - inOrder.length} to look at, ${inOrder.length} in order`);
    assert.equal((await page.locator('.check').count()) + (await page.locator('.in-order li').count()), CHECKS.length);
    assert.ok(items.some(({ check }) => check === 'unnamed-no-reason') && items.some(({ check }) => check === 'accused-not-heard'), JSON.stringify(items));
    for (const item of items) {
      await page.locator(`.check[data-check="${item.check}"] [data-item="${item.check}-${item.span.join('-')}"] .go`).click();
      assert.equal(await marked(page), item.quote);
      const box = await page.evaluate(() => {
        const [first] = CSS.highlights.get('claimlight-desk') ?? [];
        return /** @type {Range} */ (first).getBoundingClientRect().toJSON();
      });
      assert.ok(box.top >= 0 && box.bottom <= 900, `${item.check} stands at ${box.top}`);
    }
    assert.equal(await page.locator('.way-back').isVisible(), false, 'the list is in sight');
    await page.keyboard.press('Escape');
    assert.equal(await marked(page), '');
    await page.locator('#publish .close').click();
    assert.equal(await page.locator('#publish').isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'before');
  }));

  test('where the list stands above the article there is a way back, and the matter can be settled on the spot', () => withDesk(async (page) => {
    const go = page.locator('.check .go').last();
    const key = await go.getAttribute('data-key');
    await go.click();
    await page.locator('.way-back').waitFor();
    assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset['key']), 'back');
    await page.locator('.way-back').getByRole('button', { name: 'Back to the list' }).click();
    assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset['key']), key);
    assert.equal(await marked(page), '');
    const before = await page.locator('.check .place').count();
    await page.locator('.check .go').first().click();
    await looking(page, () => page.locator('.way-back').getByRole('button', { name: 'Fine here' }).click());
    assert.equal(await page.locator('.check .place').count(), before - 1);
    assert.equal(await page.locator('.way-back').isVisible(), false);
  }, { viewport: { width: 390, height: 780 } }));

  test('what is set aside can be saved, read by the command line, opened again, and taken back', () => withDesk(async (page) => {
    const all = await page.locator('.check .place').count();
    await looking(page, () => page.locator('.check .acts').first().getByRole('button', { name: 'Fine here' }).click());
    await looking(page, () => page.locator('.check .acts').first().getByRole('button', { name: 'Wrong mark' }).click());
    assert.equal(await page.locator('.check .place').count(), all - 2);
    const told = await headOf(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save corrections' }).click()]);
    const file = await download.path();
    const saved = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(saved.items.map((/** @type {any} */ { action }) => action), ['confirm', 'suppress']);
    const [native] = checked([DRAFT], ['--overrides', file]);
    assert.equal(native?.items.filter(({ setAside }) => setAside).length, 2);
    assert.equal(told, `${CHECKS.length - (native?.inOrder.length ?? 0)} to look at, ${native?.inOrder.length} in order`);
    await page.locator('.aside summary').click();
    for (const left of [1, 0]) {
      await looking(page, () => page.getByRole('button', { name: 'Take back' }).first().click());
      assert.equal(await page.locator('.aside .place').count(), left);
    }
    assert.equal(await page.locator('.check .place').count(), all);
    await looking(page, () => page.locator('#publish input[type="file"]').setInputFiles(file));
    await page.getByText('2 corrections were read.').first().waitFor();
    assert.equal(await page.locator('.aside .place').count(), 2);
    assert.equal(await headOf(page), told);
  }));

  test('a file that is none, or has bad entries, is told in words; what is right in it counts', () => withDesk(async (page) => {
    /** @param {string} content */
    const open = async (content) => {
      await looking(page, () => page.locator('#publish input[type="file"]').setInputFiles({ name: 'desk.json', mimeType: 'application/json', buffer: Buffer.from(content) }));
      return page.waitForFunction(() => document.querySelector('.told li')).then(() => page.locator('.told li').allTextContents());
    };
    assert.deepEqual(await open('{'), ['The file cannot be read: it holds no JSON.']);
    assert.deepEqual(await open('3'), ['The file holds no list of corrections.']);
    assert.deepEqual(await open(JSON.stringify([{ action: 'confirm', check: 'single-source', quote: 'Words of another text' }, { action: 'praise', quote: 'a' }, { action: 'confirm', check: 'spelling' }])), [
      '1 correction was read.', '1 is about words that this text does not hold.', 'Entry 2 is left out: “action” may not be "praise".', 'Entry 3 is left out: “quote” is missing and “check” may not be "spelling".',
    ]);
  }));

  test('how strict it is can be set, as on the command line', () => withDesk(async (page) => {
    await page.locator('.publish-settings summary').click();
    const strict = ['--max-unnamed-share', '3', '--require-reason', '--no-reportedly-in-lede'];
    await looking(page, () => page.locator('[data-key="share"]').fill('3').then(() => page.keyboard.press('Tab')));
    await looking(page, () => page.locator('[data-key="reason"]').check());
    await looking(page, () => page.locator('[data-key="lede"]').check());
    const [native] = checked([DRAFT], strict);
    assert.ok(native?.items.some(({ check }) => check === 'unnamed-share'));
    assert.deepEqual(await page.locator('.check').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-check'))), CHECKS.filter((check) => !native?.inOrder.includes(check)));
    assert.ok(await page.locator('.publish-settings').evaluate((details) => /** @type {HTMLDetailsElement} */ (details).open), 'the settings stay open');
  }));

  test('it follows the text: another article, and what is typed', () => withDesk(async (page) => {
    await looking(page, () => page.getByRole('button', { name: 'Science', exact: true }).click());
    const [native] = checked([sampleText('science.json')]);
    await page.waitForFunction((head) => document.querySelector('.publish-head')?.textContent === head, `${CHECKS.length - (native?.inOrder.length ?? 0)} to look at, ${native?.inOrder.length} in order`);
  }));

  test('a note can be copied, and where that is forbidden stands there to be copied by hand', () => withDesk(async (page) => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (/** @type {string} */ text) => Reflect.set(window, 'note', text) } });
    });
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.locator('.told li').waitFor();
    const note = await page.evaluate(() => Reflect.get(window, 'note'));
    assert.ok(note.startsWith(`Harbour office “lost every file”\nBefore you publish: ${await headOf(page)}\n`), note);
    assert.match(note, /\n• “Two people close to the board said .*” \(paragraph 2\)\n/);
    assert.match(note, /\nIn order: /);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined }));
    await page.getByRole('button', { name: 'Copy as text' }).click();
    assert.equal(await page.locator('.by-hand textarea').inputValue(), note);
  }));

  test('the report is headline, bar and open rows; afterwards the article prints as before', () => withDesk(async (page) => {
    await page.evaluate(() => Reflect.set(window, 'print', () => {}));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#publish').isVisible(), false);
    await page.locator('[data-key="print"]').dispatchEvent('click');
    assert.equal(await page.locator('#story').isVisible(), false);
    for (const part of ['.report-headline', '.publish-head', '.check .quote', '.in-order li']) assert.ok(await page.locator(part).first().isVisible(), part);
    assert.ok(await page.locator('claim-light .strip').isVisible());
    for (const part of ['.acts', '.publish-foot', '.publish-settings', '#publish .close', '.masthead']) assert.equal(await page.locator(part).first().isVisible(), false, part);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.ok(await page.locator('#story').isVisible());
    assert.equal(await page.locator('.report-headline').isVisible(), false);
  }));

  test('the keyboard passes through it in few steps, and arrows lead from passage to passage', () => withDesk(async (page) => {
    assert.ok((await page.locator('.check .place').count()) > 2);
    const stops = await page.locator('#publish').evaluate((section) => [...section.querySelectorAll('button, input, summary')].filter((one) => one.checkVisibility() && /** @type {HTMLElement} */ (one).tabIndex >= 0).length);
    assert.ok(stops <= 10, `${stops} stops`);
    const go = page.locator('.check .go');
    await go.first().focus();
    await page.keyboard.press('ArrowDown');
    assert.ok(await go.nth(1).evaluate((one) => one === document.activeElement));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Fine here');
    await looking(page, () => page.keyboard.press('Enter'));
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('go')), 'the keyboard is on the next passage');
  }));

  test('it speaks the language of the page, and follows it', () => withDesk(async (page) => {
    for (const [language, table] of Object.entries(DESK_TABLES)) {
      await page.selectOption('#language', language);
      await page.locator('#publish h2', { hasText: String(table['desk.title']) }).waitFor();
      assert.equal(await page.locator('#before').textContent(), table['desk.title']);
      for (const text of await page.locator('#publish :is(h2, h3, h4, button, summary, .ask, .publish-head, .in-order li)').allTextContents()) assert.match(text, /\p{L}/u);
      assert.doesNotMatch((await page.locator('#publish').textContent()) ?? '', /\{\w+\}|desk\.|check\./);
      await shoot(page, `desk ${language}`);
    }
  }));

  test('every language says everything, with its plurals and placeholders', () => {
    /** @param {any} entry */
    const holes = (entry) => [...String(entry?.other ?? entry).matchAll(/\{\w+\}/g)].map(String).sort();
    const english = DESK_TABLES['en'] ?? {};
    for (const [language, table] of Object.entries(DESK_TABLES)) {
      assert.deepEqual(Object.keys(table).sort(), Object.keys(english).sort(), language);
      for (const [key, entry] of Object.entries(table)) {
        assert.deepEqual(holes(entry), holes(english[key]), `${language} ${key}`);
        const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== 'many' || language === 'ar');
        if (typeof entry === 'object') for (const form of forms) assert.ok(entry[form], `${language} ${key} lacks "${form}"`);
      }
    }
    for (const check of CHECKS) assert.ok(english[`check.${check}`] && english[`check.${check}.ask`], check);
  });

  test('a file begins with a byte order mark, or holds its list as items, and is read', () => {
    const one = { action: 'confirm', quote: 'a' };
    assert.deepEqual(readFile(`\ufeff${JSON.stringify({ items: [one] })}`), { trouble: null, overrides: [one], leftOut: [] });
  });

  for (const [look, asked, options, language] of /** @type {[string, 'all' | 'shape', import('playwright-core').BrowserContextOptions, string][]} */ ([
    ['light, 1440 px', 'all', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }, 'en'],
    ['dark, 1440 px', 'all', { colorScheme: 'dark', viewport: { width: 1440, height: 900 } }, 'en'],
    ['phone, 390 px', 'all', { colorScheme: 'light', viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }, 'en'],
    ['phone, 320 px, dark', 'all', { colorScheme: 'dark', viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }, 'de'],
    ['right to left, 320 px', 'shape', { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }, 'ar'],
    ['forced colours', 'shape', { forcedColors: 'active', viewport: { width: 1440, height: 900 } }, 'en'],
  ])) {
    test(`axe finds nothing, and nothing is scrolled sideways: ${look}`, () => withDesk(async (page) => {
      await page.selectOption('#language', language);
      await page.locator('.publish-settings summary').click();
      await looking(page, () => page.locator('.check .acts button').nth(1).click());
      await page.locator('.aside summary').click();
      await page.locator('.check .go').first().click();
      assert.deepEqual(await findings(page, asked), { violations: [], incomplete: [] });
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
      assert.ok(scrollWidth <= clientWidth, `${scrollWidth} > ${clientWidth}`);
      if (options.hasTouch) {
        const small = await page.locator('#publish :is(button, summary, label), .way-back button').evaluateAll((all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => `${one.textContent} ${one.getBoundingClientRect().height}`));
        assert.deepEqual(small, []);
      }
      await shoot(page, `desk ${look}`);
      await shoot(page, `desk ${look} whole`, { fullPage: true });
    }, { bypassCSP: true, ...options }));
  }
});

// The demo page, end to end: what a reader does and what a reader sees.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { untilIdle } from './browsers.js';
import { launch, nextResult, openPage, paintedRanges, pasteText, serveWithStandIn, untilReady } from './chromium.js';

/** @import { Browser } from 'playwright-core' */

const ARTICLE = `Ferry service to Marrow Island will end in May

The last ferry to Marrow Island will sail on 30 May, the Northern Ferry Company said on Monday. About 4,300 people live there.

“We may come back when the numbers work,” said Edith Varga, who has run the line since 2019. Officials said the island council had reportedly been told in January.

Lena Brook said that 62 percent of islanders use the boat each week.`;

describe('the demo page', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  test('reads a sample on load, in a worker, without a console error', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(server.url);
    await untilReady(page);
    const painted = await paintedRanges(page);
    assert.ok((painted['claimlight-quiet-quoted'] ?? 0) > 0, JSON.stringify(painted));
    assert.ok(!Object.keys(painted).some((name) => /unattributed|attributed|person/.test(name)), JSON.stringify(painted));
    assert.equal(await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'rung')), 'worker');
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('on a slow network the page waits for its sample, then tells how far the reading is; of no missing article a word', async () => {
    const { page, context, troubles } = await openPage(browser);
    const slow = (/** @type {string} */ path, /** @type {number} */ time) => page.route(path, (route) => void setTimeout(() => route.continue(), time));
    await Promise.all([slow('**/samples/*.json', 500), slow('**/drawer.js', 1200)]);
    await page.addInitScript(() => {
      /** @type {Set<string>} */
      const told = new Set();
      Reflect.set(window, 'told', told);
      const look = () => {
        told.add(document.querySelector('claim-light')?.shadowRoot?.querySelector('.counts')?.textContent?.trim() ?? '');
        requestAnimationFrame(look);
      };
      look();
    });
    await page.goto(server.url);
    await untilReady(page);
    const told = await page.evaluate(() => [...Reflect.get(window, 'told')]);
    assert.deepEqual(told.filter((words) => /no article/.test(words)), []);
    assert.ok(told.some((words) => /^Reading on your device…/.test(words)), told.join(' | '));
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('a pasted article shows its claims, sources and names, and is painted', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(server.url);
    await untilReady(page);
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': ARTICLE });
    await result;
    assert.equal(await page.locator('#story h1').textContent(), 'Ferry service to Marrow Island will end in May');
    const panel = page.locator('claim-light');
    await panel.getByRole('button', { name: 'Edith Varga' }).waitFor();
    await panel.getByRole('heading', { name: /^People not named/ }).waitFor();
    await panel.getByRole('tab', { name: 'Claims' }).click();
    await panel.getByRole('button', { name: /^Edith Varga, Quoted ?, Softened by may: We may/ }).waitFor();
    await panel.getByRole('tab', { name: 'Names' }).click();
    await panel.getByRole('button', { name: /^Lena Brook/ }).waitFor();
    const painted = await page.evaluate(() => [...(CSS.highlights.get('claimlight-quiet-quoted') ?? [])].map(String));
    assert.deepEqual(painted, ['We may come back when the numbers work,']);
    assert.equal(new URL(page.url()).search, '', 'the address never holds the text');
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('the list stays in sight beside a long article', async () => {
    const { page, context } = await openPage(browser);
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.goto(server.url);
    await untilReady(page);
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': `${ARTICLE}${'\n\nLena Brook said that 62 percent of islanders use the boat each week.'.repeat(40)}` });
    await result;
    await page.evaluate(() => scrollTo(0, 1500));
    const top = await page.evaluate(() => document.querySelector('claim-light')?.shadowRoot?.querySelector('[part~="panel"]')?.getBoundingClientRect().top);
    assert.equal(top, 16);
    await context.close();
  });

  test('pasted HTML is rebuilt from its text: nothing in it runs or loads', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(server.url);
    await untilReady(page);
    await page.locator('html[data-ready]').waitFor();
    const before = server.requests.length;
    const hostile = [
      '<article><h1>Town hall reopens</h1><p>The hall <b>will</b> open on Friday, <a href="javascript:window.ran=1">Lena Brook said</a>.</p>',
      '<img src="/pwned.png" onerror="window.ran=2"><script>window.ran=3</script><svg onload="window.ran=4"><script>window.ran=5</script></svg>',
      '<iframe src="/pwned.html"></iframe><object data="/pwned"></object><link rel=stylesheet href="/pwned.css"><style>@import "/pwned.css";</style>',
      '<p style="background:url(/pwned.png)" onclick="window.ran=6">The roof cost 41,000 crowns, the council said in June.</p>',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.ran=7&gt;"></article>',
    ].join('');
    const result = nextResult(page);
    await pasteText(page, { 'text/html': hostile, 'text/plain': 'Town hall reopens' });
    await result;
    await untilIdle(page);
    assert.equal(await page.evaluate(() => Reflect.get(window, 'ran')), undefined);
    assert.deepEqual(server.requests.slice(before), []);
    assert.deepEqual(await page.locator('#story *').evaluateAll((all) => [...new Set(all.map((one) => one.localName))]), ['h1', 'p']);
    assert.match((await page.locator('#story').textContent()) ?? '', /The hall will open on Friday, Lena Brook said\./);
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('after loading, nothing is asked of the network: the server agrees, and the page says so', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    const before = server.requests.length;
    await context.setOffline(true);
    for (const name of ['Science', 'Opinion']) {
      const result = nextResult(page);
      await page.getByRole('button', { name, exact: true }).click();
      await result;
    }
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': ARTICLE });
    await result;
    await page.selectOption('#language', 'ar');
    await page.selectOption('#language', 'en');
    assert.equal(await page.locator('#requests').textContent(), '0 requests since load');
    assert.deepEqual(server.requests.slice(before), []);
    await context.close();
  });

  test('live editing reads the article again, and a link to it holds none of it', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${server.url}?sample=science`);
    await untilReady(page);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.locator('#story p').last().click();
    await page.keyboard.press('Control+End');
    const result = nextResult(page);
    await page.keyboard.type(' Later, Orla Penhallow reportedly asked for 900 crowns more than before.');
    await result;
    await page.locator('claim-light').getByRole('tab', { name: 'Names' }).click();
    await page.locator('claim-light').getByRole('button', { name: /^Orla Penhallow/ }).waitFor();
    assert.equal(page.url(), server.url, 'it is no sample any more');
    const copied = await page.evaluate(async () => {
      /** @type {string[]} */
      const copied = [];
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (/** @type {string} */ text) => void copied.push(text) } });
      const panel = /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot);
      for (const control of ['#tab-claims', '.claim-text', '[data-share]']) /** @type {HTMLElement} */ (panel.querySelector(control)).click();
      return copied;
    });
    assert.match(copied.join(), /^“/);
    await context.close();
  });

  test('a file dropped or chosen is read; each export is a file of its kind', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    const result = nextResult(page);
    await page.setInputFiles('#file', { name: 'note.md', mimeType: 'text/markdown', buffer: Buffer.from(`# A note\n\n${ARTICLE}`) });
    await result;
    assert.equal(await page.locator('#story h1').textContent(), 'A note');
    /** @param {string} format */
    const download = async (format) => {
      await page.locator('#export').click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-export="${format}"]`).click()]);
      const chunks = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk);
      return Buffer.concat(chunks).toString();
    };
    const json = JSON.parse(await download('json'));
    assert.equal(json.textLength, json.text.length);
    const annotations = JSON.parse(await download('webannotation'));
    assert.ok(annotations.items.length >= json.claims.length);
    const schema = await download('schemaorg');
    assert.ok(!schema.includes('ClaimReview'));
    assert.ok(JSON.parse(schema).hasPart.some((/** @type {any} */ part) => part['@type'] === 'Claim'));
    const csv = await download('csv');
    assert.equal(csv.split('\r\n').length, json.claims.length + 2);
    assert.match(await download('html'), /<mark class="claim-quoted"/);
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('Escape closes the card and gives the keyboard back', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(server.url);
    await untilReady(page);
    const panel = page.locator('claim-light');
    await panel.getByRole('tab', { name: 'Claims' }).click();
    const claim = panel.locator('.claim-text').first();
    await claim.focus();
    await page.keyboard.press('Enter');
    await panel.getByRole('dialog').waitFor();
    assert.ok(await page.evaluate(() => CSS.highlights.has('claimlight-active')));
    await page.keyboard.press('Escape');
    assert.equal(await panel.getByRole('dialog').count(), 0);
    assert.ok(await claim.evaluate((button) => /** @type {ShadowRoot} */ (button.getRootNode()).activeElement === button));
    assert.ok(!(await page.evaluate(() => CSS.highlights.has('claimlight-active'))));
    await context.close();
  });

  test('hovering words opens their card, with every item that lies there', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(server.url);
    await untilReady(page);
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': ARTICLE });
    await result;
    const box = await page.evaluate(() => {
      const range = [...(CSS.highlights.get('claimlight-quiet-quoted') ?? [])].find((one) => String(one).includes('We may'));
      const live = document.createRange();
      if (range) live.setStart(range.startContainer, range.startOffset);
      if (range) live.setEnd(range.endContainer, range.endOffset);
      const { x, y } = live.getClientRects()[0] ?? { x: 0, y: 0 };
      return { x, y };
    });
    await page.mouse.move(box.x + 90, box.y + 10);
    await page.locator('claim-light').getByRole('dialog').waitFor();
    await page.mouse.move(5, 5);
    await page.locator('claim-light').getByRole('dialog').waitFor({ state: 'hidden' });
    await context.close();
  });
});

// The real engine on the demo page: the other tests stand something in for it, these do not.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { serve } from '../../tools/serve.mjs';
import { MANNERS, View } from '../../www/view.js';
import { isEngineBuilt, launch, nextResult, openPage, paintedRanges, pasteText, untilReady } from './chromium.js';

/** @import { Browser } from 'playwright-core' */
/** @import { Analysis, Span } from '../../www/analysis.js' */
/** @import { ClaimLightElement } from '../../www/element.js' */

const SAMPLES = new URL('../../www/samples/', import.meta.url);
const NAMES = readdirSync(SAMPLES).map((file) => file.replace('.json', ''));

/** @param {string} name A sample's text, as somebody would copy it. */
function sampleText(name) {
  /** @type {{blocks: {text: string}[]}} */
  const { blocks } = JSON.parse(readFileSync(new URL(`${name}.json`, SAMPLES), 'utf8'));
  return blocks.map(({ text }) => text).join('\n\n');
}

/** Every span of an analysis. @param {Analysis} analysis @returns {Span[]} */
function spansOf(analysis) {
  return [
    ...analysis.entities.flatMap(({ mentions }) => mentions.map(({ span }) => span)),
    ...analysis.values.map(({ span }) => span),
    ...analysis.attributions.flatMap(({ source, cue, contents }) => [source?.span, cue?.span, ...contents].filter((span) => span != null)),
    ...analysis.claims.flatMap(({ span, hedges, evidence }) => [span, ...hedges.map((hedge) => hedge.span), ...evidence.map((reason) => reason.span)]),
  ];
}

describe('the demo page with the real engine', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
  before(async () => {
    // Never skipped: a page whose engine is missing is a broken page.
    assert.ok(isEngineBuilt(), 'the engine is not built: run `make wasm`');
    [browser, server] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test('a sample is read and painted on load, without a word on the console', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(server.url);
    await untilReady(page);
    const painted = await paintedRanges(page);
    assert.ok((painted['claimlight-quiet-quoted'] ?? 0) > 0, JSON.stringify(painted));
    assert.equal(await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'rung')), 'worker');
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('an article in another language is said to be in one, whatever its page declares', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(server.url);
    await untilReady(page);
    const heard = page.evaluate(() => new Promise((resolve) => document.addEventListener('claimlight:error', ({ detail }) => resolve(detail), { once: true })));
    const german = 'Die Fähre nach Marrow fährt ab März nicht mehr, sagte die Reederei am Montag. Für den Betrieb ist kein Geld da, und die Stadt will die Kosten auch nicht tragen.';
    await pasteText(page, { 'text/plain': german });
    const { code, message } = /** @type {{code: string, message: string}} */ (await heard);
    assert.equal(`${code}: ${message}`, 'unsupported-language: the article is in "de"');
    await context.close();
  });

  test('a long pasted article fills the panel with claims, sources and names, and asks nothing of the network', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    const before = server.requests.length;
    const article = `${sampleText('hard-news')}\n\n${sampleText('science')}`;
    assert.ok(article.split(/\s+/).length >= 900, `${article.split(/\s+/).length} words`);
    const result = nextResult(page);
    await pasteText(page, { 'text/plain': article });
    await result;
    const panel = page.locator('claim-light');
    await panel.getByRole('button', { name: 'Marguerite Aldana' }).waitFor();
    assert.ok((await panel.locator('.source').count()) >= 5);
    await panel.getByRole('tab', { name: 'Claims' }).click();
    assert.equal(await panel.locator('.claim').count(), 20);
    await panel.getByRole('tab', { name: 'Names' }).click();
    await panel.getByRole('button', { name: /^Hanne Kolstad/ }).waitFor();
    assert.ok((await panel.locator('.entity').count()) >= 8);
    const painted = await paintedRanges(page);
    for (const layer of ['quiet-quoted', 'claim-anonymous', 'claim-hearsay']) {
      assert.ok((painted[`claimlight-${layer}`] ?? 0) > 0, `${layer} is not painted: ${JSON.stringify(painted)}`);
    }
    assert.equal(await page.locator('#requests').textContent(), '0 requests since load');
    assert.deepEqual(server.requests.slice(before), []);
    assert.deepEqual(troubles, []);
    await context.close();
  });

  test('each sample shows claims of all five manners, the opinion piece all but hearsay, and whatever the engine finds lies inside its text', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(server.url);
    await page.locator('html[data-ready]').waitFor();
    for (const name of NAMES) {
      if (name !== 'hard-news') {
        const result = nextResult(page);
        await page.locator(`#samples button[value="${name}"]`).click();
        await result;
      }
      const { text, analysis } = await page.evaluate(() => {
        const { text, analysis } = /** @type {ClaimLightElement} */ (document.querySelector('claim-light'));
        return { text, analysis };
      });
      assert.ok(analysis && analysis.claims.length > 0 && analysis.entities.length > 0, name);
      assert.equal(analysis.textLength, text.length, name);
      for (const [start, end] of spansOf(analysis)) {
        assert.ok(0 <= start && start < end && end <= text.length, `${name}: [${start}, ${end}] of ${text.length}`);
        assert.equal(text.slice(start, end), text.slice(start, end).trim(), `${name}: [${start}, ${end}] has space at an end`);
      }
      const manners = new View(text, analysis).claims.map(({ claim }) => claim.manner);
      const missing = name === 'opinion' ? ['hearsay'] : [];
      assert.deepEqual(MANNERS.filter((manner) => !manners.includes(manner)), missing, `${name} shows no claim of this manner`);
    }
    assert.deepEqual(troubles, []);
    await context.close();
  });
});

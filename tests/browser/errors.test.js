// Each trouble that an article can meet into its code, an event and words that help: in both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** Adds an element, and tells what it says of its trouble. @param {Page} page @param {Record<string, string>} attributes */
function trouble(page, attributes) {
  return page.evaluate(async (attributes) => {
    await customElements.whenDefined('claim-light');
    const element = document.createElement('claim-light');
    for (const [name, value] of Object.entries({ for: 'story', start: 'idle', debug: '', ...attributes })) element.setAttribute(name, value);
    const told = new Promise((done) => document.addEventListener('claimlight:error', (event) => done({ ...event.detail, composed: event.composed }), { once: true }));
    document.body.append(element);
    const { code, message, composed } = await told;
    // The words come in a request of their own.
    const panel = /** @type {ShadowRoot} */ (element.shadowRoot);
    while (!panel.querySelector('.counts')?.textContent?.trim()) await new Promise(requestAnimationFrame);
    return { code, isSaid: message !== '', composed, status: element.status, painted: CSS.highlights.size, buttons: [...panel.querySelectorAll('.bar button:not([hidden])')].map((button) => button.textContent), words: panel.querySelector('.counts')?.textContent };
  }, attributes);
}

const AGAIN = ['Try again'];

/** @type {{code: string, words: RegExp, buttons?: string[], attributes?: Record<string, string>, policy?: string, change?: () => void}[]} */
const TROUBLES = [
  { code: 'csp-wasm', words: /security policy/, policy: "script-src 'self'; worker-src 'none'", attributes: { 'no-worker': '' } },
  { code: 'csp-worker', words: /worker/, attributes: { 'worker-src': '/test-pages/dying-worker.js' } },
  { code: 'wasm-load', words: /could not be loaded/, attributes: { 'model-src': '/no-such-model.bin' } },
  { code: 'wasm-load', words: /could not be loaded/, attributes: { 'wasm-src': '/no-such-engine.wasm' } },
  { code: 'integrity', words: /not the one that was expected/, attributes: { 'model-integrity': `sha384-${'A'.repeat(64)}` } },
  { code: 'integrity', words: /not the one that was expected/, attributes: { annotations: '/test-pages/other-text.json' } },
  { code: 'unsupported-language', words: /isn’t in English/, buttons: ['Read it as English'], change: () => Object.assign(/** @type {HTMLElement} */ (document.getElementById('story')), { lang: 'de', textContent: 'Die Fähre nach Marrow fährt ab März nicht mehr, sagte die Reederei am Montag.' }) },
  { code: 'too-large', words: /two million/, buttons: [], change: () => document.getElementById('story')?.append('Boats '.repeat(400_000)) },
];

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`what can go wrong, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser.close());

    /** @param {(page: Page) => Promise<void>} act @param {string} [policy] */
    async function onArticle(act, policy) {
      const server = await serveWithStandIn(policy ? { '/test-pages/plain.html': { 'Content-Security-Policy': policy } } : {});
      const { page, close } = await openFresh(browser);
      try {
        await page.goto(`${server.url}test-pages/plain.html`);
        await act(page);
      } finally {
        await close();
        await server.close();
      }
    }

    for (const { code, words, buttons = AGAIN, attributes = {}, policy, change } of TROUBLES) {
      test(`${code}: ${Object.keys(attributes).join() || 'the article itself'}`, () =>
        onArticle(async (page) => {
          if (change) await page.evaluate(change);
          const found = await trouble(page, attributes);
          assert.match(found.words ?? '', words);
          assert.deepEqual({ ...found, words: '' }, { code, isSaid: true, composed: true, status: 'error', painted: 0, buttons, words: '' });
        }, policy));
    }

    test('aborted: before an engine is asked for, while it comes, and while it reads', () =>
      onArticle(async (page) => {
        const codes = await page.evaluate(async () => {
          const { createAnalyzer } = await import(/** @type {string} */ ('/claimlight.js'));
          const codeOf = (/** @type {Promise<unknown>} */ promise) => promise.then(() => 'none', ({ code, name }) => `${name} ${code}`);
          const coming = new AbortController();
          const opening = codeOf(createAnalyzer({ signal: coming.signal }));
          coming.abort();
          const reading = new AbortController();
          const analyzer = await createAnalyzer();
          const analysis = codeOf(analyzer.analyze('Ana Ruiz said that 40 boats were lost.', { signal: reading.signal }));
          reading.abort();
          const closed = codeOf(analyzer.analyze('Ana Ruiz said that 40 boats were lost.'));
          analyzer.close();
          return Promise.all([codeOf(createAnalyzer({ signal: AbortSignal.abort() })), opening, analysis, closed]);
        });
        assert.deepEqual(codes, Array(4).fill('ClaimlightError aborted'));
      }));

    test('aborted: a reading that is put down, and no other', () =>
      onArticle(async (page) => {
        const heard = await page.evaluate(async () => {
          /** @type {string[]} */
          const heard = [];
          document.addEventListener('claimlight:error', ({ detail }) => heard.push(detail.code));
          const element = document.createElement('claim-light');
          element.setAttribute('for', 'story');
          element.setAttribute('start', 'manual');
          document.body.append(element);
          const stopped = element.analyze();
          element.detach();
          heard.push(`${await stopped} ${element.status}`);
          await element.analyze();
          element.detach();
          return [...heard, element.status];
        });
        assert.deepEqual(heard, ['aborted', 'null idle', 'idle']);
      }));
  });
}

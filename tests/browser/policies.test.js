// A page's security policy into the road that the engine takes, with what ships: in both browsers, without one report of
// a violation.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { addElement, BROWSERS, openFresh, untilIdle } from './browsers.js';
import { PAGES } from './chromium.js';
import { ship } from './shipped.js';

/** @import { Browser } from 'puppeteer-core' */

const BASE = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src data:";

/** The attributes that docs/embedding.md recommends for a policy; none where it takes none to be quiet. @typedef {Record<string, string>} Attributes */

/**
 * `tried` is what is reported where a policy comes as a header and the page does not say what it forbids: each road that
 * was tried, once.
 *
 * @type {{name: string, policy: string, rung: string, attributes?: Attributes, tried?: RegExp}[]}
 */
const POLICIES = [
  { name: 'no policy', policy: '', rung: 'worker' },
  { name: 'scripts of its own', policy: `${BASE}; script-src 'self'; worker-src 'self'`, rung: 'worker' },
  { name: 'wasm allowed', policy: `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`, rung: 'worker' },
  { name: 'styles of its own only', policy: "style-src 'self'", rung: 'worker' },
  { name: 'trusted types, and our policy among them', policy: "require-trusted-types-for 'script'; trusted-types claimlight", rung: 'worker' },
  { name: 'trusted types, and any policy may be made', policy: "require-trusted-types-for 'script'", rung: 'worker' },
  {
    name: 'workers from blobs only', policy: `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:`, rung: 'blob-worker',
    attributes: { 'worker-src': 'blob:' }, tried: /^worker-src\b/,
  },
  { name: 'no workers', policy: `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'`, rung: 'main-thread', attributes: { 'no-worker': '' }, tried: /^worker-src\b/ },
  {
    name: 'trusted types, and no policy may be made', policy: "require-trusted-types-for 'script'; trusted-types 'none'", rung: 'main-thread',
    attributes: { 'no-worker': '' }, tried: /^(require-trusted-types-for|trusted-types)\b/,
  },
];

/** A frame, its page, its origin where that is not its page's, and the road there. @type {[title: string, file: string, origin: string, rung: string][]} */
const FRAMES = [
  ['a sandboxed frame, which has no origin', 'sandbox.html', 'null', 'blob-worker'],
  ['a frame that its page wrote out, which has that page’s origin and no address', 'srcdoc.html', '', 'worker'],
  ['such a frame, and sandboxed', 'srcdoc-sandbox.html', 'null', 'blob-worker'],
];

const { folder, remove } = ship();
after(remove);
const mounts = { '/test-pages/': PAGES };
const PLAIN = readFileSync(join(PAGES, 'plain.html'), 'utf8');

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`under a policy, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser.close());

    /** Reads under a policy; gives the road, and what was reported to page and server. @param {string} policy @param {Attributes} attributes @param {string} [file] */
    async function read(policy, attributes, file = 'plain.html') {
      const header = policy && `${policy}; report-uri /csp-report`;
      const server = await serve({ root: folder, mounts, headers: header ? { [`/test-pages/${file}`]: { 'Content-Security-Policy': header } } : {} });
      const { page, close } = await openFresh(browser);
      try {
        await page.evaluateOnNewDocument(() => {
          /** @type {string[]} */
          const violations = [];
          Reflect.set(window, 'violations', violations);
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} ${blockedURI}`));
        });
        await page.goto(`${server.url}${file.startsWith('meta') ? '' : 'test-pages/'}${file}`);
        const { outcome, rung } = await addElement(page, attributes);
        assert.equal(outcome, 'ready');
        // A report of the last moment is still on its way; what is asked for after it is answered after it.
        await page.evaluate(() => fetch('/').then((response) => response.text()));
        await untilIdle(page);
        const violations = await page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'violations')));
        return { rung, violations, posted: server.requests.filter((path) => path === '/csp-report').length };
      } finally {
        await close();
        await server.close();
      }
    }

    for (const { name: title, policy, rung, attributes, tried } of POLICIES) {
      test(`${title}: ${rung}`, async () => {
        assert.deepEqual(await read(policy, attributes ?? {}), { rung, violations: [], posted: 0 });
      });
      test(`${title}, as the page itself says: ${rung}, without an attribute`, async () => {
        const file = `meta-${POLICIES.findIndex(({ name }) => name === title)}.html`;
        writeFileSync(join(folder, file), PLAIN.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`));
        assert.deepEqual(await read('', {}, file), { rung, violations: [], posted: 0 });
      });
      if (tried) {
        test(`${title}, and the page does not say so: ${rung}, and each road that was tried is reported`, async () => {
          const { rung: taken, violations } = await read(policy, {});
          assert.equal(taken, rung);
          assert.deepEqual(violations.filter((one) => !tried.test(one)), []);
          assert.ok(violations.length >= 1 && violations.length <= 3, violations.join());
        });
      }
    }

    for (const [title, file, origin, rung] of FRAMES) {
      test(`in ${title}: ${rung}`, async () => {
        const open = { 'Access-Control-Allow-Origin': '*' };
        const server = await serve({ root: folder, mounts, headers: { '/': open } });
        const { page, close } = await openFresh(browser);
        try {
          await page.goto(`${server.url}test-pages/${file}`);
          const frame = page.mainFrame().childFrames()[0];
          assert.ok(frame);
          assert.equal(await frame.evaluate(() => self.origin), origin || new URL(server.url).origin);
          assert.deepEqual(await addElement(frame), { outcome: 'ready', rung });
        } finally {
          await close();
          await server.close();
        }
      });
    }
  });
}

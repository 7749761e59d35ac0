// A page's security policy into the road that the engine takes: in both browsers, without one report of a violation.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser } from 'puppeteer-core' */

const BASE = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src data:";

/** The attributes that docs/embedding.md recommends for a policy; none where it takes none to be quiet. @typedef {Record<string, string>} Attributes */

/**
 * Firefox asks `worker-src` also for what a worker imports, so its rung and its reports differ in one row.
 *
 * `tried` is what is reported where the page does not say what its policy forbids: each road that was tried, once.
 *
 * @type {{name: string, policy: string, rung: string, inFirefox?: string, attributes?: Attributes, tried?: RegExp, quietInFirefox?: boolean}[]}
 */
const POLICIES = [
  { name: 'no policy', policy: '', rung: 'worker' },
  { name: 'scripts of its own', policy: `${BASE}; script-src 'self'; worker-src 'self'`, rung: 'worker' },
  { name: 'wasm allowed', policy: `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`, rung: 'worker' },
  { name: 'styles of its own only', policy: "style-src 'self'", rung: 'worker' },
  { name: 'trusted types, and our policy among them', policy: "require-trusted-types-for 'script'; trusted-types claimlight", rung: 'worker' },
  { name: 'trusted types, and any policy may be made', policy: "require-trusted-types-for 'script'", rung: 'worker' },
  {
    name: 'workers from blobs only', policy: `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:`, rung: 'blob-worker', inFirefox: 'main-thread',
    attributes: { 'worker-src': 'blob:' }, tried: /^worker-src\b/, quietInFirefox: false,
  },
  { name: 'no workers', policy: `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'`, rung: 'main-thread', attributes: { 'no-worker': '' }, tried: /^worker-src\b/ },
  {
    name: 'trusted types, and no policy may be made', policy: "require-trusted-types-for 'script'; trusted-types 'none'", rung: 'main-thread',
    attributes: { 'no-worker': '' }, tried: /^(require-trusted-types-for|trusted-types)\b/,
  },
];

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`under a policy, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser.close());

    /** Reads under a policy; gives the road, and what was reported to page and server. @param {string} policy @param {Attributes} attributes */
    async function read(policy, attributes) {
      const header = policy && `${policy}; report-uri /csp-report`;
      const server = await serveWithStandIn(header ? { '/test-pages/plain.html': { 'Content-Security-Policy': header } } : {});
      const { page, close } = await openFresh(browser);
      try {
        await page.evaluateOnNewDocument(() => {
          /** @type {string[]} */
          const violations = [];
          Reflect.set(window, 'violations', violations);
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} ${blockedURI}`));
        });
        await page.goto(`${server.url}test-pages/plain.html`);
        const { outcome, rung } = await addElement(page, attributes);
        assert.equal(outcome, 'ready');
        // A report of the last moment is still on its way.
        await new Promise((done) => setTimeout(done, 100));
        const violations = await page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'violations')));
        return { rung, violations, posted: server.requests.filter((path) => path === '/csp-report').length };
      } finally {
        await close();
        await server.close();
      }
    }

    for (const { name: title, policy, rung: usual, inFirefox, attributes, tried, quietInFirefox } of POLICIES) {
      const rung = name === 'Firefox' && inFirefox ? inFirefox : usual;
      const isQuiet = name !== 'Firefox' || quietInFirefox !== false;
      test(`${title}: ${rung}`, async () => {
        const found = await read(policy, attributes ?? {});
        assert.equal(found.rung, rung);
        if (isQuiet) assert.deepEqual([found.violations, found.posted], [[], 0]);
        // The worker's own imports are refused, out of the page's hearing.
        else assert.ok(found.violations.length === 0 && found.posted >= 1 && found.posted <= 3, `${found.violations} ${found.posted}`);
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

    test('in a sandboxed frame, which has no origin: blob-worker', async () => {
      const open = { 'Access-Control-Allow-Origin': '*' };
      const server = await serveWithStandIn({ '/': open, '/pkg/': open, '/test-pages/': open });
      const { page, close } = await openFresh(browser);
      try {
        await page.goto(`${server.url}test-pages/sandbox.html`);
        const frame = page.frames().find((one) => one.url().endsWith('plain.html'));
        assert.ok(frame);
        assert.equal(await frame.evaluate(() => self.origin), 'null');
        assert.deepEqual(await addElement(frame), { outcome: 'ready', rung: 'blob-worker' });
      } finally {
        await close();
        await server.close();
      }
    });
  });
}

// A page's security policy into the road that the engine takes: in both browsers, without one report of a violation.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser } from 'puppeteer-core' */

const BASE = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src data:";

/** Firefox asks `worker-src` also for what a worker imports. @type {Record<string, Record<string, string>>} */
const ELSEWHERE = { Firefox: { 'workers from blobs only': 'main-thread' } };

/** @type {[name: string, policy: string, rung: string, reports: boolean][]} */
const POLICIES = [
  ['no policy', '', 'worker', false],
  ['scripts of its own', `${BASE}; script-src 'self'; worker-src 'self'`, 'worker', false],
  ['wasm allowed', `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`, 'worker', false],
  ['styles of its own only', "style-src 'self'", 'worker', false],
  ['trusted types, and our policy among them', "require-trusted-types-for 'script'; trusted-types claimlight", 'worker', false],
  ['workers from blobs only', `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:`, 'blob-worker', true],
  ['no workers', `${BASE}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'`, 'main-thread', true],
  ['trusted types, and no policy may be made', "require-trusted-types-for 'script'; trusted-types 'none'", 'main-thread', true],
];

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`under a policy, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser.close());

    for (const [title, policy, usual, forbids] of POLICIES) {
      const rung = ELSEWHERE[name]?.[title] ?? usual;
      test(`${title}: ${rung}`, async () => {
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
          assert.deepEqual(await addElement(page), { outcome: 'ready', rung });
          const violations = await page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'violations')));
          // A page cannot ask whether a worker is allowed: the one try is reported, and nothing else may be.
          const unexpected = forbids ? violations.filter((one) => !/^(worker-src|script-src|require-trusted-types-for|trusted-types)\b/.test(one)) : violations;
          assert.deepEqual(unexpected, []);
          if (!forbids) assert.deepEqual(server.requests.filter((path) => path === '/csp-report'), []);
        } finally {
          await close();
          await server.close();
        }
      });
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

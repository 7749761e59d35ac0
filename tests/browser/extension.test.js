// A page of somebody else's and a press of the extension's button into marks and panel: under five policies, in both browsers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { serve } from '../../tools/serve.mjs';
import { BROWSERS } from './browsers.js';
import { isEngineBuilt, PAGES } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

const HOME = fileURLToPath(new URL('../..', import.meta.url));

/** The page's policy by the name of its file. @type {Record<string, string>} */
const POLICIES = {
  none: '',
  'nothing-at-all': "default-src 'none'; img-src data:; script-src 'sha256-AAAA'",
  'scripts-of-its-own': "default-src 'self'; img-src data:; script-src 'self'; object-src 'none'; base-uri 'none'",
  'strict-dynamic': "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
  'trusted-types': "require-trusted-types-for 'script'; trusted-types 'none'; style-src 'none'; worker-src 'none'",
};

/** The true extension, and for Firefox, whose button no driver can press, one that presses it itself on each page that has loaded. @param {string} folder */
function pressedByItself(folder) {
  const copy = `${folder}-pressed`;
  cpSync(folder, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  const script = join(copy, 'background.js');
  const action = '{ setBadgeText: real.action.setBadgeText, setTitle: real.action.setTitle, onClicked: { addListener: (press) => real.tabs.onUpdated.addListener((id, { status }) => status === "complete" && press({ id })) } }';
  writeFileSync(script, `((real) => ((globalThis) => {${readFileSync(script, 'utf8')}\n})({ __proto__: globalThis, browser: { runtime: real.runtime, tabs: real.tabs, i18n: real.i18n, scripting: real.scripting, action: ${action} } }))(browser);`);
  return copy;
}

/** @type {Record<string, (folder: string) => Promise<{browser: Browser, press: (page: Page) => Promise<unknown>}>>} */
const LAUNCHED = {
  async Chromium(folder) {
    const executablePath = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find(existsSync);
    const browser = await puppeteer.launch({ executablePath, pipe: true, enableExtensions: [folder], args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    const press = async (/** @type {Page} */ page) => [...(await browser.extensions()).values()][0]?.triggerAction(page);
    return { browser, press };
  },
  async Firefox(folder) {
    const browser = await BROWSERS.Firefox();
    await browser.installExtension(pressedByItself(folder));
    return { browser, press: () => Promise.resolve() };
  },
};

describe('the extension', { skip: !isEngineBuilt() && 'make wasm builds the engine' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-'));
  const built = join(folder, 'extension');
  before(() => execFileSync(process.execPath, ['tools/extension.mjs', built], { cwd: HOME }));
  after(() => rmSync(folder, { recursive: true }));

  test('asks for the page in sight when its button is pressed, and for nothing else', () => {
    const { permissions, host_permissions, optional_permissions, content_scripts, web_accessible_resources, content_security_policy } = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
    assert.deepEqual(permissions, ['activeTab', 'scripting']);
    assert.deepEqual([host_permissions, optional_permissions, content_scripts, web_accessible_resources], [undefined, undefined, undefined, undefined]);
    assert.match(content_security_policy.extension_pages, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';.* connect-src 'self';/);
    for (const script of ['background.js', 'reader.js']) assert.doesNotMatch(readFileSync(join(built, script), 'utf8'), /https?:\/\/(?!www\.w3\.org\/2000\/svg)/, script);
  });

  for (const [name, launch] of Object.entries(LAUNCHED)) {
    describe(`in ${name}`, () => {
      /** @type {Browser} */ let browser;
      /** @type {(page: Page) => Promise<unknown>} */ let press;
      /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
      before(async () => {
        const headers = Object.fromEntries(Object.entries(POLICIES).map(([name, policy]) => [`/${name}/reading.html`, policy ? { 'Content-Security-Policy': policy } : {}]));
        server = await serve({ mounts: Object.fromEntries(Object.keys(POLICIES).map((name) => [`/${name}/`, PAGES])), headers: /** @type {Record<string, Record<string, string>>} */ (headers) });
        ({ browser, press } = await launch(built));
      });
      after(async () => {
        await browser.close();
        await server.close();
      });

      for (const policy of Object.keys(POLICIES)) {
        test(`paints under the policy ${policy}, leaves the page as it is and asks its server for nothing`, async () => {
          const page = await browser.newPage();
          await page.goto(`${server.url}${policy}/reading.html`);
          const markup = () => page.$eval('.layout', (layout) => new XMLSerializer().serializeToString(layout));
          const [before, asked] = [await markup(), server.requests.length];
          await page.bringToFront();
          // A browser that is still closing the tab before may press there: a reader would press once more.
          for (let presses = 0, there = null; presses < 3 && !there; presses++) {
            await press(page);
            there = await page.waitForSelector('claim-light-reader', { timeout: 8000 }).catch(() => null);
          }
          await page.waitForSelector('claim-light-reader[data-status="ready"]');
          await page.waitForFunction(() => CSS.highlights.has('claimlight-quiet-quoted'));
          const found = await page.evaluate(() => {
            const shadow = /** @type {ShadowRoot} */ (document.querySelector('claim-light-reader')?.shadowRoot);
            const panel = /** @type {HTMLElement} */ (shadow.querySelector('.panel'));
            const { top, right, width } = panel.getBoundingClientRect();
            return { painted: [...(CSS.highlights.get('claimlight-quiet-quoted') ?? [])].map(String), sources: panel.querySelector('.source-name')?.textContent, box: { top, right: innerWidth - right, width }, shut: shadow.querySelector('[part="shut"]')?.textContent };
          });
          assert.deepEqual(found.painted, ['“We could not leave the boats where they are,”']);
          assert.equal(found.sources, 'Edith Varga');
          assert.ok(found.box.top === 36 && found.box.right < 20 && found.box.width === 400, JSON.stringify(found.box));
          assert.equal(await markup(), before);
          assert.deepEqual(server.requests.slice(asked).filter((path) => !path.includes('favicon')), []);
          await page.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector('claim-light-reader')?.shadowRoot?.querySelector('[part="shut"]'))?.click());
          assert.deepEqual(await page.evaluate(() => [document.querySelector('claim-light-reader'), CSS.highlights.size]), [null, 0]);
          await page.close();
        });
      }
    });
  }
});

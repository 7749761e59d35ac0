// An element that comes and goes into an article that is what it was: node for node, in both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** Keeps the article's nodes and markup. @param {Page} page */
function remember(page) {
  return page.evaluate(() => {
    const story = /** @type {Element} */ (document.getElementById('story'));
    const nodesOf = () => {
      const walker = document.createTreeWalker(story);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      return nodes;
    };
    const [nodes, markup] = [nodesOf(), story.outerHTML];
    Reflect.set(window, 'compare', () => {
      const now = nodesOf();
      return { markup: story.outerHTML === markup, nodes: now.length === nodes.length && now.every((node, at) => node === nodes[at]) };
    });
  });
}

/** @param {Page} page @returns {Promise<{markup: boolean, nodes: boolean}>} */
function compare(page) {
  return page.evaluate(() => Reflect.get(window, 'compare')());
}

/** Names of the highlights that hold ranges. @param {Page} page */
function layers(page) {
  return page.evaluate(() => [...CSS.highlights.keys()]);
}

const SAME = { markup: true, nodes: true };

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`what stays behind, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    for (const mode of ['highlight', 'panel-only', 'mark']) {
      test(`nothing, after reading, use and removal in ${mode} mode`, async () => {
        const { page, troubles, close } = await openFresh(browser);
        await page.goto(`${server.url}test-pages/plain.html`);
        await remember(page);
        assert.equal((await addElement(page, { mode })).outcome, 'ready');
        const attached = await compare(page);
        assert.deepEqual(attached, mode === 'mark' ? { markup: false, nodes: false } : SAME);
        assert.equal((await layers(page)).length > 0, mode === 'highlight');
        await page.evaluate(() => {
          const element = /** @type {any} */ (document.querySelector('claim-light'));
          element.next();
          element.next();
          element.previous();
          element.shadowRoot.querySelector('.chip').click();
        });
        if (mode !== 'mark') assert.deepEqual(await compare(page), SAME);
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        assert.deepEqual(await compare(page), SAME);
        assert.deepEqual(await layers(page), []);
        assert.deepEqual(troubles, []);
        await close();
      });
    }

    test('nothing, after coming and going 250 times', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await remember(page);
      const rounds = (/** @type {number} */ count) =>
        page.evaluate(async (count) => {
          for (let round = 0; round < count; round++) {
            const element = document.createElement('claim-light');
            element.setAttribute('for', 'story');
            element.setAttribute('start', 'manual');
            const end = new Promise((done) => element.addEventListener('claimlight:result', done, { once: true }));
            document.body.append(element);
            await /** @type {any} */ (element).analyze();
            await end;
            element.remove();
          }
        }, count);
      const session = name === 'Chromium' ? await page.createCDPSession() : null;
      const heap = async () => {
        await session?.send('HeapProfiler.collectGarbage');
        return (await session?.send('Runtime.getHeapUsage'))?.usedSize ?? 0;
      };
      /** @type {number[]} */
      const sizes = [];
      for (let batch = 0; batch < 5; batch++) {
        await rounds(50);
        sizes.push(await heap());
      }
      // The collector lets the last elements go late, so one low mark counts: 50 kept elements weigh 550 kB.
      const [first = 0, ...later] = sizes;
      assert.ok(Math.min(...later) - first < 300_000, `the heap grew: ${sizes.join(', ')} bytes`);
      assert.deepEqual(await layers(page), []);
      assert.deepEqual(await compare(page), SAME);
      assert.deepEqual(troubles, []);
      await close();
    });
  });
}

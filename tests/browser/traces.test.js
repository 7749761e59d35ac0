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

    for (const mode of ['highlight', 'mark']) {
      test(`nothing, after coming and going 100 times and more in ${mode} mode`, async () => {
        const { page, troubles, close } = await openFresh(browser);
        await page.goto(`${server.url}test-pages/plain.html`);
        await remember(page);
        const session = name === 'Chromium' ? await page.createCDPSession() : null;
        await session?.send('Performance.enable');
        /** Comes and goes so often, and is used in between. */
        const rounds = (/** @type {number} */ count) =>
          page.evaluate(async (count, mode) => {
            for (let round = 0; round < count; round++) {
              const element = /** @type {any} */ (document.createElement('claim-light'));
              Object.assign(element, { htmlFor: 'story', start: 'manual', mode });
              document.body.append(element);
              await element.analyze();
              element.next();
              element.remove();
            }
          }, count, mode);
        const idle = () => page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
        const collected = async () => {
          // The last element's promises and observers are let go of in tasks of their own.
          await idle();
          await session?.send('HeapProfiler.collectGarbage');
          const { metrics = [] } = (await session?.send('Performance.getMetrics')) ?? {};
          return Object.fromEntries(metrics.filter((one) => ['Nodes', 'JSEventListeners', 'Documents', 'JSHeapUsedSize'].includes(one.name)).map((one) => [one.name, one.value]));
        };
        /** What is left when collections find no more dead: what one finds may be what kept others alive. */
        const measure = async () => {
          let before = await collected();
          for (let quiet = 0, time = 0; quiet < 3 && time < 20; time++) {
            const now = await collected();
            quiet = Object.keys(now).every((what) => what === 'JSHeapUsedSize' || now[what] === before[what]) ? quiet + 1 : 0;
            before = now;
          }
          return before;
        };
        await rounds(60);
        const first = await measure();
        await rounds(100);
        const second = await measure();
        const [{ JSHeapUsedSize: heapBefore = 0, ...before }, { JSHeapUsedSize: heapAfter = 0, ...after }] = [first, second];
        // A busy machine may not have let go of the last element yet; one thing kept every second round is 50.
        for (const [what, count] of Object.entries(after)) assert.ok(count - (before[what] ?? 0) < 50, `${what}: ${before[what]}, then ${count}`);
        if (session) assert.ok((before['Nodes'] ?? 0) > 0 && heapBefore > 0, 'nothing was measured');
        // An element that is kept weighs 11 kB: a twentieth of one is nothing that stays.
        assert.ok(heapAfter - heapBefore < 100 * 550, `the heap grew from ${heapBefore} to ${heapAfter} bytes in 100 rounds`);
        assert.deepEqual(await layers(page), []);
        assert.deepEqual(await compare(page), SAME);
        assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
        assert.deepEqual(troubles, []);
        await close();
      });
    }
  });
}

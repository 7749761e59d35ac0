// A painted article into what readers and browsers do with any article: find, select, copy, print, translate. In both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** Everything that a highlight could disturb, as it is now. @param {Page} page */
function state(page) {
  return page.evaluate(async () => {
    const story = /** @type {HTMLElement} */ (document.getElementById('story'));
    const selection = /** @type {Selection} */ (getSelection());
    selection.selectAllChildren(story);
    const selected = selection.toString();
    const copied = new XMLSerializer().serializeToString(selection.getRangeAt(0).cloneContents());
    selection.removeAllRanges();
    /** @param {string} words */
    const find = (words) => {
      const found = Reflect.get(window, 'find').call(window, words, true, false, false);
      const place = selection.rangeCount > 0 ? [selection.toString(), story.contains(selection.anchorNode), selection.anchorOffset, selection.focusOffset] : [];
      selection.removeAllRanges();
      return [found, ...place];
    };
    // Over the borders of elements, of claims and of names.
    const finds = ['Northern Ferry', 'Monday that 4,300 people', '“We may come back', 'said Edith Varga, who', 'no such words'].map(find);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(story.outerHTML))).join();
    const boxes = [...story.querySelectorAll('*')].map((one) => Object.values(one.getBoundingClientRect().toJSON()).map(Math.round).join());
    return { selected, copied, finds, digest, boxes, text: story.innerText };
  });
}

/** How many ranges are painted. @param {Page} page */
function painted(page) {
  return page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`a painted article, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    test('is found, selected, copied and laid out as if nothing were painted', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      // The panel below makes the page longer: a scroll bar is there from the start.
      await page.addStyleTag({ content: 'html { overflow-y: scroll }' });
      const before = await state(page);
      assert.equal(before.finds.filter(([found]) => found).length, 4, 'the browser finds what is there, and nothing else');
      await addElement(page);
      assert.ok((await painted(page)) > 3);
      assert.deepEqual(await state(page), before);
      // A reader goes through it, and it is still the same.
      await page.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector('claim-light'));
        for (let at = 0; at < 4; at++) element.next();
        element.shadowRoot.querySelector('[data-key="tab-sources"]').click();
        element.shadowRoot.querySelector('[data-key="manner-quoted"]').click();
        element.shadowRoot.querySelector('[data-key="manner-quoted"]').click();
        scrollTo(0, 0);
      });
      assert.deepEqual(await state(page), before);
      assert.deepEqual(troubles, []);
      await close();
    });

    test('keeps its text on paper, and the lists of the panel stay on the screen', async () => {
      const { page, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await addElement(page);
      const read = () => page.evaluate(() => {
        const shadow = /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot);
        const seen = (/** @type {string} */ selector) => shadow.querySelector(selector)?.checkVisibility() ?? null;
        return { text: document.getElementById('story')?.innerText, ranges: [...CSS.highlights.keys()].length, legend: seen('.legend'), list: seen('.body'), tabs: seen('.tabs') };
      });
      const screen = await read();
      assert.deepEqual([screen.legend, screen.list, screen.tabs], [true, true, true]);
      if (name === 'Firefox') {
        // It cannot be told to show the print styles; they are there all the same.
        assert.ok(await page.evaluate(() => /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot).adoptedStyleSheets.some((sheet) => [...sheet.cssRules].some((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print'))));
      } else {
        await page.emulateMediaType('print');
        assert.deepEqual(await read(), { ...screen, list: false, tabs: false });
      }
      await close();
    });

    test('is translated like any other: no attribute forbids it, and text that a translator puts in its place is read', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await addElement(page);
      assert.equal(await page.evaluate(() => document.querySelectorAll('#story [translate], #story .notranslate, #story [lang]').length), 0);
      const text = await page.evaluate(async () => {
        const again = new Promise((done) => document.addEventListener('claimlight:result', done, { once: true }));
        // As browsers do: each text node gives way to elements with other words in them.
        const walker = document.createTreeWalker(/** @type {Element} */ (document.getElementById('story')), NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode()) if (walker.currentNode.nodeValue?.trim()) nodes.push(walker.currentNode);
        for (const node of nodes) {
          const font = document.createElement('font');
          font.append(`${node.nodeValue} `.replaceAll('Edith Varga', 'Edita Vargas'));
          node.parentNode?.replaceChild(font, node);
        }
        await again;
        return Reflect.get(/** @type {Element} */ (document.querySelector('claim-light')), 'text');
      });
      assert.match(text, /Edita Vargas/);
      assert.ok(await page.evaluate(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => String(range) === 'Edita Vargas'))), 'the new words are painted');
      assert.deepEqual(troubles, []);
      await close();
    });
  });
}

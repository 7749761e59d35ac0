// The interface in each of its languages into names that are apart, and the article's words in their own direction: in both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES } from '../../www/i18n.js';
import { addElement, BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`languages, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    for (const lang of LANGUAGES) {
      test(`${lang}: no two panels have one name, be their articles called alike or not at all`, async () => {
        const { page, troubles, close } = await openFresh(browser);
        await page.goto(`${server.url}test-pages/plain.html`);
        await page.evaluate(() => {
          const second = /** @type {Element} */ (document.getElementById('story')?.cloneNode(true));
          second.id = 'second';
          document.querySelector('main')?.append(second);
        });
        for (const id of ['story', 'second', 'second']) await addElement(page, { for: id, lang });
        const names = () => page.$$eval('claim-light', (all) => all.map((one) => one.shadowRoot?.querySelector('section')?.getAttribute('aria-label')));
        const [one, two, three] = ['Claimlight', `Claimlight ${(2).toLocaleString(lang)}`, `Claimlight ${(3).toLocaleString(lang)}`];
        const headline = ' Ferry to Marrow Island will end';
        assert.deepEqual(await names(), [one + headline, two + headline, three + headline]);
        await page.$$eval('claim-light', (all) => {
          for (const element of /** @type {any[]} */ (all)) element.analysis = { ...element.analysis, blocks: [] };
        });
        assert.deepEqual(await names(), [one, two, three]);
        assert.deepEqual(troubles, []);
        await close();
      });
    }

    test('why a claim is marked is said in the language of the interface, around the article’s own words', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await addElement(page, { lang: 'de' });
      const reasons = await page.evaluate(async (kinds) => {
        const element = /** @type {any} */ (document.querySelector('claim-light'));
        const { analysis } = element;
        const [from] = analysis.claims[0].span;
        analysis.claims[0].evidence = kinds.map((kind) => ({ span: [from, from + 3], kind, reason: 'in English' }));
        const shown = new Promise((done) => element.addEventListener('claimlight:result', done, { once: true }));
        element.analysis = analysis;
        await shown;
        for (const key of ['tab-claims', analysis.claims[0].attribution ?? analysis.claims[0].id]) element.shadowRoot.querySelector(`[data-key="${key}"]`).click();
        return [...element.shadowRoot.querySelectorAll('.facts .reason')].map((reason) => [...reason.childNodes].map((node) => (node.localName ? `<${node.localName} ${node.lang}>` : node.textContent)).join(''));
      }, ['money', 'restsOn', 'only', undefined]);
      assert.deepEqual(reasons, ['ein Geldbetrag: <bdi en>', 'beruht auf „<bdi en>“', 'das Einzige seiner Art', '<bdi en>'], 'an analysis of an older engine has no kinds');
      assert.deepEqual(troubles, []);
      await close();
    });

    test('in a list of the article’s words each has its own direction, and what stands between runs with the interface', async () => {
      const { page, troubles, close } = await openFresh(browser);
      await page.goto(`${server.url}test-pages/plain.html`);
      await addElement(page, { lang: 'ar' });
      const lists = await page.evaluate(async () => {
        const element = /** @type {any} */ (document.querySelector('claim-light'));
        const { analysis } = element;
        const span = analysis.claims[0].span;
        analysis.claims[0].hedges = [[span[0], span[0] + 3], [span[0] + 4, span[0] + 9]].map((span) => ({ span, kind: 'epistemic' }));
        const shown = new Promise((done) => element.addEventListener('claimlight:result', done, { once: true }));
        element.analysis = analysis;
        await shown;
        for (const key of ['tab-claims', analysis.claims[0].attribution ?? analysis.claims[0].id]) element.shadowRoot.querySelector(`[data-key="${key}"]`).click();
        const list = [...element.shadowRoot.querySelectorAll('.facts .words')].find((one) => one.children.length > 1);
        return [...list.childNodes].map((node) => [node.localName ?? '', node.lang ?? '', node.textContent]);
      });
      const [first, between, second] = lists;
      assert.deepEqual([lists.length, first?.[0], first?.[1], between?.[0], second?.[0], second?.[1]], [3, 'bdi', 'en', '', 'bdi', 'en'], JSON.stringify(lists));
      assert.match(String(between?.[2]), /\p{Script=Arabic}/u);
      assert.deepEqual(troubles, []);
      await close();
    });
  });
}

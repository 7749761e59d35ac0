// What is said of an article in many places: bar, chips, rows, list, card and stepper count alike, and say the same of each passage.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'puppeteer-core' */

const STORY = {
  h1: ['Harbour officials said the ferry will end for good in May'],
  p: [
    'Harbour officials said that the pier had been closed for weeks before anybody was told of it.',
    'The harbour was reportedly sold for 40 million to a bank that nobody has heard of.',
    'Two of the boats were reportedly left on the beach for the whole of the winter.',
    '“We may come back when the numbers work,” said Edith Varga, who has run the line since 2019.',
    'The last of the keepers was reportedly paid for the year that he had been away.',
    'Lena Brook said that the pier had become “a wound in the town” and that it must be closed.',
    'It is not the first time that the council has lost track of what the harbour costs.',
  ],
};

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`one count of everything, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /**
     * The story above, read, with its drawer open. As the engine may, it has claims in some passages and none in others,
     * and retells what the source said around a few words of its own.
     *
     * @param {(page: Page) => Promise<void>} act @param {{width?: number, sources?: Record<string, number>}} [how]
     */
    async function onStory(act, { width = 1000, sources = {} } = {}) {
      const { page, troubles, close } = await openFresh(browser);
      await page.setViewport({ width, height: 800 });
      await page.goto(`${server.url}test-pages/plain.html`);
      await page.evaluate(async ({ story, sources }) => {
        document.getElementById('story')?.replaceChildren(...Object.entries(story).flatMap(([name, texts]) => texts.map((textContent) => Object.assign(document.createElement(name), { textContent }))));
        await customElements.whenDefined('claim-light');
        const element = Object.assign(document.createElement('claim-light'), { htmlFor: 'story' });
        document.querySelector('h1')?.after(element);
        const analysis = /** @type {any} */ (await element.analyze());
        const text = element.text;
        const partly = analysis.attributions.find((/** @type {any} */ one) => text.slice(...one.contents[0]).startsWith('a wound'));
        partly.quotation = 'mixed';
        partly.contents = [[text.indexOf('that the pier had become'), text.indexOf(' must be closed') + 15]];
        for (const claim of analysis.claims) {
          if (claim.attribution !== partly.id) continue;
          claim.manner = 'attributed';
          claim.span = partly.contents[0];
        }
        const bare = analysis.claims.findIndex((/** @type {any} */ claim) => claim.manner === 'hearsay');
        analysis.claims.splice(bare, 1);
        for (const [kind, count] of Object.entries(sources)) {
          for (let at = 0; at < count; at++) analysis.sources.unshift({ kind, entity: null, name: `${kind} ${at}`, attributions: [], wordsQuoted: 0, wordsAttributed: 900 - at });
        }
        const shown = new Promise((done) => element.addEventListener('claimlight:result', done, { once: true }));
        element.analysis = analysis;
        await shown;
      }, { story: STORY, sources });
      await press(page, '[data-key="open"]');
      await act(page);
      assert.deepEqual(troubles, []);
      await close();
    }

    /** @param {Page} page @param {string} selector */
    const press = (page, selector) => page.evaluate((selector) => /** @type {HTMLElement} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector(selector)).click(), selector);
    /** The texts of what is in sight. @param {Page} page @param {string} selector */
    const texts = (page, selector) => page.evaluate((selector) => [...(document.querySelector('claim-light')?.shadowRoot?.querySelectorAll(selector) ?? [])].filter((one) => one.checkVisibility()).map((one) => one.textContent?.trim() ?? ''), selector);
    /** @param {Page} page @param {string} selector */
    const only = async (page, selector) => (await texts(page, selector)).join(' | ');
    /** @param {Page} page */
    const untilCard = (page) => page.waitForFunction(() => document.querySelector('claim-light')?.shadowRoot?.querySelector('.card:popover-open'));

    test('“reportedly”: the bar, the chip, the row, the stepper and the card; nobody has said more', () => onStory(async (page) => {
      assert.match(await only(page, '.counts'), /3\u00a0× “reportedly”/);
      await press(page, '[data-key="source-nobody"]');
      assert.equal((await texts(page, '.passage')).length, 3);
      assert.equal(await only(page, '.place'), '3 places');
      await press(page, '.passage');
      await untilCard(page);
      assert.match(await only(page, '.card'), /1 of 3 places/);
      assert.deepEqual((await texts(page, '.card-foot > *')).map((words) => words.slice(0, 9)), ['Copy link', 'Why marke']);
      await press(page, '[data-key="source-nobody"]');
      await press(page, '[data-key="way-claims"]');
      assert.match(await only(page, '[data-key="manner-hearsay"]'), /3$/);
      await press(page, '[data-key="manner-hearsay"]');
      assert.equal((await texts(page, '.claim')).length, 3);
    }));

    test('a source in headline and text: each place is told as a reader would count', () => onStory(async (page) => {
      const row = '.row[data-source="s0"]';
      assert.match(await only(page, row), /^officials/);
      await press(page, row);
      assert.deepEqual((await texts(page, '.passage .small')).map((words) => words.replace(/\s*›/, '')), ['in the headline', 'in paragraph 1']);
      assert.equal(await only(page, '.place'), '2 places');
      await press(page, '.passages li:last-child .passage');
      await untilCard(page);
      assert.match(await only(page, '.card'), /2 of 2 places/);
      assert.equal(await only(page, '.place'), '2 of 2');
    }));

    test('the list, its link, its chips and the stepper count the same', () => onStory(async (page) => {
      assert.match(await only(page, '[data-key="way-claims"]'), /\(8\)$/);
      await press(page, '[data-key="way-claims"]');
      assert.equal((await texts(page, '.claim')).length, 8);
      assert.equal(await only(page, '.place'), '8 places');
      assert.deepEqual((await texts(page, '.chip .count')).map(Number).reduce((sum, count) => sum + count), 8);
    }));

    test('words in quotation marks that are retold around: quoted in text, strip, row, chip and card', () => onStory(async (page) => {
      const tinted = await page.evaluate(() => [...(CSS.highlights.get('claimlight-quiet-quoted') ?? [])].map(String));
      assert.deepEqual(tinted, ['We may come back when the numbers work,', '“a wound in the town”']);
      const shapes = await page.evaluate(() => {
        const all = (/** @type {string} */ selector) => document.querySelector('claim-light')?.shadowRoot?.querySelectorAll(selector).length;
        return { strip: all('.strip .m-quoted'), low: all('.score .m-attributed'), tall: all('.score .m-quoted[height="14"]') };
      });
      assert.deepEqual(shapes, { strip: 2, low: 0, tall: 2 });
      await press(page, '[data-key="way-claims"]');
      assert.match(await only(page, '[data-key="manner-quoted"]'), /2$/);
      await press(page, '[data-key="manner-quoted"]');
      await press(page, '.claim:last-child .item');
      await untilCard(page);
      assert.match(await only(page, '.card-how'), /^Partly in their own words\./);
    }));

    test('of each kind of source that the bar counts a row is shown before the fold', () => onStory(async (page) => {
      assert.deepEqual(await texts(page, '.group-title'), ['Named', 'Offices and documents', 'People not named', 'Nobody identified']);
      assert.equal((await texts(page, '.row')).length, 8);
      assert.equal(await only(page, '[data-key="more-sources"]'), 'Show 18 more');
    }, { sources: { named: 12, office: 6, document: 4 } }));

    test('on a phone each card leads on, also from a passage in which nothing is claimed', () => onStory(async (page) => {
      await press(page, '[data-key="source-nobody"]');
      for (const passage of [1, 2, 3]) {
        await press(page, `.passages li:nth-child(${passage}) .passage`);
        await page.waitForFunction((place) => document.querySelector('claim-light')?.shadowRoot?.querySelector('.card-steps')?.textContent?.includes(place), {}, `${passage} of 3`);
        assert.match(await only(page, '.card-foot'), /Copy link.*Why marked\?/);
      }
    }, { width: 390 }));
  });
}

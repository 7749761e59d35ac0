// <claim-light> on other people's pages: its attributes, its manners, and what it leaves behind.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { untilIdle } from './browsers.js';
import { launch, openPage, paintedRanges, serveWithStandIn, untilReady } from './chromium.js';

/** @import { Browser, Page } from 'playwright-core' */

const NO_WASM = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src data:";

/** Adds an element, and waits until it has read. @param {Page} page @param {Record<string, string>} [attributes] @param {string} [status] */
async function add(page, attributes = {}, status = 'ready') {
  await page.evaluate((attributes) => {
    const element = document.createElement('claim-light');
    for (const [name, value] of Object.entries({ for: 'story', layout: 'panel', marks: 'all', debug: '', ...attributes })) element.setAttribute(name, value);
    document.body.append(element);
  }, attributes);
  await page.locator(`claim-light[data-status="${status}"]`).last().waitFor();
  if (status === 'ready') await page.locator('claim-light').last().getByRole('tab', { name: 'Claims' }).click();
}

/** The article, as it would be written down, and its nodes. @param {Page} page */
function remember(page) {
  return page.evaluate(() => {
    const story = /** @type {Element} */ (document.getElementById('story'));
    const walker = document.createTreeWalker(story);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    Reflect.set(window, 'remembered', { nodes, markup: new XMLSerializer().serializeToString(story) });
  });
}

/** Whether the article is what it was: the same markup from the very same nodes. @param {Page} page */
function isUntouched(page) {
  return page.evaluate(() => {
    const story = /** @type {Element} */ (document.getElementById('story'));
    const { nodes, markup } = Reflect.get(window, 'remembered');
    const walker = document.createTreeWalker(story);
    const now = [];
    while (walker.nextNode()) now.push(walker.currentNode);
    return { sameMarkup: new XMLSerializer().serializeToString(story) === markup, sameNodes: now.length === nodes.length && now.every((node, at) => node === nodes[at]) };
  });
}

const UNTOUCHED = { sameMarkup: true, sameNodes: true };

describe('<claim-light>', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    browser = await launch();
    server = await serveWithStandIn({
      '/test-pages/': {},
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** @param {(page: Page) => Promise<void>} act @param {import('playwright-core').BrowserContextOptions} [options] */
  async function onArticle(act, options) {
    const { page, context, troubles } = await openPage(browser, options);
    await page.goto(`${server.url}test-pages/article.html`);
    await act(page);
    assert.deepEqual(troubles, []);
    await context.close();
  }

  test('the text is what a reader sees, whatever the markup', () =>
    onArticle(async (page) => {
      await add(page);
      const text = await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'text'));
      assert.equal(
        text,
        [
          'Ferry to Marrow Island will end',
          'The Northern Ferry Company said on Monday that 4,300 people live there.\nSecond line here.',
          'One\tTwo\nThree\tFour',
          '“We may come back when the numbers work,” said Edith Varga, who has run the line since 2019.',
          'Lena Brook said that 62 percent of islanders use the boat each week in summer.',
          'kept   spaces',
        ].join('\n\n'),
      );
    }));

  test('every painted range holds the words of its item', () =>
    onArticle(async (page) => {
      await add(page, { show: 'entities claims values quotes hedges' });
      const words = await page.evaluate(() => [...CSS.highlights].flatMap(([, highlight]) => [...highlight]).map(String).join('|'));
      for (const expected of ['Edith Varga', 'Lena Brook', '4,300', 'may']) assert.ok(words.includes(expected), `${expected}: ${words}`);
      for (const unseen of ['Hidden', 'Caption', 'Ignored', 'sixty', 'Weather']) assert.ok(!words.includes(unseen), `${unseen}: ${words}`);
      const company = await page.evaluate(() => ['person', 'organization', 'location', 'group', 'other'].flatMap((layer) => [...(CSS.highlights.get(`claimlight-${layer}`) ?? [])].map(String)));
      assert.ok(company.join('').includes('Northern Ferry Company'), company.join('|'));
    }));

  test('the panel keeps its own letters on a page that spaces and raises all of its own', () =>
    onArticle(async (page) => {
      await page.evaluate(() => {
        const loud = new CSSStyleSheet();
        loud.replaceSync('body { letter-spacing: 3px; text-transform: uppercase; text-align: center; line-height: 3 }');
        document.adoptedStyleSheets.push(loud);
      });
      await add(page);
      const style = await page.locator('claim-light .claim-text').first().evaluate((claim) => {
        const { letterSpacing, textTransform, textAlign } = getComputedStyle(claim);
        return { letterSpacing, textTransform, textAlign };
      });
      assert.deepEqual(style, { letterSpacing: 'normal', textTransform: 'none', textAlign: 'start' });
    }));

  for (const mode of ['highlight', 'panel-only', 'mark']) {
    test(`mode ${mode}: the article is as it was after use and removal, and the registry is empty`, () =>
      onArticle(async (page) => {
        await remember(page);
        await add(page, { mode });
        assert.equal((await page.locator('mark').count()) > 0, mode === 'mark');
        assert.equal(Object.keys(await paintedRanges(page)).length > 0, mode === 'highlight');
        if (mode !== 'mark') assert.deepEqual(await isUntouched(page), UNTOUCHED);
        await page.locator('claim-light').getByRole('button', { name: /^Quoted/ }).click();
        await page.locator('claim-light').getByRole('button', { name: /^Quoted/ }).click();
        await page.locator('claim-light .claim-text').first().click();
        await page.evaluate(() => document.querySelector('claim-light')?.remove());
        assert.deepEqual(await isUntouched(page), UNTOUCHED);
        assert.deepEqual(await paintedRanges(page), {});
        assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
      }));
  }

  test('100 times added and removed: nothing stays behind, and other painters keep their highlights', () =>
    onArticle(async (page) => {
      await add(page);
      await remember(page);
      await page.evaluate(() => {
        const range = new Range();
        range.selectNodeContents(document.querySelector('h1') ?? document.body);
        CSS.highlights.set('not-ours', new Highlight(range));
      });
      await page.evaluate(async () => {
        const element = /** @type {HTMLElement} */ (document.querySelector('claim-light'));
        for (let at = 0; at < 100; at++) {
          element.remove();
          document.body.append(element);
          await Reflect.apply(Reflect.get(element, 'analyze'), element, []);
        }
        element.remove();
      });
      assert.deepEqual(await paintedRanges(page), { 'not-ours': 1 });
      assert.deepEqual(await isUntouched(page), UNTOUCHED);
      assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    }));

  test('two elements share layers, and each takes back only its own', () =>
    onArticle(async (page) => {
      await add(page, { show: 'person' });
      const one = (await paintedRanges(page))['claimlight-person'] ?? 0;
      await add(page, { show: 'person' });
      await page.waitForFunction((count) => CSS.highlights.get('claimlight-person')?.size === count, one * 2);
      await page.evaluate(() => document.querySelector('claim-light')?.remove());
      assert.equal((await paintedRanges(page))['claimlight-person'], one);
    }));

  test('show, min-confidence and theme react to change; properties reflect attributes', () =>
    onArticle(async (page) => {
      await add(page, { show: 'values' });
      assert.deepEqual(Object.keys(await paintedRanges(page)), ['claimlight-values']);
      await page.evaluate(() => Reflect.set(/** @type {object} */ (document.querySelector('claim-light')), 'show', 'persons'));
      assert.equal(await page.locator('claim-light').getAttribute('show'), 'persons');
      const choices = () => page.evaluate(() => ['mode', 'start', 'theme', 'show'].map((name) => Reflect.get(/** @type {object} */ (document.querySelector('claim-light')), name)));
      assert.deepEqual(await choices(), ['highlight', 'interaction', 'auto', 'persons'], 'what is not said is the default');
      await page.evaluate(() => Object.assign(/** @type {object} */ (document.querySelector('claim-light')), { mode: 'painted', start: 'manual' }));
      assert.deepEqual(await choices(), ['highlight', 'manual', 'auto', 'persons'], 'and so is what cannot be meant');
      await page.evaluate(() => Object.assign(/** @type {object} */ (document.querySelector('claim-light')), { mode: null, start: null }));
      await untilReady(page);
      assert.deepEqual(Object.keys(await paintedRanges(page)), ['claimlight-person']);
      await page.evaluate(() => Reflect.set(/** @type {object} */ (document.querySelector('claim-light')), 'minConfidence', 0.95));
      assert.deepEqual(Object.keys(await paintedRanges(page)), []);
      await page.evaluate(() => Reflect.set(/** @type {object} */ (document.querySelector('claim-light')), 'minConfidence', null));
      await page.evaluate(() => Reflect.set(/** @type {object} */ (document.querySelector('claim-light')), 'theme', 'dark'));
      await page.waitForFunction(() => CSS.highlights.has('claimlight-person-dark') && !CSS.highlights.has('claimlight-person'));
    }));

  test('another theme leaves open what a reader has opened, and shown what they picked', () =>
    onArticle(async (page) => {
      await add(page);
      await page.evaluate(() => {
        const element = /** @type {import('../../www/element.js').ClaimLightElement} */ (document.querySelector('claim-light'));
        /** @type {HTMLElement} */ (element.shadowRoot?.querySelector('.chip')).click();
        element.next();
      });
      const card = page.locator('claim-light .card');
      await card.waitFor();
      const seen = () => page.evaluate(() => [document.querySelector('claim-light')?.shadowRoot?.querySelector('.card')?.textContent, document.querySelector('claim-light')?.shadowRoot?.querySelectorAll('.chip[aria-pressed="true"]').length, [...CSS.highlights.keys()].map((name) => name.replace(/-dark$/, '')).sort().join()]);
      const before = await seen();
      await page.evaluate(() => Reflect.set(/** @type {object} */ (document.querySelector('claim-light')), 'theme', 'dark'));
      await page.waitForFunction(() => [...CSS.highlights.keys()].every((name) => name.endsWith('-dark') || name.endsWith('-active')));
      assert.deepEqual(await seen(), before);
      assert.ok(await card.isVisible());
    }));

  test('a card that tells why a claim is marked leaves the claim in sight', () =>
    onArticle(async (page) => {
      await add(page);
      await page.evaluate(() => /** @type {import('../../www/element.js').ClaimLightElement} */ (document.querySelector('claim-light')).next());
      const card = page.locator('claim-light .card');
      await card.locator('summary').click();
      await page.waitForFunction(() => {
        const card = document.querySelector('claim-light')?.shadowRoot?.querySelector('.card')?.getBoundingClientRect();
        const lines = [...CSS.highlights].filter(([name]) => name.includes('active')).flatMap(([, ranges]) => [...ranges].flatMap(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return [...range.getClientRects()];
        }));
        return card && lines.length > 0 && lines.every((line) => line.bottom <= card.top || line.top >= card.bottom || line.right <= card.left || line.left >= card.right);
      });
    }));

  test('start="manual" waits for the reader', () =>
    onArticle(async (page) => {
      await add(page, { start: 'manual' }, 'idle').catch(() => {});
      assert.deepEqual(await paintedRanges(page), {});
      await page.locator('claim-light').getByRole('button', { name: 'Show who says what' }).click();
      await untilReady(page);
    }));

  test('a page may go to the next claim while drawer and card are still loading', () =>
    onArticle(async (page) => {
      let letThrough = () => {};
      const asked = /** @type {Promise<void>} */ (new Promise((resolve) => (letThrough = resolve)));
      await page.route('**/drawer.js', (route) => asked.then(() => route.continue()));
      await page.evaluate(() => {
        document.addEventListener('claimlight:activate', ({ detail }) => (document.documentElement.dataset['picked'] = detail.text));
        const element = Object.assign(document.createElement('claim-light'), { for: 'story', marks: 'all' });
        document.body.append(element);
        void element.analyze();
      });
      await page.locator('claim-light[data-status="ready"]').waitFor();
      await page.evaluate(() => document.querySelector('claim-light')?.next());
      assert.equal(await page.locator('html').getAttribute('data-picked'), null);
      letThrough();
      await page.locator('html[data-picked]').waitFor({ state: 'attached' });
    }));

  test('precomputed annotations need no engine; those of another text are refused', () =>
    onArticle(async (page) => {
      await add(page);
      const analysis = await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'analysis'));
      await page.evaluate(() => document.querySelector('claim-light')?.remove());
      await page.route('**/analysis.json', (route) => route.fulfill({ json: analysis }));
      await page.route('**/other.json', (route) => route.fulfill({ json: { ...analysis, textLength: 3 } }));
      await add(page, { annotations: '/analysis.json' });
      assert.equal(await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'rung')), 'annotations');
      await page.evaluate(() => document.querySelector('claim-light')?.remove());
      await add(page, { annotations: '/other.json' }, 'error');
    }));

  test('an editor suppresses, fixes and confirms by quote', () =>
    onArticle(async (page) => {
      await page.evaluate(() => {
        const block = document.createElement('script');
        block.type = 'application/json';
        block.id = 'corrections';
        block.textContent = JSON.stringify([
          { action: 'suppress', type: 'entity', quote: 'Lena Brook' },
          { action: 'fix', type: 'entity', quote: 'Edith Varga', set: { kind: 'organization', name: 'Varga Lines' } },
        ]);
        document.body.append(block);
      });
      await add(page, { overrides: 'corrections' });
      await page.locator('claim-light').getByRole('tab', { name: 'Names' }).click();
      assert.equal(await page.locator('claim-light').getByRole('button', { name: /^Lena Brook/ }).count(), 0);
      await page.locator('claim-light').getByRole('button', { name: /^Varga Lines/ }).first().waitFor();
    }));

  test('the page may show its own card: claimlight:activate is cancelable', () =>
    onArticle(async (page) => {
      await add(page);
      const id = await page.evaluate(
        () =>
          new Promise((done) => {
            document.addEventListener('claimlight:activate', (event) => {
              event.preventDefault();
              done(/** @type {CustomEvent} */ (event).detail.id);
            });
            Reflect.apply(Reflect.get(document.querySelector('claim-light') ?? {}, 'go'), document.querySelector('claim-light'), ['c1']);
          }),
      );
      assert.equal(id, 'c1');
      await untilIdle(page);
      assert.equal(await page.locator('claim-light').getByRole('dialog').count(), 0);
    }));

  test('a link is said to be copied where it was, and nowhere else', () =>
    onArticle(async (page) => {
      await add(page);
      await page.locator('claim-light .claim-text').first().click();
      const said = () => page.evaluate(async () => {
        const button = /** @type {HTMLElement} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('[data-share]'));
        button.click();
        // The clipboard has answered before the next task.
        await new Promise((done) => setTimeout(done));
        return button.textContent;
      });
      for (const [clipboard, words] of /** @type {const} */ ([['none', 'Copy link'], ['refuses', 'Copy link'], ['takes', 'Copied']])) {
        await page.evaluate((clipboard) => {
          const writeText = () => (clipboard === 'takes' ? Promise.resolve() : Promise.reject(new DOMException('', 'NotAllowedError')));
          Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard === 'none' ? undefined : { writeText } });
        }, clipboard);
        assert.equal(await said(), words, `a clipboard that ${clipboard}`);
      }
    }));

  test('an article in another language, an empty one and a missing model each get a plain word', () =>
    onArticle(async (page) => {
      await page.evaluate(() => Object.assign(/** @type {HTMLElement} */ (document.getElementById('story')), { lang: 'de', textContent: 'Die Fähre nach Marrow fährt ab März nicht mehr, sagte die Reederei am Montag.' }));
      await add(page, {}, 'error');
      await page.locator('claim-light').getByRole('button', { name: 'Read it as English' }).click();
      await untilReady(page);
      await page.evaluate(() => {
        document.querySelector('claim-light')?.remove();
        document.body.append(Object.assign(document.createElement('div'), { id: 'nothing' }));
      });
      await add(page, { for: 'nothing' }, 'empty');
    }));

  test('an article in English is read, whatever language its page declares', () =>
    onArticle(async (page) => {
      await page.evaluate(() => document.getElementById('story')?.setAttribute('lang', 'de'));
      await add(page);
      assert.ok((await paintedRanges(page))['claimlight-person']);
    }));

  test('a changed article is read again; a re-render of the same text is only painted again', () =>
    onArticle(async (page) => {
      await add(page);
      const results = await page.evaluate(async () => {
        let count = 0;
        document.addEventListener('claimlight:result', () => count++);
        const story = /** @type {Element} */ (document.getElementById('story'));
        story.replaceChildren(...[...story.childNodes].map((node) => node.cloneNode(true)));
        while (count === 0) await new Promise(requestAnimationFrame);
        await new Promise((done) => requestIdleCallback(done));
        return { count, painted: [...(CSS.highlights.get('claimlight-claim-quoted') ?? [])].map(String) };
      });
      assert.equal(results.count, 1);
      assert.deepEqual(results.painted, ['We may come back when the numbers work,']);
    }));

  test('the mock news page under its strict policy: two articles, an update, no violation', async () => {
    const { page, context, troubles } = await openPage(browser);
    await page.goto(`${server.url}embed.html`);
    await page.locator('claim-light').first().getByRole('button', { name: 'Show who says what' }).click();
    await untilReady(page);
    await page.locator('#second').scrollIntoViewIfNeeded();
    await page.locator('claim-light[data-status="ready"]').nth(1).waitFor();
    await page.getByRole('button', { name: 'Load the latest update' }).click();
    await page.locator('claim-light').nth(1).getByRole('tab', { name: 'Claims' }).click();
    await page.locator('claim-light').nth(1).getByRole('button', { name: /one keeper until April/ }).waitFor();
    assert.deepEqual(troubles, []);
    await context.close();
  });

  /** @type {[policy: string, rung: string][]} */
  const ladder = [
    [NO_WASM, 'worker'],
    [NO_WASM.replace("worker-src 'self'", "worker-src 'none'").replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"), 'main-thread'],
    [`${NO_WASM}; require-trusted-types-for 'script'`, 'worker'],
    [`${NO_WASM.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")}; require-trusted-types-for 'script'; trusted-types 'none'`, 'main-thread'],
    ['sandbox allow-scripts allow-same-origin', 'worker'],
  ];
  for (const [policy, rung] of ladder) {
    test(`under "${policy}" the road is ${rung}`, async () => {
      const strict = await serveWithStandIn({ '/test-pages/article.html': { 'Content-Security-Policy': policy } });
      const { page, context } = await openPage(browser);
      await page.goto(`${strict.url}test-pages/article.html`);
      await add(page);
      assert.equal(await page.evaluate(() => Reflect.get(document.querySelector('claim-light') ?? {}, 'rung')), rung);
      await context.close();
      await strict.close();
    });
  }
});

// Keys into what a reader reaches with them: everything, in the order of the page, and no key does more than it says.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, openPage, serveWithStandIn } from './chromium.js';

/** @import { Browser, Page } from 'playwright-core' */
/** @import { ClaimLightElement } from '../../www/element.js' */

/** What the keyboard is on, through shadow roots, in short. @param {Page} page */
function focused(page) {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active ? Reflect.get(window, 'nameOf')(active) : '';
  });
}

/** Gives the page a way to name a control, and all controls in the order of the document. @param {Page} page */
async function listControls(page) {
  await page.addInitScript(() => {
    const nameOf = (/** @type {Element} */ one) => `${one.localName} ${one.getAttribute('data-key') ?? one.id} ${one.textContent}`.trim().slice(0, 60);
    /** @param {ParentNode} home @returns {Element[]} */
    const walk = (home) => [...home.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? walk(one.shadowRoot) : [one]));
    Reflect.set(window, 'nameOf', nameOf);
    Reflect.set(window, 'controls', () => walk(document)
      .filter((one) => one.matches('a[href], button, input, select, textarea, summary, [tabindex]') && !one.matches('[tabindex="-1"], :disabled') && one.checkVisibility() && !one.closest('[popover]:not(:popover-open)'))
      .map(nameOf));
  });
}

describe('the keyboard', () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** @param {string} address @param {(page: Page) => Promise<void>} act */
  async function on(address, act) {
    const { page, context, troubles } = await openPage(browser, { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
    await listControls(page);
    await page.goto(`${server.url}${address}`);
    await page.locator('html[data-ready]').waitFor();
    await act(page);
    assert.deepEqual(troubles, []);
    await context.close();
  }

  for (const address of ['gallery.html?state=claims', 'gallery.html?state=not-named', 'gallery.html?state=bar', 'gallery.html?state=error-csp-worker', '']) {
    test(`goes through every control in the order of the page, and out of it: /${address}`, () => on(address, async (page) => {
      const all = await page.evaluate(() => Reflect.get(window, 'controls')());
      assert.ok(all.length > 12, `${all.length} controls`);
      const visited = [];
      for (let at = 0; at < all.length; at++) {
        await page.keyboard.press('Tab');
        visited.push(await focused(page));
      }
      assert.deepEqual(visited, all);
      await page.keyboard.press('Shift+Tab');
      assert.equal(await focused(page), all.at(-2));
    }));
  }

  test('arrows go from tab to tab, and up and down a list', () => on('gallery.html?state=claims', async (page) => {
    const panel = page.locator('claim-light');
    await panel.getByRole('tab', { name: 'Claims' }).focus();
    for (const [key, tab] of [['ArrowRight', 'Names'], ['End', 'About'], ['ArrowRight', 'Sources'], ['ArrowLeft', 'About'], ['Home', 'Sources'], ['ArrowRight', 'Claims']]) {
      await page.keyboard.press(/** @type {string} */ (key));
      assert.equal(await panel.getByRole('tab', { selected: true }).textContent(), tab, key);
      assert.match(await focused(page), new RegExp(`${tab}$`), `${key}: the keyboard is on the tab`);
    }
    await panel.locator('.claim-text').first().focus();
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /Ingrid Solheim, Quoted/);
    await page.keyboard.press('ArrowUp');
    assert.match(await focused(page), /two people with knowledge/);
  }));

  test('from right to left, the left arrow goes on', () => on('gallery.html?state=sources&lang=ar', async (page) => {
    const panel = page.locator('claim-light');
    await panel.getByRole('tab').first().focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await panel.getByRole('tab').nth(1).getAttribute('aria-selected'), 'true');
  }));

  test('Enter opens a card and goes into it; Escape closes it and goes back', () => on('gallery.html?state=claims', async (page) => {
    const claim = page.locator('claim-light .claim-text').nth(1);
    await claim.focus();
    const before = await focused(page);
    await page.keyboard.press('Enter');
    const card = page.locator('claim-light').getByRole('dialog');
    await card.waitFor();
    assert.match(await focused(page), /^div/, 'the keyboard is in the card');
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /^button/);
    assert.ok(await card.evaluate((node) => node.contains(/** @type {ShadowRoot} */ (node.getRootNode()).activeElement)));
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    assert.equal(await focused(page), before);
  }));

  test('from a card into the panel, and the entry has the keyboard', () => on('gallery.html?state=card-name', async (page) => {
    await page.locator('claim-light .card').getByRole('button', { name: 'See in the list' }).press('Enter');
    assert.match(await focused(page), /Ingrid Solheim/);
    assert.equal(await page.locator('claim-light').getByRole('tab', { selected: true }).textContent(), 'Names');
  }));

  test('few stops: the closed bar has six at most, the opened drawer twenty-five, and a list is one', () => on('gallery.html?state=bar', async (page) => {
    const stops = () => page.evaluate(() => {
      const shadow = /** @type {ShadowRoot} */ (document.querySelector('claim-light')?.shadowRoot);
      return [...shadow.querySelectorAll('button, summary, a[href], [tabindex]')].filter((one) => /** @type {HTMLElement} */ (one).tabIndex >= 0 && one.checkVisibility()).length;
    });
    assert.ok((await stops()) <= 6, `${await stops()} stops of the closed bar`);
    for (const key of ['open', 'source-s0', 'way-claims', 'a1']) {
      await page.evaluate((key) => /** @type {HTMLElement} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector(`[data-key="${key}"]`)).click(), key);
      assert.ok((await stops()) <= 25, `${await stops()} stops after ${key}`);
    }
    await page.keyboard.press('Escape');
    await page.locator('claim-light [data-key="close"]').focus();
    await page.keyboard.press('Escape');
    assert.match(await focused(page), /^button open/, 'the keyboard is back on what opened it');
  }));

  test('another list begins at its top', () => on('gallery.html?state=bar-open', async (page) => {
    await page.setViewportSize({ width: 900, height: 320 });
    const top = (/** @type {number} */ by) => page.evaluate((by) => {
      const list = /** @type {Element} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('.panel .body'));
      list.scrollTop += by;
      return list.scrollTop;
    }, by);
    assert.ok((await top(200)) > 50, 'the list scrolls');
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('[data-key="way-claims"]')).click());
    assert.equal(await top(0), 0);
  }));

  test('next and previous go through the article, and the keyboard stays on them', () => on('gallery.html?state=claims', async (page) => {
    const next = page.locator('claim-light').getByRole('button', { name: 'Next claim' });
    await next.focus();
    const active = () => page.evaluate(() => [...(CSS.highlights.get('claimlight-active') ?? [])].map(String).join(' … '));
    await page.keyboard.press('Enter');
    const first = await active();
    await page.keyboard.press('Enter');
    assert.ok(first !== '' && (await active()) !== '' && (await active()) !== first, `${first}, then ${await active()}`);
    assert.match(await focused(page), /^button next/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('claim-light').getByRole('dialog').count(), 0);
  }));

  test('a card that was asked for stays while the window scrolls, until Escape', () => on('gallery.html?state=claims', async (page) => {
    await page.setViewportSize({ width: 700, height: 260 });
    for (const ask of /** @type {const} */ (['next', 'previous', 'go'])) {
      const seen = await page.evaluate(async (ask) => {
        const element = /** @type {ClaimLightElement} */ (document.querySelector('claim-light'));
        const isOpen = () => element.shadowRoot?.querySelector('.card:popover-open') !== null;
        const frames = async () => {
          for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
        };
        scrollTo(0, ask === 'previous' ? 0 : document.documentElement.scrollHeight);
        await frames();
        const from = scrollY;
        if (ask === 'go') element.go('c0');
        else element[ask]();
        await frames();
        const [moved, wasOpen] = [scrollY !== from, isOpen()];
        scrollBy({ top: 30, behavior: 'instant' });
        await frames();
        return { moved, wasOpen, isOpen: isOpen() };
      }, ask);
      assert.deepEqual(seen, { moved: true, wasOpen: true, isOpen: true }, ask);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('claim-light').getByRole('dialog').count(), 0);
    }
  }));

  test('no letter, digit or sign is a shortcut', () => on('gallery.html?state=claims', async (page) => {
    const look = () => page.evaluate(() => {
      const shadow = document.querySelector('claim-light')?.shadowRoot;
      const panel = shadow ? new XMLSerializer().serializeToString(/** @type {Element} */ (shadow.querySelector('.panel'))) : '';
      return [panel, [...CSS.highlights.keys()].join(), scrollY, location.href, shadow?.querySelector('.card:popover-open') !== null].join('\n');
    });
    for (const start of ['body', 'claim-light .chip', 'claim-light .claim-text', 'claim-light .tab']) {
      await page.locator(start).first().focus();
      const before = await look();
      for (const key of [...'abcdefghijklmnopqrstuvwxyz0123456789?/.,+-*#']) await page.keyboard.press(key);
      assert.equal(await look(), before, `from ${start}`);
    }
  }));

  test('names say what highlights show: claim, source, hedges', () => on('gallery.html?state=claims', async (page) => {
    const panel = page.locator('claim-light');
    for (const name of [
      /button "two people with knowledge of the talks, Person not named ?, Softened by may: The night ferry to Orsay Head may return in April"/,
      /button "Ingrid Solheim, Quoted ?, Softened by if: Northern Ferries can sail again if the pier holds"/,
      /button "Tobias Renn, Retold ?: the island council had set aside half of the sum"/,
      /button "The article’s own voice ?: The line carried 61,000 passengers in 2024"/,
    ]) assert.match(await panel.ariaSnapshot(), name);
    assert.equal(await panel.getByRole('list').count() > 0, true, 'claims stand in a list');
    await panel.getByRole('tab', { name: 'Names' }).click();
    assert.equal(await panel.getByRole('button', { name: 'Ingrid Solheim 1 mention', exact: true }).count(), 1);
    await panel.getByRole('tab', { name: 'Sources' }).click();
    assert.equal(await panel.getByRole('button', { name: 'Ingrid Solheim 18 words', expanded: false }).count(), 1);
    assert.equal(await panel.getByRole('switch', { name: 'Marks', checked: true }).count(), 1);
    assert.equal(await panel.getByRole('button', { name: 'Quoted 2', pressed: false }).count(), 1);
  }));
});

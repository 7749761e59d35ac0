// A page in a browser into what axe-core finds wrong on it, and what it cannot decide.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Page } from 'playwright-core' */
/** @import { Page as FirefoxPage } from 'puppeteer-core' */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page is asked: everything, its colours alone, or all but those, which take the longest. */
const RULES = {
  all: {},
  colours: { runOnly: ['color-contrast'] },
  shape: { rules: { 'color-contrast': { enabled: false } } },
};

/** Findings in short; in Chromium a page needs `bypassCSP`. @param {Page | FirefoxPage} page @param {keyof typeof RULES} [asked] */
export async function findings(page, asked = 'all') {
  const opened = /** @type {Page} */ (page);
  if (!(await opened.evaluate(() => 'axe' in window))) await opened.evaluate(AXE);
  const { violations, incomplete } = await opened.evaluate(async (rules) => {
    const found = await Reflect.get(window, 'axe').run(document, { resultTypes: ['violations', 'incomplete'], ...rules });
    /** Whether a text lies where its list is scrolled away: its colours are those of the texts that are in sight. @param {{target: (string | string[])[]}} node */
    const isScrolledAway = ({ target }) => {
      const element = target.flat().reduce((/** @type {Element | null} */ home, selector) => /** @type {ParentNode} */ (home?.shadowRoot ?? home ?? document).querySelector(selector), null);
      const box = element?.getBoundingClientRect();
      // What a sheet or a card covers, and what stands on it: its paper is opaque, and is looked at where it covers nothing.
      const sheets = [...document.querySelectorAll('claim-light')].flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(':popover-open') ?? [])].map((sheet) => sheet.getBoundingClientRect()));
      if (box && sheets.some(({ left, right, top, bottom }) => box.left < right && box.right > left && box.top < bottom && box.bottom > top)) return true;
      for (let at = element?.parentElement ?? null; at && box; at = at.parentElement) {
        const { top, bottom } = at.getBoundingClientRect();
        if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY) && (box.bottom > bottom - 1 || box.top < top + 1)) return true;
      }
      return false;
    };
    for (const rule of found.incomplete) if (rule.id === 'color-contrast') rule.nodes = rule.nodes.filter((/** @type {any} */ node) => !isScrolledAway(node));
    return found;
  }, RULES[asked]);
  /** @param {any[]} rules */
  const short = (rules) => rules.flatMap(({ id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${JSON.stringify(node.target)} ${node.any?.[0]?.message ?? node.failureSummary ?? ''}`));
  return { violations: short(violations), incomplete: short(incomplete) };
}

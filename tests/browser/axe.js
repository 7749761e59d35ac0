// A page in a browser into what axe-core finds wrong on it, and what it cannot decide.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Page } from 'playwright-core' */
/** @import { Page as FirefoxPage } from 'puppeteer-core' */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Findings in short; in Chromium a page needs `bypassCSP`. @param {Page | FirefoxPage} page */
export async function findings(page) {
  const opened = /** @type {Page} */ (page);
  await opened.evaluate(AXE);
  const { violations, incomplete } = await opened.evaluate(() => Reflect.get(window, 'axe').run(document, { resultTypes: ['violations', 'incomplete'] }));
  /** @param {any[]} rules */
  const short = (rules) => rules.flatMap(({ id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${JSON.stringify(node.target)} ${node.any?.[0]?.message ?? node.failureSummary ?? ''}`));
  return { violations: short(violations), incomplete: short(incomplete) };
}

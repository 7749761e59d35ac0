// Pages in a browser into pictures that a person can look through: make browser-tests SHOTS=test-results/shots

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** @import { Page } from 'playwright-core' */

/** Where pictures are asked for; none are taken otherwise. */
const FOLDER = process.env['SHOTS'];

/** @param {Page} page @param {string} name @param {{fullPage?: boolean}} [options] */
export async function shoot(page, name, { fullPage = false } = {}) {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name.replace(/[^\w-]+/g, '-')}.png`), fullPage });
}

// Pages in a browser into pictures that a person can look through after a test run: test-results/shots, not in git.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @import { Page } from 'playwright-core' */

const FOLDER = fileURLToPath(new URL('../../test-results/shots/', import.meta.url));

/** @param {Page} page @param {string} name @param {{fullPage?: boolean}} [options] */
export async function shoot(page, name, { fullPage = false } = {}) {
  mkdirSync(FOLDER, { recursive: true });
  return page.screenshot({ path: `${FOLDER}${name.replace(/[^\w-]+/g, '-')}.png`, fullPage });
}

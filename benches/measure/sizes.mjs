// Paths that a page asked for into the bytes of each file: raw, gzip and brotli.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMBEDDED } from '../../tools/budgets.mjs';
import { weigh } from '../../tools/weigh.mjs';

/** @typedef {{name: string, raw: number, gzip: number, brotli: number}} Size */

/** @param {string} root @param {string[]} paths @returns {{files: Size[], all: Size, scripts: Size}} `scripts` are those that come before the first highlight. */
export function measureSizes(root, paths) {
  const files = paths.map((path) => ({ name: path.slice(1), ...weigh(readFileSync(join(root, path))) })).sort((a, b) => b.brotli - a.brotli);
  return { files, all: sum('all', files), scripts: sum('scripts', files.filter(({ name }) => EMBEDDED.includes(name))) };
}

/** @param {string} name @param {Size[]} sizes @returns {Size} */
function sum(name, sizes) {
  const total = { name, raw: 0, gzip: 0, brotli: 0 };
  for (const size of sizes) for (const how of /** @type {const} */ (['raw', 'gzip', 'brotli'])) total[how] += size[how];
  return total;
}

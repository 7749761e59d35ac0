// What a reader downloads into a table of sizes, and an exit code: the budgets that the page promises.
//
//   node tools/sizes.mjs dist/www   (what tools/bundle.mjs wrote)

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BUDGET, EMBEDDED } from './budgets.mjs';
import { longestFunction } from './longest-function.mjs';
import { weigh } from './weigh.mjs';

const ROOT = process.argv[2] ?? 'dist/www';

/** Folders that no reader loads before the first highlight. */
const LATER = new Set(['samples', 'icons']);

/** Files that come behind the first highlight: the drawer, the desk, the exports, what reads a reader's own page, what an installed page keeps, hashes. */
const BEHIND = /^(drawer|export|brought)-|^desk\.js$|^service-worker\.js$|^integrity\.json$/;

/** A page loads the engine in one way: a worker that brings its glue, or, where none may start, the main thread's and the glue. */
const WAYS = [/^worker\.js$/, /^main-thread-|^pkg\/claimlight\.js$/];

/** What an embedding page loads, and the demo page does not: it has its own parts of the same. */
const NOT_DEMO = new Set(['claimlight.js', 'drawer.js', 'main-thread.js', 'embed.html', 'embed.css', 'embed.js']);

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return LATER.has(entry.name) ? [] : filesUnder(join(folder, entry.name));
    return /\.d\.ts$|^\.|^THIRD-PARTY/.test(entry.name) ? [] : [join(folder, entry.name)];
  });
}

/** @param {string} name */
const isLanguage = (name) => name.startsWith('strings');
/** @param {string} name */
const isEarly = (name) => !NOT_DEMO.has(name) && !BEHIND.test(name) && !isLanguage(name);

const files = filesUnder(ROOT).map((path) => {
  const name = relative(ROOT, path);
  return { name, ...weigh(readFileSync(path)), embedded: EMBEDDED.includes(name) };
});
if (files.filter((file) => file.embedded).length !== EMBEDDED.length || !files.some((file) => file.name.endsWith('.wasm'))) {
  console.error(`sizes: ${ROOT} is not whole: run make sizes, which builds it`);
  process.exit(1);
}

files.sort((a, b) => b.brotli - a.brotli);
/** @param {(string | number)[]} cells */
const row = ([name, ...sizes]) => `| ${String(name).padEnd(28)} | ${sizes.map((size) => String(size).padStart(9)).join(' | ')} |`;
console.log(row(['file', 'bytes', 'gzip', 'brotli']));
console.log('|---|--:|--:|--:|');
for (const file of files) console.log(row([file.name, file.raw, file.gzip, file.brotli]));

/** @param {(name: string) => boolean} counts */
const brotliOf = (counts) => files.reduce((sum, file) => sum + (counts(file.name) ? file.brotli : 0), 0);
const measured = {
  everything:
    brotliOf((name) => isEarly(name) && !WAYS.some((way) => way.test(name))) +
    Math.max(...WAYS.map((way) => brotliOf((name) => way.test(name)))) +
    Math.max(...files.filter((file) => isLanguage(file.name)).map((file) => file.brotli)),
  javascript: files.filter((file) => file.embedded).reduce((sum, file) => sum + file.gzip, 0),
  function: longestFunction(readFileSync(join(ROOT, 'pkg/claimlight_bg.wasm'))),
};
let over = 0;
for (const [what, how] of /** @type {const} */ ([['everything', 'brotli'], ['javascript', 'gzip'], ['function', 'of the longest function']])) {
  const fits = measured[what] <= BUDGET[what];
  over += fits ? 0 : 1;
  console.log(`${fits ? 'within' : 'OVER'} budget: ${what} ${measured[what]} of ${BUDGET[what]} bytes ${how}`);
}
process.exit(over ? 1 : 0);

// What a reader downloads into a table of sizes, and an exit code: the budgets that the page promises.
//
//   node tools/sizes.mjs [www]

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const ROOT = process.argv[2] ?? 'www';

/** Folders that no reader loads before the first highlight. */
const LATER = new Set(['samples']);

/** Everything to the first highlight, brotli; all JavaScript, gzip. Bytes. */
const BUDGET = { everything: 2_000_000, javascript: 25_000 };

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return LATER.has(entry.name) ? [] : filesUnder(join(folder, entry.name));
    return /\.d\.ts$|^\./.test(entry.name) ? [] : [join(folder, entry.name)];
  });
}

/** @param {Buffer} bytes */
function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  }).length;
}

const files = filesUnder(ROOT).map((path) => {
  const bytes = readFileSync(path);
  return {
    name: relative(ROOT, path),
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotli(bytes),
    javascript: ['.js', '.mjs'].includes(extname(path)),
  };
});
if (!files.some((file) => file.name.endsWith('.wasm'))) {
  console.error(`sizes: no wasm under ${ROOT}: run make wasm first`);
  process.exit(1);
}

files.sort((a, b) => b.brotli - a.brotli);
/** @param {(string | number)[]} cells */
const row = ([name, ...sizes]) => `| ${String(name).padEnd(28)} | ${sizes.map((size) => String(size).padStart(9)).join(' | ')} |`;
console.log(row(['file', 'bytes', 'gzip', 'brotli']));
console.log('|---|--:|--:|--:|');
for (const file of files) console.log(row([file.name, file.raw, file.gzip, file.brotli]));

const measured = {
  everything: files.reduce((sum, file) => sum + file.brotli, 0),
  javascript: files.filter((file) => file.javascript).reduce((sum, file) => sum + file.gzip, 0),
};
let over = 0;
for (const [what, how] of /** @type {const} */ ([['everything', 'brotli'], ['javascript', 'gzip']])) {
  const fits = measured[what] <= BUDGET[what];
  over += fits ? 0 : 1;
  console.log(`${fits ? 'within' : 'OVER'} budget: ${what} ${measured[what]} of ${BUDGET[what]} bytes ${how}`);
}
process.exit(over ? 1 : 0);

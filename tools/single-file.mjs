// The demo page into one file that works from file:// without a network: scripts, styles, engine, model and samples inside.
//
//   node tools/single-file.mjs [OUT]   (dist/claimlight.html when left out; needs www/pkg, which make wasm builds)
//
// Its policy forbids every connection, and allows only the scripts and styles of this very file, by their hashes.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const SOURCE = 'www';
const out = process.argv[2] ?? 'dist/claimlight.html';

/** @type {import('esbuild').Plugin} */
const carriesItsEngine = {
  name: 'carries-its-engine',
  setup: ({ onResolve }) => onResolve({ filter: /\/engine\.js$/ }, () => ({ path: resolve(SOURCE, 'offline/embedded-engine.js') })),
};

/** One script of an entry and all that it imports. @param {string} entry */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCE, entry)], bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', write: false, legalComments: 'none', logLevel: 'warning', plugins: [carriesItsEngine],
    // Addresses beside the script lead nowhere here: nothing is fetched from them, but they must be addresses.
    define: { 'import.meta.url': JSON.stringify('file:///claimlight.html') },
  });
  return outputFiles[0]?.text.trim() ?? '';
}

const script = await bundle('offline/single-file.js');
const worker = await bundle('worker.js');
const style = (await build({ entryPoints: [join(SOURCE, 'page.css')], minify: true, write: false })).outputFiles[0]?.text.trim() ?? '';

const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval' blob:`,
  `style-src ${hash(style)}`,
  'worker-src blob:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types claimlight claimlight-page',
].join('; ');

const texts = JSON.stringify({ words: jsonFolder('strings'), samples: jsonFolder('samples') }).replaceAll('<', '\\u003c');
const carried = [
  data('texts', 'application/json', texts),
  data('wasm', 'application/gzip', packed('pkg/claimlight_bg.wasm')),
  data('model', 'application/gzip', packed('pkg/model.bin')),
  data('worker', 'text/plain', safe(worker)),
].join('\n');

let html = readFileSync(join(SOURCE, 'index.html'), 'utf8');
replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + policy);
replace(/<link rel="manifest"[^>]*>\n/, () => '');
replace(/<link rel="stylesheet" href="page.css">/, () => `<style>${style}</style>`);
replace(/<script type="module" src="page.js"><\/script>\n/, () => '');
replace(/<\/body>/, () => `${carried}\n<script>${safe(script)}</script>\n</body>`);

mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, html);
console.log(`${out}: ${html.length} bytes, one file`);

/** @param {RegExp} pattern @param {(...found: string[]) => string} by */
function replace(pattern, by) {
  if (!pattern.test(html)) throw new Error(`index.html no longer holds ${pattern}: say in tools/single-file.mjs what it holds`);
  html = html.replace(pattern, by);
}

/** @param {string} name @param {string} type @param {string} content */
function data(name, type, content) {
  return `<script type="${type}" id="carried-${name}">${content}</script>`;
}

/** A script that would end its own element is refused: escaping could change what it does. @param {string} code */
function safe(code) {
  if (/<\/script|<!--/i.test(code)) throw new Error('a script holds "</script" or "<!--"');
  return code;
}

/** @param {string} path */
function packed(path) {
  return gzipSync(readFileSync(join(SOURCE, path)), { level: 9 }).toString('base64');
}

/** @param {string} folder */
function jsonFolder(folder) {
  const names = readdirSync(join(SOURCE, folder)).filter((name) => name.endsWith('.json')).sort();
  return Object.fromEntries(names.map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(SOURCE, folder, name), 'utf8'))]));
}

/** @param {string} content */
function hash(content) {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

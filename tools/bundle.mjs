// The page's sources into what ships: few, small files that any web server can serve.
//
//   node tools/bundle.mjs OUT
//
// www/ runs as it is, with a request for each module; here they are joined and shortened. Addresses stay relative to
// the scripts, so everything stays in one folder.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { minifySync, parseSync, Visitor } from 'rolldown/utils';
import { INTEGRITY_FILE, integrityOf } from './dist/integrity.mjs';
import { noticesOf } from './dist/notices.mjs';
import { carriesItsGlue } from './glue.mjs';
import { INNER_NAMES } from './inner-names.mjs';
import { writeServiceWorker } from './offline.mjs';

const SOURCE = 'www';
const out = process.argv[2];
if (!out) {
  console.error('bundle: say where to: node tools/bundle.mjs OUT');
  process.exit(2);
}

/** What is copied as it is. */
const ASSETS = ['index.html', 'embed.html', 'icon.svg', 'icons', 'manifest.webmanifest', 'samples', 'strings', 'pkg/claimlight_bg.wasm', 'pkg/model.bin'];

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'pkg'), { recursive: true });
// The English words stand in the scripts.
for (const asset of ASSETS) cpSync(join(SOURCE, asset), join(out, asset), { recursive: true, filter: (path) => !path.endsWith(join('strings', 'en')) });

/** Style texts stand in scripts, where esbuild does not shorten them. @type {import('esbuild').Plugin} */
const shortensStyles = {
  name: 'shortens-styles',
  setup: ({ onLoad }) => onLoad({ filter: /\/www\/styles\/\w+\.js$/ }, ({ path }) => ({ contents: shortTexts(path), loader: 'js' })),
};

/** A script of styles with short texts; what stands between two values of a template is a text. @param {string} path */
function shortTexts(path) {
  let code = readFileSync(path, 'utf8');
  /** @type {{start: number, end: number}[]} */
  const texts = [];
  /** @param {{start: number, end: number}} text */
  const note = (text) => void texts.push(text);
  new Visitor({ TemplateElement: note, Literal: note }).visit(parseSync(path, code).program);
  for (const { start, end } of texts.sort((a, b) => b.start - a.start)) code = code.slice(0, start) + shortStyle(code.slice(start, end)) + code.slice(end);
  return code;
}

/** @param {string} style */
function shortStyle(style) {
  return style.replace(/\s+/g, ' ').replace(/="([a-z]+)"\]/g, '=$1]').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}').replace(/(?<![\w.])0\./g, '.');
}

/** @type {import('esbuild').BuildOptions} */
const options = { plugins: [shortensStyles], bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };
const mangleProps = new RegExp(`^(${INNER_NAMES.join('|')})$`);
/** @param {string[]} names */
const sources = (names) => names.map((name) => join(SOURCE, name));
/** What an embedding page loads later, as a file of its own, and not as parts that both would share. */
const partsLater = laterPlugin(/\/(main-thread|drawer)\.js$/);
/** What the demo page loads later, whole: parts shared with it would be requests before the first highlight. */
const deskLater = laterPlugin(/\/desk\/desk\.js$/);

/** @param {RegExp} filter @returns {import('esbuild').Plugin} */
function laterPlugin(filter) {
  return { name: 'later', setup: ({ onResolve }) => onResolve({ filter }, ({ path, kind }) => (kind === 'dynamic-import' ? { path: `./${basename(path)}`, external: true } : undefined)) };
}
// The files of an embedding page, each whole: it loads the worker or, where none may start, the engine of the main
// thread; behind the first highlight the drawer; then the demo page, which parts what it loads later.
const { mangleCache } = await build({ ...options, entryPoints: sources(['claimlight.js']), mangleProps, mangleCache: {}, plugins: [shortensStyles, partsLater], outdir: out });
await build({ ...options, entryPoints: sources(['drawer.js']), mangleProps, mangleCache, outdir: out });
// The glue would warn of old ways to call it, which are not ours.
await build({ ...options, entryPoints: sources(['worker.js', 'main-thread.js']), outdir: out, plugins: [carriesItsGlue], drop: ['console'], define: { 'globalThis.modelBytes': String(statSync(join(out, 'pkg/model.bin')).size) } });
await build({ ...options, entryPoints: sources(['page.js', 'page.css', 'embed.js', 'embed.css']), splitting: true, plugins: [shortensStyles, deskLater], outdir: out });
await build({ ...options, entryPoints: sources(['desk/desk.js']), outdir: out });
// The glue finds its module beside itself.
await build({ ...options, bundle: false, entryPoints: [join(SOURCE, 'pkg/claimlight.js')], outdir: join(out, 'pkg') });

// What esbuild joined, a second tool makes a fiftieth shorter.
for (const folder of [out, join(out, 'pkg')]) {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const path = join(folder, name);
    const { code, errors } = minifySync(name, readFileSync(path, 'utf8'), { module: true, compress: { target: 'es2022' } });
    if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`);
    writeFileSync(path, code);
  }
}

const page = readFileSync(join(out, 'index.html'), 'utf8');
for (const name of ['page.js', 'page.css']) {
  if (!page.includes(`"${name}"`)) throw new Error(`index.html no longer loads ${name}: say in tools/bundle.mjs what it loads`);
}
writeFileSync(join(out, 'THIRD-PARTY.txt'), noticesOf('wasm'));
// Last, for they list everything else.
writeServiceWorker(out);
writeFileSync(join(out, INTEGRITY_FILE), `${JSON.stringify(integrityOf(out), null, 2)}\n`);

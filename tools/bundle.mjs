// The page's sources into what ships: few, small files that any web server can serve.
//
//   node tools/bundle.mjs OUT
//
// www/ runs as it is, with a request for each module; here they are joined and shortened. Addresses stay relative to
// the scripts, so everything stays in one folder.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { minifySync } from 'rolldown/utils';
import { replaceGlueImport } from './glue.mjs';
import { INNER_NAMES } from './inner-names.mjs';
import { writeServiceWorker } from './offline.mjs';

const SOURCE = 'www';
const out = process.argv[2];
if (!out) {
  console.error('bundle: say where to: node tools/bundle.mjs OUT');
  process.exit(2);
}

/** What is copied as it is. */
const ASSETS = ['index.html', 'icon.svg', 'icons', 'manifest.webmanifest', 'samples', 'strings', 'pkg/claimlight_bg.wasm', 'pkg/model.bin'];

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'pkg'), { recursive: true });
for (const asset of ASSETS) cpSync(join(SOURCE, asset), join(out, asset), { recursive: true });

/**
 * The worker carries its glue, which saves its reader a request, and so does the engine on the main thread.
 *
 * @type {import('esbuild').Plugin}
 */
const carriesItsGlue = {
  name: 'carries-its-glue',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/www\/engine\.js$/ }, ({ path }) => {
      const glue = `import { Analyzer, initSync } from ${JSON.stringify(resolve(SOURCE, 'pkg/claimlight.js'))};`;
      const contents = glue + replaceGlueImport(readFileSync(path, 'utf8'), 'Promise.resolve({ Analyzer, initSync })');
      return { contents, loader: 'js' };
    }),
};

/** Style texts stand in scripts, where esbuild does not shorten them. @type {import('esbuild').Plugin} */
const shortensStyles = {
  name: 'shortens-styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/www\/styles\/\w+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/(?<=\bsheet\(`)[^`]*(?=`)/g, shortStyle),
      loader: 'js',
    })),
};

/** @param {string} style */
function shortStyle(style) {
  return style.replace(/\s+/g, ' ').replace(/="([a-z]+)"\]/g, '=$1]').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}').replace(/(?<![\w.])0\./g, '.');
}

/** @type {import('esbuild').BuildOptions} */
const options = { plugins: [shortensStyles], bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };
const mangleProps = new RegExp(`^(${INNER_NAMES.join('|')})$`);
/** @param {string[]} names */
const sources = (names) => names.map((name) => join(SOURCE, name));
// The files of an embedding page, each whole: it loads the worker or, where none may start, the engine of the main
// thread; then the demo page, which parts what it loads later.
await build({ ...options, entryPoints: sources(['claimlight.js']), mangleProps, external: ['./main-thread.js'], outdir: out });
await build({ ...options, entryPoints: sources(['worker.js', 'main-thread.js']), outdir: out, plugins: [carriesItsGlue] });
await build({ ...options, entryPoints: sources(['page.js', 'page.css']), splitting: true, outdir: out });
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
// Last, for it lists everything else.
writeServiceWorker(out);

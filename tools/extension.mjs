// The page's sources into a browser extension, for Chromium and Firefox alike, and its archive.
//
//   node tools/extension.mjs [OUT]   (dist/extension when left out; the archive is OUT.zip)
//
// The engine runs in the extension's background script, the element on the page that is read; page/ is the demo page, for what
// a reader selected. Nothing in it comes from elsewhere.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { carriesItsGlue } from './glue.mjs';
import { zip } from './zip.mjs';

const out = process.argv[2] ?? 'dist/extension';
const page = join(out, 'page');

/** What a page of an extension has no use for: it is there without a network, and has no readers who check it. */
const UNUSED = ['service-worker.js', 'integrity.json', 'claimlight.js', 'drawer.js', 'main-thread.js', 'embed.html', 'embed.css', 'embed.js'];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
execFileSync(process.execPath, ['tools/bundle.mjs', page], { stdio: 'inherit' });
for (const name of UNUSED) rmSync(join(page, name));
const index = join(page, 'index.html');
writeFileSync(index, readFileSync(index, 'utf8').replace(/<meta name="claimlight-offline"[^>]*>\n/, ''));

await build({
  entryPoints: ['extension/background.js', 'extension/reader.js'], bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning', plugins: [carriesItsGlue], outdir: out,
  // Nothing is fetched from beside these scripts: the background script names its files itself.
  define: { 'import.meta.url': JSON.stringify('file:///claimlight.js') },
});
const version = /^version = "(.+)"/m.exec(readFileSync('Cargo.toml', 'utf8'))?.[1];
const manifest = JSON.parse(readFileSync('extension/manifest.json', 'utf8'));
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
cpSync('extension/reader.css', join(out, 'reader.css'));
cpSync('www/icons/icon-192.png', join(out, 'icon.png'));

const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
writeFileSync(`${out}.zip`, zip(Object.fromEntries(files.map((path) => [relative(out, path).split(sep).join('/'), readFileSync(path)]))));

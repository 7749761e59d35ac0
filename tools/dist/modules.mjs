// The page's sources into the package's scripts: a module for each subpath, the worker, and one classic script.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { carriesItsGlue, replaceGlueImport } from '../glue.mjs';

/** @import { BuildOptions, Plugin } from 'esbuild' */

/** @type {BuildOptions} */
const SHARED = { bundle: true, minify: true, target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };

/** Subpaths whose modules share what they have in common. */
const SUBPATHS = ['index', 'dom', 'element', 'define', 'export', 'wasm', 'react', 'vue'];

/** Who asks the page's client for an analyzer gets the package's, whose addresses bundlers can follow. @type {Plugin} */
const clientWithAddresses = {
  name: 'client-with-addresses',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/client\.js$/ }, ({ importer }) =>
      importer === resolve('www/pool.js') ? { path: resolve('package/client.js') } : undefined),
};

/**
 * Bundlers rename files, so the engine's glue is imported by name, not by an address made while it runs; and an address
 * that is no literal is none that they could follow: written as here, webpack does not try.
 *
 * @type {Plugin}
 */
const namesForBundlers = {
  name: 'names-for-bundlers',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/www\/[^/]+\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const named = path === resolve('www/engine.js') ? replaceGlueImport(source, "import('./pkg/claimlight.js')") : source;
      const contents = named.replace(/new URL\((\w+), import\.meta\.url\)/g, "new URL($1, import.meta.url + '')");
      return { contents, loader: 'js' };
    }),
};

/** Node has no Highlight, no Worker and no fetch of files. @type {Plugin} */
const engineOfNode = {
  name: 'engine-of-node',
  setup: ({ onResolve }) => onResolve({ filter: /\/engine\.js$/ }, () => ({ path: resolve('package/node-engine.js') })),
};

/** Writes every script of the package. @param {string} out */
export async function writeModules(out) {
  const inBrowsers = [clientWithAddresses, namesForBundlers];
  /** @param {string} name */
  const entry = (name) => join('package', `${name}.js`);
  await build({
    ...SHARED, format: 'esm', splitting: true, plugins: inBrowsers, entryPoints: SUBPATHS.map(entry), outdir: out,
    chunkNames: 'shared-[hash]',
  });
  await build({ ...SHARED, format: 'esm', platform: 'node', plugins: [engineOfNode], entryPoints: [entry('index')], outfile: join(out, 'index.node.js') });
  await build({ ...SHARED, format: 'esm', plugins: [carriesItsGlue], entryPoints: ['www/worker.js'], outfile: join(out, 'worker.js') });
  await build({
    ...SHARED, format: 'iife', globalName: 'Claimlight', plugins: inBrowsers, entryPoints: [entry('standalone')], outfile: join(out, 'standalone.js'),
    define: { 'import.meta.url': 'SCRIPT_ADDRESS' }, inject: ['package/script-address.js'],
  });
}

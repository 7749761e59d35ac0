// The engine's source into one that imports its wasm glue by name: where the files are joined, an address made while it
// runs would lead nowhere.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** How www/engine.js imports its glue. */
const IMPORT = /import\((?:\/\*.*?\*\/\s*)?glueOf\(wasm\)\)/;

/** @param {string} source What www/engine.js holds. @param {string} by The import to write instead. */
export function replaceGlueImport(source, by) {
  if (!IMPORT.test(source)) throw new Error('www/engine.js no longer holds import(glueOf(wasm)): say in tools/glue.mjs how it imports its glue');
  return source.replace(IMPORT, by);
}

/**
 * A worker that carries its glue saves its reader a request, and can start from a blob: it is one whole classic script,
 * without an import and without an address of its own.
 *
 * @type {import('esbuild').Plugin}
 */
export const carriesItsGlue = {
  name: 'carries-its-glue',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/www\/engine\.js$/ }, ({ path }) => {
      const glue = `import { Incoming, initSync } from ${JSON.stringify(resolve('www/pkg/claimlight.js'))};`;
      const contents = glue + replaceGlueImport(readFileSync(path, 'utf8'), 'Promise.resolve({ Incoming, initSync })');
      return { contents, loader: 'js' };
    }),
};

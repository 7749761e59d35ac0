// The names that the bundle shortens, before those that the element's scripts use and those that pages are told of.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { INNER_NAMES } from '../../tools/inner-names.mjs';

/** What people outside write against. */
const PUBLIC = ['docs/embedding.md', 'package/custom-elements.json', 'package/element-types.d.ts', 'package/README.md', 'README.md'];

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** @param {string} text */
const namesIn = (text) => new Set(text.match(/\w+/g));

describe('the names that the bundle shortens', () => {
  test('each is still used by the scripts of an embedding page', async () => {
    const { outputFiles } = await build({ entryPoints: ['www/claimlight.js', 'www/drawer.js'], outdir: 'out', bundle: true, write: false, format: 'esm', legalComments: 'none', external: ['./main-thread.js'] });
    const used = namesIn(outputFiles.map(({ text }) => text).join(' '));
    assert.deepEqual(INNER_NAMES.filter((name) => !used.has(name)), []);
  });

  test('none is one that a page may call', () => {
    for (const path of PUBLIC) {
      const told = namesIn(read(path));
      assert.deepEqual(INNER_NAMES.filter((name) => told.has(name)), [], path);
    }
  });
});

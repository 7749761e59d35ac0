// Runs the browser suites, several at a time, and those that failed once more, one at a time.
//
// usage: SHIPPED=dist/www node tools/browser-tests.mjs [--concurrency N] [FILE …]
//
// Suites share the machine: a browser that stalls or dies under that load says nothing of the page. What fails alone as
// well has failed. A suite that needed its second run is named at the end, to be looked into.

import { readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';

const FOLDER = resolve(import.meta.dirname, '../tests/browser');
const { values, positionals } = parseArgs({ options: { concurrency: { type: 'string', default: '2' } }, allowPositionals: true });

/** Runs suites and prints what they say. @param {string[]} files @param {number} concurrency @returns {Promise<string[]>} those that failed */
async function failing(files, concurrency) {
  /** @type {Set<string>} */ const failed = new Set();
  const stream = run({ files, concurrency });
  stream.on('test:fail', ({ file, todo }) => {
    if (file && todo === undefined) failed.add(file);
  });
  const shown = stream.compose(new spec());
  shown.pipe(process.stdout, { end: false });
  await finished(shown);
  return [...failed];
}

const files = positionals.length > 0 ? positionals.map((path) => resolve(path)) : readdirSync(FOLDER).filter((name) => name.endsWith('.test.js')).map((name) => resolve(FOLDER, name));
const first = await failing(files, Number(values.concurrency));
const second = first.length > 0 ? await failing(first, 1) : [];
for (const file of first) console.log(`${relative('', file)}: ${second.includes(file) ? 'failed twice' : 'failed beside others, passed alone'}`);
process.exitCode = second.length > 0 ? 1 : 0;

// The installed package in Node, where there is no page: every subpath can be imported, and the core analyses.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { makeProject } from './consumer.js';

/** @type {ReturnType<typeof makeProject>} */ let project;
before(() => {
  project = makeProject('node');
});
after(() => project.remove());

/** What a module of the project prints, as JSON. @param {string} code */
function run(code) {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: project.folder, encoding: 'utf8' }));
}

describe('in Node', () => {
  test('every module can be imported', () => {
    const names = run(`
      const modules = await Promise.all(['', '/dom', '/element', '/define', '/export', '/wasm'].map((path) => import('claimlight' + path)));
      console.log(JSON.stringify(modules.map((module) => Object.keys(module).sort())));
    `);
    assert.deepEqual(names, [
      ['ClaimlightError', 'LONGEST_TEXT', 'createAnalyzer', 'questionOf'],
      ['attach', 'readText'],
      ['ClaimLightElement'],
      ['ClaimLightElement'],
      ['toCsv', 'toHtml', 'toSchemaOrg', 'toTextFragment', 'toWebAnnotation'],
      ['Analyzer', 'Incoming', 'default', 'initSync', 'version'],
    ]);
  });

  test('the core analyses a text, and its exports write it', () => {
    const { rung, source, quoted, csv } = run(`
      import { createAnalyzer } from 'claimlight';
      import { toCsv } from 'claimlight/export';
      const text = '“We lost 40 boats,” said Ana Ruiz, the harbour master.';
      const analyzer = await createAnalyzer();
      const analysis = await analyzer.analyze(text);
      analyzer.close();
      const [{ contents }] = analysis.attributions;
      console.log(JSON.stringify({ rung: analyzer.rung, source: analysis.sources[0].name, quoted: text.slice(...contents[0]), csv: toCsv(text, analysis) }));
    `);
    assert.equal(rung, 'main-thread');
    assert.equal(source, 'Ana Ruiz');
    assert.match(quoted, /We lost 40 boats/);
    assert.match(csv, /quoted,Ana Ruiz,named/);
  });

  test('what cannot be read is refused with a code', () => {
    const codes = run(`
      import { ClaimlightError, createAnalyzer, LONGEST_TEXT } from 'claimlight';
      const code = (promise) => promise.then(() => 'none', (error) => error instanceof ClaimlightError ? error.code : String(error));
      const analyzer = await createAnalyzer();
      console.log(JSON.stringify([
        await code(createAnalyzer({ model: new URL('file:///no/such/model.bin') })),
        await code(createAnalyzer({ model: import.meta.resolve('claimlight/package.json') })),
        await code(analyzer.analyze('x'.repeat(LONGEST_TEXT + 1))),
        await code(analyzer.analyze('x', { signal: AbortSignal.abort() })),
      ]));
    `);
    assert.deepEqual(codes, ['wasm-load', 'wasm-load', 'too-large', 'aborted']);
  });
});

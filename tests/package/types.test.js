// The installed package's types in TypeScript: they hold for what the engine really writes, and know the element.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { analyses } from './analyses.js';
import { lend, makeProject } from './consumer.js';

/** @import { Analysis } from '../../www/analysis.js' */

/** @type {ReturnType<typeof makeProject>} */ let project;
before(() => {
  project = makeProject('node');
  lend(project.folder, 'typescript');
});
after(() => project.remove());

/** What `tsc` has against a module, as codes and messages. @param {string} code */
function complaints(code) {
  writeFileSync(join(project.folder, 'main.ts'), code);
  const flags = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom'];
  const { stdout, error } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...flags, 'main.ts'], { cwd: project.folder, encoding: 'utf8' });
  if (error) throw error;
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

/** A module that says of each of these that it is an Analysis. @param {unknown[]} all */
const declared = (all) => `import type { Analysis } from 'claimlight';\n${all.map((one, at) => `export const analysis${at}: Analysis = ${JSON.stringify(one)};`).join('\n')}\n`;

describe('the types', () => {
  test('hold for every analysis', async () => {
    const all = (await analyses()).map(([, analysis]) => analysis);
    assert.ok(all.length > 20);
    assert.deepEqual(complaints(declared(all)), []);
  });

  test('refuse what is left out, added, or of another kind', async () => {
    const good = (await analyses()).find(([, { claims, entities }]) => claims.length > 0 && entities.length > 0)?.[1];
    /** @type {((analysis: any) => void)[]} */
    const damages = [
      (analysis) => delete analysis.claims,
      (analysis) => (analysis.verdict = 'so'),
      (analysis) => (analysis.claims[0].manner = 'shouted'),
      (analysis) => (analysis.claims[0].span = [0]),
      (analysis) => (analysis.claims[0].id = 'claim-1'),
      (analysis) => (analysis.entities[0].mentions[0].form = 'alias'),
      (analysis) => (analysis.textLength = null),
    ];
    const damaged = damages.map((damage) => {
      const analysis = structuredClone(good);
      damage(analysis);
      return analysis;
    });
    const found = complaints(declared(damaged));
    // Every declaration stands on a line of its own, behind the import.
    assert.deepEqual([...new Set(found.map((line) => Number(/\((\d+),/.exec(line)?.[1]) - 2))].sort(), damages.map((_, at) => at), found.join('\n'));
  });

  test('know the element, its properties and its events', () => {
    assert.deepEqual(complaints(`
      import 'claimlight/define';
      import { attach, readText } from 'claimlight/dom';
      import { toCsv } from 'claimlight/export';
      import { createAnalyzer } from 'claimlight';
      const element = document.createElement('claim-light');
      element.htmlFor = 'story';
      element.minConfidence = 0.7;
      document.addEventListener('claimlight:activate', ({ detail }) => console.log(detail.item.type, detail.text.length));
      element.addEventListener('claimlight:error', ({ detail: { code } }) => console.log(code === 'csp-wasm'));
      const analyzer = await createAnalyzer({ signal: AbortSignal.timeout(1000) });
      const text = readText(document.body);
      const analysis = await analyzer.analyze(text);
      attach(document.body, analysis, { show: ['quotes'], mode: 'mark' }).detach();
      console.log(toCsv(text, analysis));
    `), []);
    const wrong = complaints(`
      import 'claimlight/define';
      document.createElement('claim-light').htmlFor = 3;
      document.addEventListener('claimlight:error', ({ detail }) => detail.code === 'sunshine');
    `);
    assert.equal(wrong.length, 2, wrong.join('\n'));
  });
});

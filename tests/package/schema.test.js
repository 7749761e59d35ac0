// The JSON Schema of the package against what the engine really writes, for every sample and every case file.

import Ajv from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { PACKAGE, ROOT } from './consumer.js';

/** @import { Analysis } from '../../www/analysis.js' */

/** Every text that the repository brings along, by the file it stands in. @returns {[string, string][]} */
function texts() {
  /** @param {string} folder @param {string} end */
  const files = (folder, end) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(end)).map((name) => join(folder, name));
  return [
    ...files('www/samples', '.json').map((path) => /** @type {[string, string]} */ ([path, JSON.parse(readFileSync(join(ROOT, path), 'utf8')).blocks.map((/** @type {{text: string}} */ { text }) => text).join('\n\n')])),
    ...files('tests/cases', '.txt').map((path) => /** @type {[string, string]} */ ([path, readFileSync(join(ROOT, path), 'utf8')])),
    ['no text', ''],
    ['half characters', '\ud83e Nora Pell said “\udd80 no”. \ud83e'],
  ];
}

describe('the JSON Schema', () => {
  const schema = JSON.parse(readFileSync(join(PACKAGE, 'schema.json'), 'utf8'));
  const validate = new Ajv.default({ strict: true, strictTypes: false, allErrors: true }).compile(schema);
  /** @type {[string, Analysis][]} */ let analyses;
  before(async () => {
    const { createAnalyzer } = await import(join(PACKAGE, 'index.node.js'));
    const analyzer = await createAnalyzer();
    analyses = await Promise.all(texts().map(async ([name, text]) => /** @type {[string, Analysis]} */ ([name, await analyzer.analyze(text)])));
    analyzer.close();
  });

  test('holds for every analysis', () => {
    assert.ok(analyses.length > 20);
    for (const [name, analysis] of analyses) assert.ok(validate(analysis), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  });

  test('is tried on every kind of thing that it describes', () => {
    for (const list of /** @type {const} */ (['blocks', 'sentences', 'entities', 'values', 'attributions', 'claims', 'sources'])) {
      assert.ok(analyses.some(([, analysis]) => analysis[list].length > 0), list);
    }
  });

  test('refuses what is left out, added, or of another kind', () => {
    const [, good] = /** @type {[string, Analysis]} */ (analyses.find(([, { claims }]) => claims.length > 0));
    /** @param {(analysis: any) => void} change */
    const holdsAfter = (change) => {
      const analysis = structuredClone(good);
      change(analysis);
      return validate(analysis);
    };
    assert.ok(holdsAfter(() => {}));
    assert.ok(!holdsAfter((analysis) => delete analysis.claims));
    assert.ok(!holdsAfter((analysis) => (analysis.verdict = 'so')));
    assert.ok(!holdsAfter((analysis) => (analysis.claims[0].manner = 'shouted')));
    assert.ok(!holdsAfter((analysis) => (analysis.claims[0].span = [0])));
    assert.ok(!holdsAfter((analysis) => (analysis.claims[0].confidence = 1.2)));
    assert.ok(!holdsAfter((analysis) => (analysis.claims[0].id = 'claim-1')));
  });
});

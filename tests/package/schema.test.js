// The JSON Schema of the package against what the engine really writes, for every sample and every case file.

import Ajv from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { analyses } from './analyses.js';
import { PACKAGE } from './consumer.js';

/** @import { Analysis } from '../../www/analysis.js' */

describe('the JSON Schema', () => {
  const schema = JSON.parse(readFileSync(join(PACKAGE, 'schema.json'), 'utf8'));
  const validate = new Ajv.default({ strict: true, strictTypes: false, allErrors: true }).compile(schema);
  /** @type {[string, Analysis][]} */ let all;
  before(async () => {
    all = await analyses();
  });

  test('holds for every analysis', () => {
    assert.ok(all.length > 20);
    for (const [name, analysis] of all) assert.ok(validate(analysis), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  });

  test('is tried on every kind of thing that it describes', () => {
    for (const list of /** @type {const} */ (['blocks', 'sentences', 'entities', 'values', 'attributions', 'claims', 'sources'])) {
      assert.ok(all.some(([, analysis]) => analysis[list].length > 0), list);
    }
  });

  test('refuses what is left out, added, or of another kind', () => {
    const [, good] = /** @type {[string, Analysis]} */ (all.find(([, { claims }]) => claims.length > 0));
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

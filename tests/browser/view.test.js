// An analysis into what is sure enough to be shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { View } from '../../www/view.js';

/** @import { Analysis } from '../../www/analysis.js' */

const TEXT = 'Ana Ruiz said 40 boats were lost. Some owners back her.';

/** Two sources, of whom the second may have said nothing. @param {number} confidence */
function analysis(confidence) {
  const attribution = { source: null, cue: null, contents: [[14, 32]], quotation: 'indirect', commitment: 'committed', parent: null };
  const source = { kind: 'anonymous', entity: null, wordsAttributed: 3, wordsQuoted: 0 };
  return /** @type {Analysis} */ (/** @type {unknown} */ ({
    entities: [], values: [], claims: [],
    attributions: [{ ...attribution, id: 'a0', confidence: 0.9 }, { ...attribution, id: 'a1', confidence }],
    sources: [{ ...source, name: 'Ana Ruiz', attributions: ['a0'] }, { ...source, name: 'Some owners', attributions: ['a1'] }],
  }));
}

test('a source whose every attribution is unsure is not in the ledger', () => {
  /** @param {number} confidence @param {number} [minConfidence] */
  const names = (confidence, minConfidence) => new View(TEXT, analysis(confidence), { minConfidence }).sources.map(({ id, name }) => `${id} ${name}`);
  assert.deepEqual(names(0.3), ['s0 Ana Ruiz']);
  assert.deepEqual(names(0.6), ['s0 Ana Ruiz', 's1 Some owners']);
  assert.deepEqual(names(0.3, 0.2), ['s0 Ana Ruiz', 's1 Some owners']);
});

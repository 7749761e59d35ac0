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

test('the ledger has the rows that the engine gives it, and a name only where it gives one', () => {
  const made = analysis(0.3);
  made.sources.push(/** @type {any} */ ({ ...made.sources[1], kind: 'unspecified', name: '' }));
  assert.deepEqual(new View(TEXT, made).sources.map(({ id, name }) => `${id} ${name}`), ['s0 Ana Ruiz', 's1 Some owners', 's2 ']);
});

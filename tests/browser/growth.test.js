// Twice the input into no more than twice the work: of scripts that read what strangers wrote. Work is counted, not timed.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainText } from '../../www/page/markdown.js';
import { View } from '../../www/view.js';

/** @import { Analysis } from '../../www/analysis.js' */

/** How often entities are looked at while a view is made of so many names. @param {number} names */
function looks(names) {
  let count = 0;
  const entities = Array.from({ length: names }, (_, at) => ({
    get id() {
      count += 1;
      return `e${at}`;
    },
    kind: 'person', name: `Name ${at}`, mentions: [{ span: [at, at + 1], form: 'name', confidence: 1 }],
  }));
  const attributions = entities.map((_, at) => ({ id: `a${at}`, source: { span: null, entity: `e${at}`, kind: 'named' }, cue: null, contents: [[at, at + 1]], quotation: 'direct', confidence: 1 }));
  const claims = attributions.map(({ id }, at) => ({ id: `c${at}`, span: [at, at + 1], attribution: id, manner: 'quoted', hedges: [], evidence: [], confidence: 1, checkWorthiness: 1 }));
  const view = new View('x'.repeat(names + 1), /** @type {Analysis} */ (/** @type {unknown} */ ({ blocks: [], entities, values: [], attributions, claims, sources: [] })));
  assert.equal(view.claims.at(-1)?.sourceName, `Name ${names - 1}`);
  return count;
}

describe('work grows with the input', () => {
  test('a view of many names', () => {
    assert.ok(looks(800) <= 2.2 * looks(400), `${looks(400)} and ${looks(800)} looks`);
  });

  // A pattern that looks for its end from each of its spaces would need 10^10 steps for this: some minutes.
  for (const [what, markdown] of Object.entries({ 'spaces behind a heading': `# A${' '.repeat(100_000)}x`, 'marks behind a heading': `# A ${'# '.repeat(50_000)}x` })) {
    test(what, () => assert.equal(plainText(markdown), markdown));
  }
});

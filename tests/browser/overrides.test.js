// An editor's file of corrections into those that can be made, and words about the others.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyOverrides, readOverrides } from '../../www/overrides.js';

/** Each mistake, and what is said of it. @type {[json: unknown, said: RegExp][]} */
const MISTAKES = [
  [null, /no list/],
  ['fix', /no list/],
  [{ items: 3 }, /no list/],
  [[null], /correction 1 .*"quote"/],
  [['Ana Ruiz'], /correction 1 .*"quote"/],
  [[{ action: 'fix' }], /"quote" is undefined/],
  [[{ action: 'fix', quote: '' }], /"quote" is ""/],
  [[{ action: 'mend', quote: 'Ana Ruiz' }], /"action" is "mend"/],
  [[{ action: 'fix', type: 'person', quote: 'Ana Ruiz' }], /"type" is "person"/],
  [[{ action: 'fix', quote: 'Ana Ruiz', prefix: 3 }], /"prefix" is 3/],
  [[{ action: 'fix', quote: 'Ana Ruiz', set: null }], /"set" is null/],
  [[{ action: 'fix', quote: 'Ana Ruiz', set: [] }], /"set" is \[\]/],
  [[{ action: 'fix', quote: 'Ana Ruiz', set: { kind: 'boat' } }], /"set\.kind" is "boat"/],
  [[{ action: 'fix', quote: 'Ana Ruiz', set: { manner: 'shouted', name: 4 } }], /"set\.name" is 4, "set\.manner" is "shouted"/],
];

const GOOD = { action: /** @type {const} */ ('fix'), type: /** @type {const} */ ('entity'), quote: 'Ana Ruiz', suffix: ', the', set: { name: 'Ana Ruiz Molina', kind: /** @type {const} */ ('person') } };

describe('corrections', () => {
  for (const [json, said] of MISTAKES) {
    test(JSON.stringify(json), () => {
      /** @type {string[]} */
      const problems = [];
      assert.deepEqual(readOverrides(json, (problem) => problems.push(problem)), []);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', said);
    });
  }

  test('one with a check is about an item of the desk, and leaves the claim that stands there', () => {
    const analysis = /** @type {any} */ ({ claims: [{ span: [0, 8], attribution: 'a0' }, { span: [2, 4], attribution: 'a1' }], attributions: [{ id: 'a0' }, { id: 'a1' }], values: [], entities: [] });
    const wrong = /** @type {const} */ ({ action: 'suppress', quote: 'Ana Ruiz' });
    const without = applyOverrides('Ana Ruiz', analysis, [wrong]);
    assert.equal(without.claims.length, 1);
    assert.deepEqual(without.attributions, [{ id: 'a1' }], 'a passage ends with the last of its claims');
    assert.equal(applyOverrides('Ana Ruiz', analysis, [{ ...wrong, check: 'single-source' }]).claims.length, 2);
  });

  test('one that is wrong keeps none that is right from being made', () => {
    /** @type {string[]} */
    const problems = [];
    assert.deepEqual(readOverrides({ items: [GOOD, 7, GOOD] }, (problem) => problems.push(problem)), [GOOD, GOOD]);
    assert.match(problems.join(), /^correction 2 /);
  });
});

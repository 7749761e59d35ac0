// Annotations, corrections and Markdown with seeded damages into what the page makes of them: counted executions, no clock.
//
// FUZZ_EXECUTIONS asks for more than an ordinary run does, FUZZ_SEED for other ones.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readAnnotations } from '../../www/annotations.js';
import { applyOverrides, readOverrides } from '../../www/overrides.js';
import { plainText } from '../../www/page/markdown.js';
import { View } from '../../www/view.js';

/** @import { Analysis } from '../../www/analysis.js' */

const EXECUTIONS = Number(process.env['FUZZ_EXECUTIONS'] ?? 4_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

/** Numbers that are the same on every machine. @param {number} seed */
function chance(seed) {
  let state = seed >>> 0;
  /** A whole number below a limit. @param {number} limit */
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const TEXT = 'Ana Ruiz said that 40 boats may be lost. “Nobody asked us,” she told Reuters.';

const ANALYSIS = {
  schemaVersion: '1.0', engine: { name: 'claimlight', version: '0', model: 'm' }, language: 'en', textLength: TEXT.length, offsetUnit: 'utf-16',
  blocks: [{ span: [0, TEXT.length], kind: 'paragraph' }], sentences: [{ span: [0, 40], block: 0 }, { span: [41, TEXT.length], block: 0 }],
  entities: [{ id: 'e0', kind: 'person', name: 'Ana Ruiz', mentions: [{ span: [0, 8], form: 'name', confidence: 0.9 }] }],
  values: [{ id: 'v0', span: [19, 27], kind: 'quantity', normalized: { value: '40', unit: 'boat' } }],
  attributions: [{ id: 'a0', source: { span: [0, 8], entity: 'e0', kind: 'named' }, cue: { span: [9, 13], lemma: 'say', kind: 'assertion' }, contents: [[19, 39]], quotation: 'indirect', commitment: 'committed', parent: null, confidence: 0.9 }],
  claims: [{ id: 'c0', span: [19, 39], sentence: 0, checkWorthiness: 0.5, kinds: ['quantity'], attribution: 'a0', manner: 'attributed', hedges: [{ span: [28, 31], kind: 'epistemic' }], evidence: [{ span: [19, 21], reason: 'a number' }], entities: [], values: ['v0'], confidence: 0.8 }],
  sources: [{ entity: 'e0', name: 'Ana Ruiz', kind: 'named', attributions: ['a0'], wordsAttributed: 5, wordsQuoted: 0 }],
};

const OVERRIDES = [
  { action: 'fix', type: 'entity', quote: 'Ana Ruiz', set: { name: 'Ana Ruiz Molina', kind: 'person' } },
  { action: 'suppress', quote: '40 boats', prefix: 'that ' },
  { action: 'fix', quote: '40 boats may be lost', set: { manner: 'hearsay' } },
];

/** What stands where something else was meant. */
const ODD = [null, true, -1, 1e99, '', '__proto__', 'constructor', '<img src=x onerror=alert(1)>', [], {}, [[]], { length: 3 }, [0, 1e9], [5, 2], 'x'.repeat(1000)];

/** A copy with a few places damaged. @param {unknown} json @param {(limit: number) => number} below */
function damaged(json, below) {
  const copy = structuredClone(json);
  for (let times = below(4); times >= 0; times--) {
    /** @type {any} */
    let at = copy;
    for (let depth = below(5); depth > 0; depth--) {
      const keys = Object.keys(at);
      const next = at[keys[below(keys.length || 1)] ?? ''];
      if (typeof next !== 'object' || next === null) break;
      at = next;
    }
    const keys = Object.keys(at);
    const key = below(5) === 0 ? ['__proto__', 'then', 'id', 'span'][below(4)] : keys[below(keys.length || 1)];
    if (key === undefined) continue;
    if (below(4) === 0) delete at[key];
    else Object.defineProperty(at, key, { value: structuredClone(ODD[below(ODD.length)]), enumerable: true, configurable: true, writable: true });
  }
  return JSON.parse(JSON.stringify(copy));
}

const MARKDOWN = ['# ', '## A #', ' #', '\n', '\n\n', '---\n', '***', '**a**', '_a_', '`', '```\n', '[a](b)', '![', '](', '<http://a.example>', '> ', '- ', '\\', ' ', 'Ana Ruiz said no.', '===\n', '~~'];

describe(`${EXECUTIONS} damages, seed ${SEED}`, () => {
  test('annotations are refused with a word, or are shown', () => {
    const below = chance(SEED);
    let shown = 0;
    for (let at = 0; at < EXECUTIONS; at++) {
      const json = damaged(ANALYSIS, below);
      let analysis;
      try {
        analysis = readAnnotations('story.json', json, TEXT);
      } catch (error) {
        const { code, message } = /** @type {any} */ (error);
        assert.ok(['annotations', 'integrity'].includes(code), `${message}: ${JSON.stringify(json)}`);
        continue;
      }
      assert.doesNotThrow(() => new View(TEXT, analysis), JSON.stringify(json));
      shown += 1;
    }
    assert.ok(shown > 0 && shown < EXECUTIONS, `${shown} of ${EXECUTIONS} are shown`);
  });

  test('corrections are left out with a word, or are made', () => {
    const below = chance(SEED + 1);
    for (let at = 0; at < EXECUTIONS; at++) {
      const json = damaged(OVERRIDES, below);
      /** @type {string[]} */
      const problems = [];
      const kept = readOverrides(json, (problem) => problems.push(problem));
      assert.equal(kept.length + problems.length, Array.isArray(json) ? json.length : 1, JSON.stringify(json));
      const analysis = /** @type {Analysis} */ (/** @type {unknown} */ (ANALYSIS));
      const before = JSON.stringify(analysis);
      assert.doesNotThrow(() => new View(TEXT, applyOverrides(TEXT, analysis, kept)), JSON.stringify(json));
      assert.equal(JSON.stringify(analysis), before, 'the analysis that was given stays as it is');
    }
    assert.equal(Object.keys(Object.prototype).length, 0, 'nothing is polluted');
  });

  test('Markdown becomes no longer than it was', () => {
    const below = chance(SEED + 2);
    for (let at = 0; at < EXECUTIONS; at++) {
      const markdown = Array.from({ length: below(30) }, () => MARKDOWN[below(MARKDOWN.length)]).join('');
      // A line under a heading becomes a mark before it: `==` and `# `.
      assert.ok(plainText(markdown).length <= markdown.length + 2 * markdown.split('\n').length, JSON.stringify(markdown));
    }
  });
});

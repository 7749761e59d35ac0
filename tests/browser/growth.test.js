// Twice the input into no more than twice the work: of scripts that read what strangers wrote. Work is counted, not timed.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tally } from '../../www/bar/tally.js';
import { toSchemaOrg } from '../../www/export/schema-org.js';
import { toCsv } from '../../www/export/csv.js';
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

/** Spans of one letter each, and how often anybody asks where they begin. @param {number} count */
function spans(count) {
  const looks = { count: 0 };
  const list = Array.from({ length: count }, (_, at) => Object.defineProperty(/** @type {[number, number]} */ ([at, at + 1]), 0, {
    get() {
      looks.count += 1;
      return at;
    },
  }));
  return { list, looks };
}

/** @param {number} count How many of each, all by name. @param {object} more */
function analysis(count, more = {}) {
  const all = Array.from({ length: count }, (_, at) => at);
  return /** @type {Analysis} */ (/** @type {unknown} */ ({
    blocks: [], values: [], claims: all.map((at) => ({ id: `c${at}`, span: [at, at + 1], attribution: `a${at}`, manner: 'quoted', hedges: [], evidence: [], kinds: [], confidence: 1, checkWorthiness: 1 })),
    entities: all.map((at) => ({ id: `e${at}`, kind: 'person', name: `Name ${at}`, mentions: [] })),
    attributions: all.map((at) => ({ id: `a${at}`, source: { span: null, entity: `e${at}`, kind: 'named' }, cue: { span: [0, 1] }, contents: [[at, at + 1]], quotation: 'direct', confidence: 1 })),
    sources: all.map((at) => ({ entity: `e${at}`, name: `Name ${at}`, kind: 'named', attributions: [`a${at}`], wordsAttributed: 1, wordsQuoted: 1 })), ...more,
  }));
}

/** How often the list of an analysis is looked at, entry by entry, by what reads it. @param {number} count @param {'attributions' | 'entities'} list @param {'source' | 'id'} part @param {(text: string, read: Analysis) => unknown} read */
function looksInto(count, list, part, read) {
  let looks = 0;
  const watched = /** @type {any[]} */ (analysis(count)[list]).map((one, at) => {
    const value = part === 'source' && at < 2 ? { ...one.source, kind: 'self' } : one[part];
    return Object.defineProperty(one, part, {
      get() {
        looks += 1;
        return value;
      },
    });
  });
  read(':'.repeat(count + 1), analysis(count, { [list]: watched }));
  return looks;
}

/** What is said of nothing but its key. */
const WORDS = /** @type {any} */ ({ say: String, count: (/** @type {string} */ key) => [key], percent: String });

describe('work grows with the input', () => {
  test('a view of many headings', () => {
    const asked = (/** @type {number} */ count) => {
      const { list, looks } = spans(count);
      const view = new View('x'.repeat(count + 1), analysis(count, { blocks: list.map((span) => ({ kind: 'byline', span })) }));
      assert.ok(view.isHeading([0, 1]) && !view.isHeading([count, count + 1]));
      return looks.count;
    };
    assert.ok(asked(800) <= 2.4 * asked(400), `${asked(400)} and ${asked(800)} looks`);
  });

  for (const [what, list, part, read] of /** @type {const} */ ([
    ['who answers in an interview of many', 'attributions', 'source', (/** @type {string} */ text, /** @type {Analysis} */ read) => tally(new View(text, read), WORDS)],
    ['a table of many claims', 'entities', 'id', toCsv],
    ['a table of many attributions', 'attributions', 'id', toCsv],
    ['schema.org of many names', 'entities', 'id', toSchemaOrg],
  ])) {
    test(what, () => {
      const [once, twice] = [400, 800].map((count) => looksInto(count, list, part, read));
      assert.ok(/** @type {number} */ (twice) <= 2.2 * /** @type {number} */ (once), `${once} and ${twice} looks`);
    });
  }

  test('a view of many names', () => {
    assert.ok(looks(800) <= 2.2 * looks(400), `${looks(400)} and ${looks(800)} looks`);
  });

  // A pattern that looks for its end from each of its spaces would need 10^10 steps for this: some minutes.
  for (const [what, markdown] of Object.entries({ 'spaces behind a heading': `# A${' '.repeat(100_000)}x`, 'marks behind a heading': `# A ${'# '.repeat(50_000)}x` })) {
    test(what, () => assert.equal(plainText(markdown), markdown));
  }
});

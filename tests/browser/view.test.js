// An analysis into what is sure enough to be shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPartly } from '../../www/panel/facts.js';
import { paintOf, View } from '../../www/view.js';

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

const QUOTING = 'Ana Ruiz said the pier was “a wound” and ‘the town’s shame’. “It hurts. It will heal.” Some owners said it would not.';

/** Passages of a text, each by its words. @param {string} quotation @param {string} kind @param {string[]} contents */
function passage(quotation, kind, ...contents) {
  return { source: { kind, entity: null, span: [0, 8] }, cue: null, contents: contents.map((words) => [QUOTING.indexOf(words), QUOTING.indexOf(words) + words.length]), quotation, commitment: 'committed', parent: null, confidence: 0.9 };
}

test('quiet marks stand from quotation mark to quotation mark, and under all of what nobody with a name said', () => {
  const attributions = [
    { ...passage('mixed', 'named', 'the pier was “a wound” and ‘the town’s shame’'), id: 'a0' },
    { ...passage('direct', 'named', '“It hurts. It will heal.”'), id: 'a1' },
    { ...passage('indirect', 'anonymous', 'it would not'), id: 'a2' },
    { ...passage('indirect', 'self', 'It hurts.'), id: 'a3' },
  ];
  const view = new View(QUOTING, /** @type {Analysis} */ (/** @type {unknown} */ ({ entities: [], values: [], claims: [], attributions, sources: [] })));
  assert.deepEqual(view.passages.map(({ manner, marked }) => [manner, ...marked.map((span) => view.words(span))]), [
    ['quoted', '“a wound”', '‘the town’s shame’'], ['quoted', '“It hurts. It will heal.”'], ['anonymous', 'it would not'], ['unattributed'],
  ]);
  assert.deepEqual(view.places.map(({ id }) => id), ['a0', 'a1', 'a2'], 'the paper’s own words stand in no passage');
  assert.deepEqual(view.sources.map(({ name, passages }) => [name, passages.length]), [['Ana Ruiz', 1]], 'who is not named has a row, also where the ledger is not sure of one');
});

test('what is retold around words in quotation marks is quoted: the passage, and of its claims those that hold such words', () => {
  const attribution = { ...passage('mixed', 'named', 'the pier was “a wound” and ‘the town’s shame’'), id: 'a0' };
  const claim = (/** @type {string} */ words) => ({ id: words, span: [QUOTING.indexOf(words), QUOTING.indexOf(words) + words.length], attribution: 'a0', manner: 'attributed', hedges: [], kinds: [], evidence: [], confidence: 0.9 });
  const view = new View(QUOTING, /** @type {Analysis} */ (/** @type {unknown} */ ({ entities: [], values: [], claims: [claim('the pier was'), claim('a wound')], attributions: [attribution], sources: [] })));
  assert.deepEqual(view.claims.map(({ id, manner }) => [id, manner]), [['the pier was', 'attributed'], ['a wound', 'quoted']]);
  assert.deepEqual(view.places.map(({ id, manner }) => [id, manner]), [['a0', 'quoted']], 'one place, whatever is claimed in it');
  assert.ok(isPartly(/** @type {any} */ (view.places[0]), view));
  assert.deepEqual(paintOf(/** @type {any} */ (view.places[0]), 'quiet'), ['quiet-quoted', view.places[0]?.marked]);
});

test('places stand in reading order, those of a headline too; strip and margin have none of it', () => {
  const attributions = [{ ...passage('indirect', 'anonymous', 'it would not'), id: 'a0' }, { ...passage('indirect', 'named', 'the pier was'), id: 'a1' }];
  const end = QUOTING.indexOf('“It hurts');
  const blocks = [{ kind: 'headline', span: [0, end] }, { kind: 'paragraph', span: [end, QUOTING.length] }];
  const view = new View(QUOTING, /** @type {Analysis} */ (/** @type {unknown} */ ({ entities: [], values: [], claims: [], attributions, sources: [], blocks })));
  assert.deepEqual([view.places, view.spoken].map((all) => all.map(({ id }) => id)), [['a1', 'a0'], ['a0']]);
});

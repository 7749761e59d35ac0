// A file that was made beforehand into the analysis of this text, or into why it is none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnnotations } from '../../www/annotations.js';
import { textHash } from '../../www/text-hash.js';

const TEXT = 'Olav Krandt said no.';
const GOOD = { textLength: TEXT.length, offsetUnit: 'utf-16', textHash: textHash(TEXT), blocks: [], entities: [], values: [], attributions: [], claims: [], sources: [] };

/** @param {unknown} json @param {string} [text] */
function codeOf(json, text = TEXT) {
  try {
    readAnnotations('story.json', json, text);
    return 'read';
  } catch (error) {
    const { code, message } = /** @type {{code: string, message: string}} */ (error);
    return `${code}: ${message}`;
  }
}

test('what was made for this text is read; what was made before there were hashes as well', () => {
  assert.equal(codeOf(GOOD), 'read');
  assert.equal(codeOf({ ...GOOD, textHash: undefined }), 'read');
});

test('another text is refused, also one of the same length', () => {
  assert.match(codeOf(GOOD, 'Ilva Brandt said no.'), /^integrity: .*another text/);
  assert.match(codeOf(GOOD, 'Ilva Brandt said nothing.'), /^integrity: .*of 20 utf-16, this one has 25/);
  assert.match(codeOf({ ...GOOD, offsetUnit: 'utf-8' }), /^integrity/);
});

test('what is no analysis is refused, and it is said where', () => {
  assert.match(codeOf(null), /^annotations: story.json: all of it/);
  assert.match(codeOf({ ...GOOD, claims: undefined }), /^annotations: .*claims is not understood/);
  assert.match(codeOf({ ...GOOD, values: [{ id: 'v0', span: [0, 21], kind: 'number' }] }), /^annotations: .*values\.0\.span/);
  assert.match(codeOf({ ...GOOD, values: [{ id: 'v0', span: [4, 2], kind: 'number' }] }), /^annotations: .*values\.0\.span/);
  const values = Array.from(TEXT, (_, at) => ({ id: `v${at}`, span: [at, at + 1], kind: 'number' }));
  assert.equal(codeOf({ ...GOOD, values }), 'read');
  assert.match(codeOf({ ...GOOD, values: [...values, ...values] }), /^annotations: .*values\.20 is not understood/);
});

// The page names a text as the engine does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textHash } from '../../www/text-hash.js';

test('a text has the name that FNV-1a gives it', () => {
  // The values of the reference implementation, and those of `text_hash` in the engine's own test.
  assert.equal(textHash(''), 'fnv1a64:cbf29ce484222325');
  assert.equal(textHash('a'), 'fnv1a64:af63dc4c8601ec8c');
  assert.equal(textHash('foobar'), 'fnv1a64:85944171f73967e8');
});

test('a lone surrogate reads as it does in the engine', () => {
  assert.equal(textHash('\ud800'), textHash('\ufffd'));
});

// The attribute `published`: which days are taken, and what is told of the others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Options } from '../../www/options.js';

/** @param {string | null} published */
function read(published) {
  /** @type {string[]} */
  const told = [];
  const element = {
    getAttribute: (/** @type {string} */ name) => (name === 'published' ? published : null),
    querySelector: () => null,
    dispatchEvent: (/** @type {CustomEvent<{message: string}>} */ { detail }) => told.push(detail.message),
  };
  return { day: new Options(/** @type {any} */ (element)).published, told };
}

test('a day is taken, with or without a time behind it', () => {
  for (const written of ['2026-11-28', ' 2026-11-28 ', '2026-11-28T16:00:00+01:00']) {
    assert.deepEqual(read(written), { day: '2026-11-28', told: [] });
  }
  assert.deepEqual(read(null), { day: undefined, told: [] });
});

test('what is no day is told to the publisher, and the article is read without', () => {
  for (const written of ['2026-02-30', '28.11.2026', '0000-01-01', 'today']) {
    const { day, told } = read(written);
    assert.equal(day, undefined);
    assert.deepEqual(told, [`published="${written}" is no day: write it as 2026-11-28`]);
  }
});

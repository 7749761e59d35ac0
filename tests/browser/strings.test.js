// Every language says everything, and every key that the page asks for exists.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES, Words } from '../../www/i18n.js';

const WWW = new URL('../../www/', import.meta.url);

/** @param {string} language @returns {Record<string, string | Record<string, string>>} */
function table(language) {
  return JSON.parse(readFileSync(new URL(`strings/${language}.json`, WWW), 'utf8'));
}

/** Placeholders of an entry. @param {string | Record<string, string> | undefined} entry */
function placeholders(entry) {
  const pattern = typeof entry === 'object' ? (entry['other'] ?? '') : (entry ?? '');
  return [...pattern.matchAll(/\{\w+\}/g)].map(([match]) => match).sort();
}

const english = table('en');

for (const language of LANGUAGES) {
  test(`${language} is complete, with the plurals and the placeholders that it needs`, () => {
    const own = table(language);
    assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort());
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== 'many' || language === 'ar');
    for (const [key, entry] of Object.entries(own)) {
      assert.deepEqual(placeholders(entry), placeholders(english[key]), `${language} ${key}`);
      if (typeof entry === 'object') for (const form of forms) assert.ok(entry[form], `${language} ${key} lacks the plural "${form}"`);
    }
  });
}

test('every key that the sources and the page name exists', () => {
  const files = readdirSync(WWW, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|html)$/.test(name) && !name.startsWith('pkg'));
  assert.ok(files.length > 20);
  const asked = files.flatMap((name) => {
    const source = readFileSync(new URL(name, WWW), 'utf8');
    return [...source.matchAll(/(?:\bsay\(|data-say(?:-label)?=)['"]([\w.-]+)['"]/g)].map(([, key]) => key ?? '');
  });
  assert.ok(asked.length > 40);
  for (const key of asked) assert.ok(key in english, key);
});

test('numbers, plurals and lists are those of the language', () => {
  assert.equal(new Words('en', english).say('count.claims', { count: 1 }), '1 claim');
  assert.equal(new Words('en', english).say('count.claims', { count: 1200 }), '1,200 claims');
  assert.equal(new Words('de', table('de')).say('count.words', { count: 1200 }), '1.200 Wörter');
  assert.equal(new Words('ar', table('ar')).say('count.claims', { count: 2 }), 'ادعاءان');
});

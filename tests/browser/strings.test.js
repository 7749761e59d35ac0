// Every language says everything, and every key that the page asks for exists.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EN } from '../../www/desk/words/en.js';
import { LANGUAGES, Words } from '../../www/i18n.js';
import { BAR_WORDS } from '../../www/strings/en/bar.js';
import { DRAWER_WORDS } from '../../www/strings/en/drawer.js';
import { PAGE_WORDS } from '../../www/strings/en/page.js';

const WWW = new URL('../../www/', import.meta.url);

/** @param {string} language @returns {Record<string, string | Record<string, string>>} */
function table(language) {
  if (language === 'en') return { ...BAR_WORDS, ...DRAWER_WORDS, ...PAGE_WORDS };
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

/** What asks for words: scripts and pages, without the tables themselves. */
const sources = readdirSync(WWW, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(js|html)$/.test(name) && !/^(pkg|strings|desk\/words)\b/.test(name))
  .map((name) => readFileSync(new URL(name, WWW), 'utf8'));

test('every key that the sources and the page name exists', () => {
  assert.ok(sources.length > 20);
  const asked = sources.flatMap((source) => [...source.matchAll(/(?:\bsay\(|data-say(?:-label)?=)['"]([\w.-]+)['"]/g)].map(([, key]) => key ?? ''));
  assert.ok(asked.length > 40);
  for (const key of asked) assert.ok(key in english || key in EN, key);
});

test('every key is named by a source, whole or as a template that begins like it', () => {
  const all = sources.join('\n');
  const beginnings = new Set([...all.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, beginning]) => beginning ?? ''));
  const isNamed = (/** @type {string} */ key) => new RegExp(`['"]${key.replaceAll('.', '\\.')}['"]`).test(all) || [...beginnings].some((beginning) => key.startsWith(beginning));
  assert.deepEqual(Object.keys({ ...english, ...EN }).filter((key) => !isNamed(key)), []);
});

test('a count stands apart from its words, and where a language has a word for it there is none', () => {
  /** @param {string} language @param {number} count */
  const parts = (language, count) => new Words(language, table(language)).count('bar.documents', count, (number) => `[${number}]`);
  assert.deepEqual(parts('en', 3), ['', '[3]', ' documents']);
  assert.deepEqual(parts('ar', 2), ['وثيقتان']);
});

test('what no table says is said in English, and a key is never shown', () => {
  assert.equal(new Words('de', {}).say('bar.read'), BAR_WORDS['bar.read']);
  assert.equal(new Words('de', {}).say('no.such.key'), '');
});

test('numbers, plurals and lists are those of the language', () => {
  assert.equal(new Words('en', english).say('bar.offices', { count: 1 }), '1 office');
  assert.equal(new Words('en', english).say('bar.offices', { count: 1200 }), '1,200 offices');
  assert.equal(new Words('de', table('de')).say('count.words', { count: 1200 }), '1.200 Wörter');
  assert.equal(new Words('ar', table('ar')).say('bar.offices', { count: 2 }), 'جهتان');
});

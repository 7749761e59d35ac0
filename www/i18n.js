// A language and a key into the words that a reader sees: plurals and numbers by Intl, English from strings/en/, the others from strings/*.json.

import { BAR_WORDS } from './strings/en/bar.js';

/** @typedef {Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>} Table */

/** Languages that the interface speaks. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'ar'];

/** @type {Map<string, Promise<Table | null>>} */
const tables = new Map();

/** English needs no file of its own: what no table says is said in it. @type {Table} */
const english = { ...BAR_WORDS };

/** Brings along the English words of a part of the page that is loaded later. @param {Table} table */
export function learnEnglish(table) {
  Object.assign(english, table);
}

/** The words of one language. */
export class Words {
  /** @param {string} language BCP-47 tag. @param {Table} table */
  constructor(language, table) {
    this.language = language;
    this.direction = /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
    this.#table = table;
    this.#plural = new Intl.PluralRules(language);
    this.#list = new Intl.ListFormat(language, { type: 'conjunction' });
  }

  #table;
  #plural;
  #list;

  /**
   * The words of a key; `{name}` stands for a value, and a value `count` chooses the plural.
   *
   * @param {string} key @param {Record<string, string | number>} [values]
   */
  say(key, values = {}) {
    const entry = this.#table[key] ?? english[key] ?? '';
    const count = Number(values['count'] ?? 0);
    const pattern = typeof entry === 'string' ? entry : (entry[this.#plural.select(count)] ?? entry.other ?? '');
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? this.number(value) : value;
    });
  }

  /**
   * A count and its words, the number apart: some languages have words for one and two that hold none.
   *
   * @template Item @param {string} key @param {number} count @param {(number: string) => Item} draw
   */
  count(key, count, draw) {
    const [said, number] = [this.say(key, { count }), this.number(count)];
    const at = said.indexOf(number);
    return at < 0 ? [said] : [said.slice(0, at), draw(number), said.slice(at + number.length)];
  }

  /** @param {number} number */
  number(number) {
    return number.toLocaleString(this.language);
  }

  /** @param {number} share From 0 to 1. */
  percent(share) {
    return share.toLocaleString(this.language, { style: 'percent' });
  }

  /**
   * An amount in the digits of the language, with its unit where the language has words for it; what is no plain number
   * stays as it is.
   *
   * @param {string} amount @param {string} [unit] `USD`, `day`; a code that Intl does not know, or a word of the article, is left to the article.
   */
  amount(amount, unit = '') {
    if (!/^-?\d+(\.\d{1,3})?$/.test(amount)) return amount;
    const number = Number(amount);
    try {
      return number.toLocaleString(this.language, /^[A-Z]{3}$/.test(unit) ? { style: 'currency', currency: unit, minimumFractionDigits: 0 } : { style: 'unit', unit, unitDisplay: 'long' });
    } catch {
      return this.number(number);
    }
  }

  /** @param {string[]} items */
  list(items) {
    return this.#list.format(items);
  }

  /**
   * A list whose items are more than text: words of an article, which may run another way than those between them.
   *
   * @template Item @param {string[]} items @param {(item: string) => Item} draw
   */
  listOf(items, draw) {
    return this.#list.formatToParts(items).map(({ type, value }) => (type === 'element' ? draw(value) : value));
  }
}

/**
 * The nearest language that the interface speaks.
 *
 * @param {string} wanted BCP-47 tag.
 */
export function supportedLanguage(wanted) {
  const primary = wanted.toLowerCase().split(/[-_]/, 1)[0] ?? 'en';
  return LANGUAGES.includes(primary) ? primary : 'en';
}

/** Loads a language: one file, as every language is complete; English is there. @param {string} wanted BCP-47 tag. */
export async function loadWords(wanted) {
  const language = supportedLanguage(wanted);
  const table = language === 'en' ? {} : await loadTable(language);
  // Better English than half a language.
  return table ? new Words(language, table) : new Words('en', {});
}

/**
 * Brings a language along, so that it need not be fetched.
 *
 * @param {string} language @param {Table} table
 */
export function registerWords(language, table) {
  tables.set(language, Promise.resolve(table));
}

/** @param {string} language @returns {Promise<Table | null>} */
function loadTable(language) {
  let table = tables.get(language);
  if (!table) {
    table = fetch(new URL(`./strings/${language}.json`, import.meta.url))
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null);
    tables.set(language, table);
  }
  return table;
}

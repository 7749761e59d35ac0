// The sample articles into texts of as many words as a bench asks for.

import { readFile, readdir } from 'node:fs/promises';

const SAMPLES = new URL('../www/samples/', import.meta.url);

/** Each sample article as its paragraphs. @returns {Promise<string[][]>} */
export async function readArticles() {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const { blocks } = JSON.parse(await readFile(new URL(name, SAMPLES), 'utf8'));
      return blocks.map((/** @type {{text: string}} */ { text }) => text);
    }),
  );
}

/** Paragraphs of exactly so many words: the articles one after another, again from the first where they end. @param {string[][]} articles @param {number} count */
export function takeWords(articles, count) {
  const all = articles.flat();
  const taken = [];
  for (let at = 0, left = count; left > 0; at++) {
    const words = /** @type {string} */ (all[at % all.length]).split(/\s+/).slice(0, left);
    taken.push(words.join(' '));
    left -= words.length;
  }
  return taken;
}

/** As many words as white space parts. @param {string} text */
export function countWords(text) {
  return text.split(/\s+/).filter(Boolean).length;
}

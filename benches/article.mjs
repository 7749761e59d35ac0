// The invented samples into one article of so many words, and times into their median.

import { readFile } from 'node:fs/promises';

/** @param {number} words @returns {Promise<string>} */
export async function article(words) {
  const paragraphs = await Promise.all(['hard-news', 'politics'].map(readSample));
  return cut(paragraphs.flat(), words);
}

/** @param {number[]} times */
export function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] ?? 0;
}

/** @param {string} name @returns {Promise<string[]>} */
async function readSample(name) {
  const { blocks } = JSON.parse(await readFile(new URL(`../www/samples/${name}.json`, import.meta.url), 'utf8'));
  return blocks.map((/** @type {{text: string}} */ { text }) => text);
}

/** The first words of an article, its paragraphs kept. @param {string[]} paragraphs @param {number} limit */
function cut(paragraphs, limit) {
  let left = limit;
  const kept = paragraphs.map((paragraph) => {
    const words = paragraph.split(/\s+/).slice(0, left);
    left -= words.length;
    return words.join(' ');
  });
  if (left > 0) throw new Error(`the samples are ${left} words short`);
  return kept.filter(Boolean).join('\n\n');
}

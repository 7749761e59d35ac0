// The names of the samples into their blocks: fetched once, or brought along.

import { PATIENCE, patiently } from '../silence.js';

/** @import { Block } from '../article.js' */

/** In the order of a newspaper. */
export const SAMPLES = ['hard-news', 'politics', 'science', 'business', 'opinion', 'sport'];

/** @type {Map<string, Block[]>} */
const samples = new Map();

/** Brings a sample along, so that it need not be fetched. @param {string} name @param {Block[]} blocks */
export function registerSample(name, blocks) {
  samples.set(name, blocks);
}

/** @param {string} name */
export function sampleBlocks(name) {
  return samples.get(name);
}

/** @param {string} name */
export async function loadSample(name) {
  if (samples.has(name)) return;
  const late = () => new Error(`the sample "${name}" does not come`);
  const { blocks } = await patiently(PATIENCE.network, late, (signal) => fetch(`samples/${name}.json`, { signal }).then((response) => response.json()));
  samples.set(name, blocks);
}

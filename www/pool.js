// Many elements and one engine: analyzers are shared by address, and closed soon after their last holder releases them.

import { createAnalyzer } from './client.js';

/** @import { Analyzer, AnalyzerOptions } from './client.js' */

/** @typedef {{opening: Promise<Analyzer>, holders: number, controller: AbortController, listeners: Set<(loaded: number, total: number) => void>}} Entry */

/** How long an engine waits for its next holder, in milliseconds: an element that moves on the page keeps it. */
const LINGER = 2_000;

/** @type {Map<string, Entry>} */
const entries = new Map();

/**
 * The analyzer of these addresses, opened once; each holder releases it once.
 *
 * @param {Pick<AnalyzerOptions, 'model' | 'wasm' | 'worker' | 'integrity'>} assets
 * @param {(loaded: number, total: number) => void} onProgress
 * @returns {{analyzer: Promise<Analyzer>, release: () => void, discard: () => void}}
 */
export function holdAnalyzer(assets, onProgress) {
  const key = JSON.stringify(assets);
  const entry = entries.get(key) ?? open(key, assets);
  entry.holders += 1;
  entry.listeners.add(onProgress);
  const release = () => {
    entry.listeners.delete(onProgress);
    entry.holders -= 1;
    if (entry.holders === 0) closeLater(key, entry);
  };
  return { analyzer: entry.opening, release, discard: () => forget(key, entry) };
}

/** @param {string} key @param {Pick<AnalyzerOptions, 'model' | 'wasm' | 'worker' | 'integrity'>} assets */
function open(key, assets) {
  const controller = new AbortController();
  /** @type {Entry['listeners']} */
  const listeners = new Set();
  const opening = createAnalyzer({
    ...assets,
    signal: controller.signal,
    onProgress: (loaded, total) => listeners.forEach((listener) => listener(loaded, total)),
  });
  /** @type {Entry} */
  const entry = { opening, holders: 0, controller, listeners };
  // What failed once may work when it is tried again.
  opening.catch(() => forget(key, entry));
  entries.set(key, entry);
  return entry;
}

/** Apart from its caller, so that the timer keeps no element of the page alive. @param {string} key @param {Entry} entry */
function closeLater(key, entry) {
  setTimeout(() => {
    if (entry.holders > 0) return;
    forget(key, entry);
    entry.controller.abort();
  }, LINGER);
}

/** Lets the next who asks open another. @param {string} key @param {Entry} entry */
function forget(key, entry) {
  if (entries.get(key) === entry) entries.delete(key);
}

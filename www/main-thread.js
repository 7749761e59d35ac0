// The engine on the page's own thread, in slices: for pages that allow no worker. Loaded by those alone.

import { openEngine } from './engine.js';
import { refusal } from './protocol.js';
import { readerOf } from './reading.js';

/** @import { Analyzer, Assets, ReadOptions } from './client.js' */

/**
 * @param {Assets} assets @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal] Ends it.
 * @returns {Promise<Pick<Analyzer, 'analyze' | 'close'>>}
 */
export async function openHere(assets, onProgress, signal) {
  const engine = await openEngine(assets, onProgress, signal);
  const read = readerOf(engine);
  const ends = new AbortController();
  const close = () => {
    if (!ends.signal.aborted) engine.free?.();
    ends.abort();
  };
  signal?.addEventListener('abort', close, { once: true });
  return {
    close,
    async analyze(/** @type {string} */ text, /** @type {ReadOptions} */ { signal: stop, ...options } = {}) {
      const refused = refusal(text, stop);
      if (refused) throw refused;
      return /** @type {Promise<any>} */ (read(text, { signal: stop ? AbortSignal.any([stop, ends.signal]) : ends.signal, ...options }));
    },
  };
}

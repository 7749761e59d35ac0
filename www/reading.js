// Texts into analyses, one after the other and in slices: the thread does other work between two of them.

import { ClaimlightError } from './protocol.js';
import { giveWay } from './turns.js';

/** @import { Analysis, Report } from './analysis.js' */
/** @import { ReadOptions } from './client.js' */
/** @import { Engine } from './engine.js' */

/** After so many milliseconds the engine takes no further step of a slice: the longest step, alone in its slice, stays below 16. */
const SLICE = 4;

/**
 * Makes a function that reads texts in their order.
 *
 * @param {Engine} engine @param {() => Promise<void>} [breathe] Gives way to others.
 * @returns {(text: string, options?: ReadOptions) => Promise<Analysis | Report>} `onProgress` hears after each slice how much is done.
 */
export function readerOf(engine, breathe = giveWay) {
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();
  return (text, { signal, onProgress, published, desk } = {}) => {
    const reading = before.then(async () => {
      try {
        await breathe();
        signal?.throwIfAborted();
        engine.begin(text, published, desk);
        for (;;) {
          const analysis = engine.slice(SLICE, signal);
          if (analysis) return analysis;
          onProgress?.(engine.progress);
          await breathe();
        }
      } catch (thrown) {
        throw signal?.aborted ? new ClaimlightError('aborted', 'the analysis was aborted') : thrown;
      }
    });
    before = reading.catch(() => {});
    return reading;
  };
}

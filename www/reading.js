// A reading into its analysis, in slices: between two of them whoever shares the thread has its turn.

import { ClaimlightError } from './protocol.js';

/** @import { Analysis } from './analysis.js' */
/** @import { Reading } from './engine.js' */

/** After so many milliseconds a slice takes no further step: the last one may run over it, and stays below 16. */
export const SLICE = 7;

/**
 * Takes every step of a reading.
 *
 * @param {Reading} reading It is freed at the end, whatever the end is.
 * @param {() => Promise<void>} breathe
 * @param {{signal?: AbortSignal, onProgress?: (done: number) => void, now?: () => number}} [options] `onProgress` hears
 *   how much is done after each slice, from 0 to 1.
 * @returns {Promise<Analysis>}
 */
export async function readInSlices(reading, breathe, { signal, onProgress, now = () => performance.now() } = {}) {
  try {
    for (let begun = now(); ; ) {
      const analysis = reading.step();
      if (analysis) return analysis;
      if (now() - begun < SLICE) continue;
      onProgress?.(reading.progress);
      await breathe();
      if (signal?.aborted) throw new ClaimlightError('aborted', 'the analysis was aborted');
      begun = now();
    }
  } finally {
    reading.free?.();
  }
}

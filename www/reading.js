// Texts into analyses, one after the other and in slices: between two of them whoever shares the thread has its turn.

import { ClaimlightError } from './protocol.js';

/** @import { Analysis } from './analysis.js' */
/** @import { Engine } from './engine.js' */

/** After so many milliseconds a slice takes no further step: the longest step, alone in its slice, stays below 16. */
const SLICE = 4;

/**
 * Makes a function that reads texts in their order.
 *
 * @param {Engine} engine @param {() => Promise<void>} [breathe] Gives way to others. @param {() => number} [now]
 * @returns {(text: string, options?: {signal?: AbortSignal, onProgress?: (done: number) => void}) => Promise<Analysis>}
 *   `onProgress` hears after each slice how much is done, from 0 to 1.
 */
export function readerOf(engine, breathe = giveWay, now = () => performance.now()) {
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();
  return (text, { signal, onProgress } = {}) => {
    const reading = before.then(async () => {
      for (let isBegun = false; ; ) {
        await breathe();
        if (signal?.aborted) throw new ClaimlightError('aborted', 'the analysis was aborted');
        const begin = now();
        if (!isBegun) engine.begin(text);
        isBegun = true;
        do {
          const analysis = engine.step();
          if (analysis) return analysis;
        } while (now() - begin < SLICE);
        onProgress?.(engine.progress);
      }
    });
    before = reading.catch(() => {});
    return reading;
  };
}

/**
 * Waits behind all that the thread was asked for before: input, frames, timers, messages. `scheduler.yield` would go
 * before the page's own work.
 *
 * @returns {Promise<void>}
 */
function giveWay() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

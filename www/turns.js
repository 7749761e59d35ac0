// Work of several steps into turns of a thread that others share.

/** More claims than these are shown in several turns. */
export const MANY = 200;

/**
 * Waits behind all that the thread was asked for before: input, frames, timers, messages. `scheduler.yield` would go
 * before the page's own work.
 *
 * @returns {Promise<void>}
 */
export function giveWay() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Takes steps: all of them in this turn, or with a signal each in a turn of its own, and none after it. @param {Iterator<void>} steps @param {AbortSignal} [signal] */
export async function takeSteps(steps, signal) {
  do {
    if (signal) await giveWay();
    signal?.throwIfAborted();
  } while (!steps.next().done);
}

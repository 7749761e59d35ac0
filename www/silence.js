// Waiting for another into an end, when nothing has been heard of it for too long.

/** Milliseconds between two looks at whether something was heard; a busy worker says as often that it lives. */
export const BEAT = 1_000;

/** After so many beats without a word, whatever was waited for is given up. */
export const PATIENCE = { starting: 10, working: 10, network: 30 };

/**
 * Counts beats of this thread's own timer, not time: a machine that slept, or a thread that was held, is no silence of the other.
 *
 * @param {number} beats @param {() => void} onSilence Called once.
 * @returns {{heard: (beats?: number) => void, stop: () => void}} `heard` begins anew, with more patience where it is told so.
 */
export function listen(beats, onSilence) {
  let left = beats;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    onSilence();
  }, BEAT);
  return {
    heard: (patience = beats) => {
      left = patience;
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * Does what may be silent for so many beats, and no longer: then it is ended, and fails.
 *
 * @template Value
 * @param {number} beats @param {() => Error} late Makes the error.
 * @param {(signal: AbortSignal, heard: (beats?: number) => void) => Promise<Value>} act @param {AbortSignal | null} [signal]
 * @returns {Promise<Value>}
 */
export function patiently(beats, late, act, signal) {
  const ends = new AbortController();
  return new Promise((done, fail) => {
    const { heard, stop } = listen(beats, () => {
      const error = late();
      fail(error);
      ends.abort(error);
    });
    act(signal ? AbortSignal.any([signal, ends.signal]) : ends.signal, heard).then(done, fail).finally(stop);
  });
}

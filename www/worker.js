// Requests from the page into analyses, off the main thread. Every request is answered.

import { openEngine } from './engine.js';
import { ClaimlightError } from './protocol.js';
import { readerOf } from './reading.js';
import { BEAT } from './silence.js';

/** @import { Request, Response } from './protocol.js' */

const scope = /** @type {{onmessage: ((event: MessageEvent<Request>) => void) | null, postMessage(message: Response): void}} */ (
  /** @type {unknown} */ (globalThis)
);

/** @type {Promise<ReturnType<typeof readerOf>> | null} */
let reader = null;

/** What ends each reading that is under way. @type {Map<number, AbortController>} */
const readings = new Map();

/** How many requests are being worked on. */
let open = 0;

/** @type {ReturnType<typeof setInterval> | undefined} */
let beat;

scope.onmessage = async (/** @type {MessageEvent<Request>} */ { data: request }) => {
  if (request.type === 'abort') return readings.get(request.id)?.abort();
  const id = request.type === 'analyze' ? request.id : null;
  open += 1;
  beat ??= setInterval(() => scope.postMessage({ type: 'alive' }), BEAT);
  try {
    if (request.type === 'open') {
      reader = openEngine(request, (loaded, total) => scope.postMessage({ type: 'progress', loaded, total })).then((engine) => readerOf(engine));
      await reader;
      scope.postMessage({ type: 'opened', requests: countRequests() });
    } else {
      if (!reader) throw new ClaimlightError('wasm-load', 'asked to analyse before being opened');
      const { id, text, published, desk } = request;
      const ends = new AbortController();
      readings.set(id, ends);
      const onProgress = (/** @type {number} */ done) => scope.postMessage({ type: 'slice', id, done });
      const analysis = await (await reader)(text, { signal: ends.signal, onProgress, published, desk });
      scope.postMessage({ type: 'result', id, analysis, requests: countRequests() });
    }
  } catch (thrown) {
    const { code, message } = ClaimlightError.from(thrown);
    scope.postMessage({ type: 'error', id, code, message });
  }
  if (id !== null) readings.delete(id);
  open -= 1;
  if (open > 0) return;
  clearInterval(beat);
  beat = undefined;
};
scope.postMessage({ type: 'started' });

function countRequests() {
  return performance.getEntriesByType('resource').length;
}

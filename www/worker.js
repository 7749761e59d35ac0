// Requests from the page into analyses, off the main thread. Every request is answered.

import { openEngine } from './engine.js';
import { ClaimlightError } from './protocol.js';

/** @import { Engine } from './engine.js' */
/** @import { Request, Response } from './protocol.js' */

const scope = /** @type {{onmessage: ((event: MessageEvent<Request>) => void) | null, postMessage(message: Response): void}} */ (
  /** @type {unknown} */ (globalThis)
);

/** @type {Promise<Engine> | null} */
let engine = null;

scope.onmessage = async (/** @type {MessageEvent<Request>} */ { data: request }) => {
  const id = request.type === 'analyze' ? request.id : null;
  try {
    if (request.type === 'open') {
      engine = openEngine(request, (loaded, total) => scope.postMessage({ type: 'progress', loaded, total }));
      await engine;
      scope.postMessage({ type: 'opened', requests: countRequests() });
    } else {
      if (!engine) throw new ClaimlightError('wasm-load', 'asked to analyse before being opened');
      const analysis = (await engine).analyze(request.text);
      scope.postMessage({ type: 'result', id: request.id, analysis, requests: countRequests() });
    }
  } catch (thrown) {
    const { code, message } = ClaimlightError.from(thrown);
    scope.postMessage({ type: 'error', id, code, message });
  }
};

function countRequests() {
  return performance.getEntriesByType('resource').length;
}

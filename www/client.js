// Asset addresses into an analyzer, by the first road that the page allows: worker, blob worker, main thread.

import { ClaimlightError, refusal } from './protocol.js';
import { trustedScriptUrl } from './trusted-types.js';

/** @import { Analysis } from './analysis.js' */
/** @import { Response } from './protocol.js' */

/**
 * @typedef {object} AnalyzerOptions
 * @property {string | URL} [model] Model file.
 * @property {string | URL} [wasm] Compiled engine; its JavaScript glue lies beside it.
 * @property {string | URL | false} [worker] Worker script; `'blob:'` starts the usual one through a blob, `false` stays on
 *   the main thread.
 * @property {string} [integrity] Subresource integrity of the model file.
 * @property {AbortSignal} [signal] Ends the loading and, later, the analyzer.
 * @property {(loaded: number, total: number) => void} [onProgress] Bytes of the model.
 *
 * @typedef {'worker' | 'blob-worker' | 'main-thread'} Rung
 *
 * @typedef {object} Analyzer
 * @property {Rung} rung Which road it took.
 * @property {number} requests How often it has asked the network for something.
 * @property {(text: string, options?: {signal?: AbortSignal, onProgress?: (done: number) => void}) => Promise<Analysis>} analyze
 *   `onProgress` hears how much of the text is read, from 0 to 1; an article is often done before it hears anything.
 * @property {() => void} close Ends it; what still waits is rejected.
 *
 * @typedef {{model: string, wasm: string, glue: string, integrity: string}} Assets
 */

/** How long a worker may stay silent while it starts, in milliseconds, before the next road is tried. */
const START_PATIENCE = 10_000;

/**
 * Opens an analyzer.
 *
 * @param {AnalyzerOptions} [options]
 * @returns {Promise<Analyzer>}
 * @throws {ClaimlightError} where no road is open
 */
export async function createAnalyzer(options = {}) {
  const { signal, onProgress = () => {} } = options;
  const wasm = address(options.wasm, './pkg/claimlight_bg.wasm');
  const assets = {
    wasm,
    glue: wasm.replace(/(_bg)?\.wasm(?=$|[?#])/, '.js'),
    model: address(options.model, './pkg/model.bin'),
    integrity: options.integrity ?? '',
  };
  const refused = refusal('', signal);
  if (refused) throw refused;
  if (options.worker !== false && typeof Worker === 'function') {
    const asksForBlob = options.worker === 'blob:';
    const script = address(asksForBlob ? '' : options.worker, './worker.js');
    // A policy may allow workers from blobs alone, and a sandboxed frame has no origin that a worker could share.
    for (const start of !asksForBlob && sameOrigin(script) ? [startWorker, startBlobWorker] : [startBlobWorker]) {
      const analyzer = await start(script, assets, onProgress, signal).catch((error) => {
        if (signal?.aborted || !(error instanceof WorkerUnavailable)) throw error;
        return null;
      });
      if (analyzer) return analyzer;
    }
  }
  return openOnMainThread(assets, onProgress, signal);
}

/** No worker here, for reasons that leave other roads open. */
class WorkerUnavailable extends Error {}

/** @param {string | URL | false | undefined} given @param {string} beside */
function address(given, beside) {
  if (given) return new URL(given, globalThis.document?.baseURI ?? import.meta.url).href;
  return new URL(beside, import.meta.url).href;
}

/** A blob's address is one that this page made; on file:// its origin has no name. @param {string} url */
function sameOrigin(url) {
  return url.startsWith('blob:') || typeof location === 'undefined' || new URL(url).origin === location.origin;
}

/**
 * @param {string} script @param {Assets} assets
 * @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal]
 */
function startWorker(script, assets, onProgress, signal) {
  // Chromium starts no module from a blob on file://; a page that gives a blob gives one whole script.
  const type = script.startsWith('blob:') ? 'classic' : 'module';
  return connect(() => new Worker(trustedScriptUrl(script), { type, name: 'claimlight' }), 'worker', assets, onProgress, signal);
}

/**
 * A worker may not be started from another origin, but a script of this origin may import one. Importing while it runs
 * asks `script-src` alone, not `worker-src`; what comes before the script is there waits for it. The shim is a classic
 * script: in a sandboxed frame Chromium starts no module from a blob.
 *
 * @param {string} script @param {Assets} assets
 * @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal]
 */
async function startBlobWorker(script, assets, onProgress, signal) {
  const code = `let e=[];onmessage=m=>e.push(m);import(${JSON.stringify(script)}).then(()=>e.forEach(onmessage),x=>setTimeout(()=>{throw x}))`;
  const shim = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  try {
    const start = () => new Worker(trustedScriptUrl(shim), { name: 'claimlight' });
    return await connect(start, 'blob-worker', assets, onProgress, signal);
  } finally {
    URL.revokeObjectURL(shim);
  }
}

/**
 * @param {() => Worker} start @param {Rung} rung @param {Assets} assets
 * @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal]
 * @returns {Promise<Analyzer>}
 */
function connect(start, rung, assets, onProgress, signal) {
  return new Promise((opened, failed) => {
    /** @type {Worker} */
    let worker;
    try {
      worker = start();
    } catch (error) {
      return failed(new WorkerUnavailable(String(error)));
    }
    /** @type {Map<number, {resolve(analysis: Analysis): void, reject(error: Error): void, onProgress?: (done: number) => void}>} */
    const pending = new Map();
    let nextId = 0;
    let isOpen = false;
    /** @type {ClaimlightError | null} */
    let ended = null;
    const patience = setTimeout(() => finish(new WorkerUnavailable('the worker did not start')), START_PATIENCE);

    /** @param {Error} reason */
    const finish = (reason) => {
      clearTimeout(patience);
      worker.terminate();
      ended = ClaimlightError.from(reason, 'csp-worker');
      for (const { reject } of pending.values()) reject(ended);
      pending.clear();
      if (!isOpen) failed(reason);
    };
    const onAbort = () => finish(new ClaimlightError('aborted', 'the analyzer was closed'));
    signal?.addEventListener('abort', onAbort, { once: true });

    /** @type {Analyzer} */
    const analyzer = {
      rung,
      requests: 0,
      analyze: (text, { signal: stop, onProgress } = {}) => {
        if (ended) return Promise.reject(ended);
        const refused = refusal(text, stop);
        if (refused) return Promise.reject(refused);
        return new Promise((resolve, reject) => {
          const id = nextId++;
          const onAbort = () => {
            if (!pending.delete(id)) return;
            worker.postMessage({ type: 'abort', id });
            reject(new ClaimlightError('aborted', 'the analysis was aborted'));
          };
          const settled = (/** @type {(value: any) => void} */ settle) => (/** @type {any} */ value) => {
            stop?.removeEventListener('abort', onAbort);
            settle(value);
          };
          pending.set(id, { resolve: settled(resolve), reject: settled(reject), onProgress });
          stop?.addEventListener('abort', onAbort);
          worker.postMessage({ type: 'analyze', id, text });
        });
      },
      close: onAbort,
    };

    worker.onerror = (event) => {
      event.preventDefault();
      finish(new WorkerUnavailable(event.message || 'the worker could not start'));
    };
    worker.onmessage = (/** @type {MessageEvent<Response>} */ { data }) => {
      clearTimeout(patience);
      if ('requests' in data) analyzer.requests = data.requests;
      if (data.type === 'progress') onProgress(data.loaded, data.total);
      if (data.type === 'opened') {
        isOpen = true;
        opened(analyzer);
      }
      if (data.type === 'slice') pending.get(data.id)?.onProgress?.(data.done);
      if (data.type === 'result') {
        pending.get(data.id)?.resolve(data.analysis);
        pending.delete(data.id);
      }
      if (data.type === 'error') {
        const error = new ClaimlightError(data.code, data.message);
        if (data.id === null) {
          finish(error);
        } else {
          pending.get(data.id)?.reject(error);
          pending.delete(data.id);
        }
      }
    };
    worker.postMessage({ type: 'open', ...assets });
  });
}

/**
 * @param {Assets} assets @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal]
 * @returns {Promise<Analyzer>}
 */
async function openOnMainThread(assets, onProgress, signal) {
  /** @param {unknown} error @returns {never} */
  const fail = (error) => {
    throw ClaimlightError.from(error);
  };
  // Few readers come this way: the others need not load it.
  const { openHere } = await import('./main-thread.js').catch(fail);
  const { analyze, close } = await openHere(assets, onProgress, signal).catch(fail);
  return { rung: 'main-thread', requests: 0, close, analyze: (text, options) => analyze(text, options).catch(fail) };
}

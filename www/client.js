// Asset addresses into an analyzer, by the first road that the page allows: worker, blob worker, main thread.

import { openRoads } from './meta-policy.js';
import { ClaimlightError, refusal } from './protocol.js';
import { listen, PATIENCE, patiently } from './silence.js';
import { trustedScriptUrl } from './trusted-types.js';

/** @import { Analysis, Report } from './analysis.js' */
/** @import { Question } from './desk/question.js' */
/** @import { Response } from './protocol.js' */

/**
 * @typedef {object} AnalyzerOptions
 * @property {string | URL} [model] Model file.
 * @property {string | URL} [wasm] Compiled engine.
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
 * @property {{(text: string, options: ReadOptions & {desk: Question}): Promise<Report>, (text: string, options?: ReadOptions): Promise<Analysis>}} analyze
 *   With a `desk`, what an editor should look at before publishing comes in place of the analysis.
 * @property {() => void} close Ends it; what still waits is rejected.
 *
 * @typedef {object} ReadOptions
 * @property {AbortSignal} [signal]
 * @property {(done: number) => void} [onProgress] Hears how much of the text is read, from 0 to 1; an article is often done before it hears anything.
 * @property {string} [published] The day on which the article appeared, `2026-11-28`: dates are told from it.
 * @property {Question} [desk] What `questionOf` makes of an editor's settings and overrides.
 *
 * @typedef {{model: string, wasm: string, integrity: string}} Assets
 */

/**
 * Opens an analyzer.
 *
 * @param {AnalyzerOptions} [options]
 * @returns {Promise<Analyzer>}
 * @throws {ClaimlightError} where no road is open
 */
export async function createAnalyzer(options = {}) {
  const { signal, onProgress = () => {} } = options;
  const assets = {
    wasm: address(options.wasm, './pkg/claimlight_bg.wasm'),
    model: address(options.model, './pkg/model.bin'),
    integrity: options.integrity ?? '',
  };
  const refused = refusal('', signal);
  if (refused) throw refused;
  if (options.worker !== false && typeof Worker === 'function') {
    const asksForBlob = options.worker === 'blob:';
    const script = address(asksForBlob ? '' : options.worker, './worker.js');
    // A policy may allow workers from blobs alone, and a sandboxed frame has no origin that a worker could share.
    const { file, blob } = openRoads();
    for (const start of [(isBlob(script) ? blob : file && !asksForBlob && sameOrigin(script)) && startWorker, blob && startBlobWorker]) {
      const analyzer = start && await start(script, assets, onProgress, signal).catch((error) => {
        if (!(error instanceof WorkerUnavailable)) throw error;
        signal?.throwIfAborted();
      });
      if (analyzer) return analyzer;
    }
  }
  return openOnMainThread(assets, onProgress, signal);
}

/** No worker here, for reasons that leave other roads open. */
class WorkerUnavailable extends Error {}

/** A worker that was at work says nothing any more: it has ended without a word, or never comes back from a step. */
export class WorkerSilent extends ClaimlightError {
  constructor() {
    super('csp-worker', 'the worker fell silent');
  }
}

/** @param {string | URL | false | undefined} given @param {string} beside */
function address(given, beside) {
  if (given) return new URL(given, globalThis.document?.baseURI ?? import.meta.url).href;
  return new URL(beside, import.meta.url).href;
}

/** A blob's address is one that this page made; on file:// its origin has no name. @param {string} url */
function isBlob(url) {
  return url.startsWith('blob:');
}

/** A frame that its page wrote out has that page's origin, which its own address does not tell. @param {string} url */
function sameOrigin(url) {
  return new URL(url).origin === origin;
}

/**
 * @param {string} script @param {Assets} assets
 * @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal] @param {Rung} [rung]
 */
function startWorker(script, assets, onProgress, signal, rung = 'worker') {
  // A blob is one whole script. On file:// and in a sandboxed frame Chromium starts no module from one.
  const type = isBlob(script) ? 'classic' : 'module';
  return connect(() => new Worker(trustedScriptUrl(script), { type, name: 'claimlight' }), rung, assets, onProgress, signal);
}

/**
 * A worker may not be started from another origin, but its text may be fetched and started as this page's own. It must be
 * one whole file, as it is in all that ships: Firefox asks `worker-src` also for what a worker imports.
 *
 * @param {string} script @param {Assets} assets
 * @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal]
 */
async function startBlobWorker(script, assets, onProgress, signal) {
  const late = () => new WorkerUnavailable(`${script} does not come`);
  const text = await patiently(PATIENCE.starting, late, (ends) => fetch(script, { signal: ends }).then((response) => response.blob()), signal).catch((error) => {
    throw new WorkerUnavailable(String(error));
  });
  const copy = URL.createObjectURL(text);
  try {
    return await startWorker(copy, assets, onProgress, signal, 'blob-worker');
  } finally {
    URL.revokeObjectURL(copy);
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
    /** @type {Map<number, {resolve(answer: any): void, reject(error: Error): void, onProgress?: (done: number) => void}>} */
    const pending = new Map();
    /** @param {number} id */
    const take = (id) => {
      const waiting = pending.get(id);
      pending.delete(id);
      return waiting;
    };
    let nextId = 0;
    let isOpen = false;
    /** @type {ClaimlightError | null} */
    let ended = null;
    /** Hears the worker while it owes an answer. @type {ReturnType<typeof listen> | null} */
    let ear = listen(PATIENCE.starting, () => finish(new WorkerUnavailable('the worker did not start')));
    const attend = () => {
      ear?.stop();
      const isAwaited = !ended && (!isOpen || pending.size > 0);
      ear = isAwaited ? listen(PATIENCE.working, () => finish(new WorkerSilent())) : null;
    };

    /** @param {Error} reason */
    const finish = (reason) => {
      ear?.stop();
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
      analyze: async (/** @type {string} */ text, /** @type {ReadOptions} */ { signal: stop, onProgress, published, desk } = {}) => {
        const refused = ended ?? refusal(text, stop);
        if (refused) throw refused;
        const id = nextId++;
        const answer = new Promise((resolve, reject) => pending.set(id, { resolve, reject, onProgress }));
        if (pending.size === 1) attend();
        const onAbort = () => {
          worker.postMessage({ type: 'abort', id });
          take(id)?.reject(new ClaimlightError('aborted', 'the analysis was aborted'));
        };
        stop?.addEventListener('abort', onAbort);
        worker.postMessage({ type: 'analyze', id, text, published, desk });
        return answer.finally(() => stop?.removeEventListener('abort', onAbort));
      },
      close: onAbort,
    };

    worker.onerror = (event) => {
      event.preventDefault();
      finish(new WorkerUnavailable(event.message || 'the worker did not start'));
    };
    worker.onmessage = (/** @type {MessageEvent<Response>} */ { data }) => {
      if ('requests' in data) analyzer.requests = data.requests;
      if (data.type === 'progress') onProgress(data.loaded, data.total);
      if (data.type === 'opened') {
        isOpen = true;
        opened(analyzer);
      }
      if (data.type === 'slice') pending.get(data.id)?.onProgress?.(data.done);
      if (data.type === 'result') take(data.id)?.resolve(data.analysis);
      if (data.type === 'error') {
        const error = new ClaimlightError(data.code, data.message);
        if (data.id === null) finish(error);
        else take(data.id)?.reject(error);
      }
      attend();
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
  const late = () => new ClaimlightError('wasm-load', 'main-thread.js does not come');
  const { openHere } = await patiently(PATIENCE.network, late, () => import('./main-thread.js'), signal).catch(fail);
  const { analyze, close } = await openHere(assets, onProgress, signal).catch(fail);
  return { rung: 'main-thread', requests: 0, close, analyze: (/** @type {string} */ text, /** @type {any} */ options) => /** @type {Promise<any>} */ (analyze(text, options).catch(fail)) };
}

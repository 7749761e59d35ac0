// Model and wasm addresses into a running engine: the same few lines for the worker and for the page itself.

import { ClaimlightError } from './protocol.js';
import { PATIENCE, patiently } from './silence.js';

/** @import { Analysis, Report } from './analysis.js' */

/**
 * The wasm class, as its glue exports it. A slice gives the analysis, or what the desk asked for, once it is done.
 *
 * @typedef {{begin(text: string, published?: string, desk?: string): void, slice(milliseconds: number, signal?: AbortSignal): Analysis | Report | undefined, readonly progress: number, free?: () => void}} Engine
 * @typedef {{next(): Promise<unknown>, take(piece: unknown): boolean, readonly loaded: number, readonly total: number, open(): Engine}} Incoming
 * @typedef {{initSync: (options: {module: WebAssembly.Module}) => unknown, Incoming: new (response: Response) => Incoming}} Glue
 */

/** How long the model that ships is: tools/bundle.mjs writes it here. */
const MODEL_BYTES = /** @type {{modelBytes: number}} */ (/** @type {unknown} */ (globalThis)).modelBytes;

/** A compiler does not say how much of its file has come, nor does a browser that checks the hash of a whole one: they have more time. */
const UNHEARD = 10 * PATIENCE.network;

/**
 * Loads model and wasm side by side; fails where nothing comes of them any more.
 *
 * @param {{model: string, wasm: string, integrity: string}} assets
 * @param {(loaded: number, total: number) => void} onProgress Bytes of the model so far; a total of 0 is unknown.
 * @param {AbortSignal} [signal]
 * @returns {Promise<Engine>}
 */
export async function openEngine({ model, wasm, integrity }, onProgress, signal) {
  /** Ends what still comes of the model. */
  const stop = new AbortController();
  const late = (/** @type {string} */ url) => () => new ClaimlightError('wasm-load', `nothing more comes of ${url}`);
  /** @type {[Promise<Glue>, Promise<WebAssembly.Module>, Promise<Response>]} */
  const loads = [
    patiently(PATIENCE.network, late(glueOf(wasm)), () => import(/* @vite-ignore */ glueOf(wasm)), signal),
    patiently(PATIENCE.network, late(wasm), (ends, heard) => compile(wasm, ends, heard), signal),
    patiently(integrity ? UNHEARD : PATIENCE.network, late(model), (ends) => fetchModel(model, integrity, AbortSignal.any([ends, stop.signal])).then((response) => counted(response, onProgress)), signal),
  ];
  const [bindings, module, response] = await Promise.all(loads);
  bindings.initSync({ module });
  return patiently(PATIENCE.network, late(model), async (ends, heard) => {
    ends.addEventListener('abort', () => stop.abort(ends.reason));
    const incoming = new bindings.Incoming(response);
    while (incoming.take(await incoming.next())) heard();
    return incoming.open();
  }, signal);
}

/**
 * The same response, which is heard of as it comes, though the engine that takes it may not be there yet.
 *
 * @param {Response} response @param {(loaded: number, total: number) => void} onProgress
 */
function counted(response, onProgress) {
  const { body, headers } = response;
  // A compressed file says how long it is as it travels: what ships knows its model's true length.
  const total = headers.has('Content-Encoding') ? MODEL_BYTES : Number(headers.get('Content-Length'));
  let loaded = 0;
  let told = 0;
  /** @type {Transformer<Uint8Array, Uint8Array>} */
  const count = {
    transform(piece, to) {
      to.enqueue(piece);
      loaded += piece.length;
      // Not for each piece: each report draws a progress bar.
      if (loaded - told > total / 16) onProgress((told = loaded), total);
    },
  };
  return new Response(body?.pipeThrough(new TransformStream(count, {}, { highWaterMark: Infinity })));
}

/** Its JavaScript lies beside the wasm; what ships carries it inside (tools/glue.mjs). @param {string} wasm */
function glueOf(wasm) {
  return wasm.replace(/(_bg)?\.wasm(?=$|[?#])/, '.js');
}

/** Compiles the engine while it comes in. @param {string} wasm @param {AbortSignal} signal @param {(beats?: number) => void} heard */
async function compile(wasm, signal, heard) {
  const response = await fetched(wasm, { signal });
  heard(UNHEARD);
  // Streams are compiled only under their own type, which not every server knows.
  const isTyped = response.headers.get('Content-Type')?.startsWith('application/wasm');
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {string} url @param {RequestInit} options */
async function fetched(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new ClaimlightError('wasm-load', `${url}: HTTP status ${response.status}`);
  return response;
}

/** @param {string} model @param {string} integrity @param {AbortSignal} signal */
async function fetchModel(model, integrity, signal) {
  return fetched(model, { signal, ...(integrity ? { integrity } : {}) }).catch((error) => {
    throw integrity && error instanceof TypeError ? new ClaimlightError('integrity', `${model}: ${error.message}`) : error;
  });
}

// Model and wasm addresses into a running engine: the same few lines for the worker and for the page itself.

import { ClaimlightError } from './protocol.js';

/** @import { Analysis } from './analysis.js' */

/**
 * The wasm class, as its glue exports it. A step gives the analysis once it is done.
 *
 * @typedef {{begin(text: string): void, step(): Analysis | undefined, readonly progress: number, free?: () => void}} Engine
 * @typedef {{default: (options: {module_or_path: string | URL}) => Promise<unknown>, Analyzer: new (model: Uint8Array) => Engine}} Glue
 */

/**
 * Loads model and wasm side by side.
 *
 * @param {{model: string, wasm: string, glue: string, integrity: string}} assets
 * @param {(loaded: number, total: number) => void} onProgress Bytes of the model so far; a total of 0 is unknown.
 * @param {AbortSignal} [signal]
 * @returns {Promise<Engine>}
 */
export async function openEngine(assets, onProgress, signal) {
  const [glue, bytes] = await Promise.all([openGlue(assets), fetchModel(assets, onProgress, signal)]);
  return new glue.Analyzer(bytes);
}

/** @param {{wasm: string, glue: string}} assets @returns {Promise<Glue>} */
async function openGlue({ wasm, glue }) {
  /** @type {Glue} */
  const module = await import(/* @vite-ignore */ glue);
  await module.default({ module_or_path: wasm });
  return module;
}

/**
 * @param {{model: string, integrity: string}} assets
 * @param {(loaded: number, total: number) => void} onProgress @param {AbortSignal} [signal]
 */
async function fetchModel({ model, integrity }, onProgress, signal) {
  const response = await fetch(model, { signal: signal ?? null, ...(integrity ? { integrity } : {}) }).catch((error) => {
    throw integrity && error instanceof TypeError ? new ClaimlightError('integrity', `${model}: ${error.message}`) : error;
  });
  if (!response.ok) throw new ClaimlightError('wasm-load', `${model}: HTTP status ${response.status}`);
  const total = Number(response.headers.get('Content-Length') ?? 0);
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const chunks = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    loaded += read.value.length;
    onProgress(loaded, total);
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

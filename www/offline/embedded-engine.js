// Engine and model carried along as compressed text into a running engine: the single file's stand-in for engine.js.

import * as glue from '../pkg/claimlight.js';

/** @import { Engine } from '../engine.js' */

/**
 * Opens the engine that `claimlightAssets` holds, gzip in base64; nothing is fetched.
 *
 * @param {unknown} _assets Addresses, of which a single file has none.
 * @param {(loaded: number, total: number) => void} onProgress
 * @returns {Promise<Engine>}
 */
export async function openEngine(_assets, onProgress) {
  /** @type {{wasm: string, model: string}} */
  const carried = Reflect.get(globalThis, 'claimlightAssets');
  const [wasm, model] = await Promise.all([inflate(carried.wasm), inflate(carried.model)]);
  onProgress(model.length, model.length);
  await glue.default({ module_or_path: wasm });
  return /** @type {Engine} */ (/** @type {unknown} */ (new glue.Analyzer(model)));
}

/** @param {string} base64 */
async function inflate(base64) {
  const text = atob(base64);
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) packed[at] = text.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// Files of model and wasm into a running engine: Node's stand-in for engine.js, whose fetch reads no files.

import { readFile } from 'node:fs/promises';
import * as glue from '../www/pkg/claimlight.js';

/** @import { Engine } from '../www/engine.js' */

/**
 * Loads model and wasm side by side.
 *
 * @param {{model: string, wasm: string}} assets Addresses: `file:` ones are read, others fetched.
 * @param {(loaded: number, total: number) => void} onProgress
 * @param {AbortSignal} [signal]
 * @returns {Promise<Engine>}
 */
export async function openEngine({ model, wasm }, onProgress, signal) {
  const [module_or_path, bytes] = await Promise.all([read(wasm, signal), read(model, signal)]);
  onProgress(bytes.length, bytes.length);
  await glue.default({ module_or_path });
  return new glue.Analyzer(bytes);
}

/** @param {string} address @param {AbortSignal} [signal] @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function read(address, signal) {
  const url = new URL(address);
  if (url.protocol === 'file:') return new Uint8Array(await readFile(url, { signal }));
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

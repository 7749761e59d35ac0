// The page's client with addresses that bundlers can follow: each is a literal, beside the module that names it.

import { createAnalyzer as open } from '../www/client.js';

/** @import { Analyzer, AnalyzerOptions } from '../www/client.js' */

/**
 * Opens an analyzer. Model, engine and worker are the package's own where the options name no other.
 *
 * @param {AnalyzerOptions} [options]
 * @returns {Promise<Analyzer>}
 * @throws {ClaimlightError} where no road is open
 */
export function createAnalyzer(options = {}) {
  return open({
    ...options,
    model: options.model ?? new URL('./model.bin', import.meta.url),
    wasm: options.wasm ?? new URL('./claimlight_bg.wasm', import.meta.url),
    worker: options.worker ?? new URL('./worker.js', import.meta.url),
  });
}

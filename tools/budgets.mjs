// What a reader may have to download, and a browser to compile, at most: `make sizes` holds what ships to it, `make bench` reports it.

/** The scripts that an embedding page loads before the first highlight. */
export const EMBEDDED = ['claimlight.js', 'worker.js'];

/**
 * Bytes: all that the demo page could load before the first highlight, with the longest of its languages, brotli; the scripts of
 * an embedding page, gzip; the engine's longest function, which a browser compiles whole (docs/decisions/0006).
 */
export const BUDGET = { everything: 2_000_000, javascript: 27_000, function: 30_000 };

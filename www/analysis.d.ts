// The analysis as the engine hands it over, under the name that the page's modules import: see docs/decisions/0003.

export type * from '../src/wasm/analysis.js';

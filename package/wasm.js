// The engine itself, as wasm-bindgen wraps it: for those who bring their own worker.

export { Analyzer, Incoming, default, initSync, version } from '../www/pkg/claimlight.js';

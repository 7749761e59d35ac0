// Importing this tells TypeScript that templates of Vue know <claim-light>; it runs nothing.

export {};

/** @typedef {import('./vue-types.js').ClaimLightProps} ClaimLightProps */

// Importing this tells TypeScript that JSX of React knows <claim-light>; it runs nothing.

export {};

/** @typedef {import('./react-types.js').ClaimLightProps} ClaimLightProps */

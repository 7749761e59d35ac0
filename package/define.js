// Importing this defines <claim-light>, once.

export { ClaimLightElement } from '../www/define.js';

/** @typedef {import('./element-types.js').ClaimLightEventMap} ClaimLightEventMap */

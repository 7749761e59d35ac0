// The class of <claim-light>, without defining it: for pages that choose when, or extend it.

export { ClaimLightElement } from '../www/element.js';

/**
 * @typedef {import('./element-types.js').ClaimLightEventMap} ClaimLightEventMap
 * @typedef {import('../www/overrides.js').Override} Override
 */

// The script that a plain page loads: what `define.js` does, under the package's own name.

export { ClaimLightElement } from './define.js';

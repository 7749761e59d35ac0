// The entry: defines <claim-light>, and hands out what scripts need.

export { ClaimLightElement } from './define.js';
export { createAnalyzer } from './client.js';
export { ClaimlightError } from './protocol.js';

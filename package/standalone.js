// Everything as one classic script: defines <claim-light>, and hands out the rest as `Claimlight`.

export * from './define.js';
export * from './dom.js';
export * from './export.js';
export * from './index.js';

// JSDoc of the sources into the package's TypeScript declarations, with the types that Rust generates.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Declarations that are written or generated as such: where they lie, and where the others look for them. */
const DECLARATIONS = [
  ['src/wasm/analysis.d.ts', 'www/analysis.d.ts'],
  ['www/pkg/claimlight.d.ts', 'www/pkg/claimlight.d.ts'],
  ['package/element-types.d.ts', 'package/element-types.d.ts'],
  ['package/react-types.d.ts', 'package/react-types.d.ts'],
  ['package/vue-types.d.ts', 'package/vue-types.d.ts'],
];

/** Writes `types/` of the package. @param {string} out */
export function writeTypes(out) {
  const types = join(out, 'types');
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tools/dist/tsconfig.json', '--outDir', types], { stdio: 'inherit' });
  if (status !== 0) throw new Error('tsc could not write the declarations');
  for (const [from, to] of DECLARATIONS) {
    const path = join(types, /** @type {string} */ (to));
    mkdirSync(dirname(path), { recursive: true });
    cpSync(/** @type {string} */ (from), path);
  }
}

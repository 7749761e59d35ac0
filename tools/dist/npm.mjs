// What is built into the npm package: the folder that `npm publish` takes, checked as others will see it.
//
//   node tools/dist/npm.mjs [OUT]   (dist/npm when left out; needs www/pkg, which make wasm builds)

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage } from './check.mjs';
import { integrityOf } from './integrity.mjs';
import { writeModules } from './modules.mjs';
import { noticesOf } from './notices.mjs';
import { writeTypes } from './types.mjs';

const out = process.argv[2] ?? 'dist/npm';

const model = readdirSync('models').sort().at(-1);

/** What is copied as it is: from the repository, to the package. */
const FILES = [
  ['www/pkg/claimlight_bg.wasm', 'claimlight_bg.wasm'],
  ['www/pkg/model.bin', 'model.bin'],
  ['www/strings', 'strings'],
  ['package/claimlight.js', 'claimlight.js'],
  ['package/README.md', 'README.md'],
  ['package/schema.json', 'schema.json'],
  ['package/custom-elements.json', 'custom-elements.json'],
  [`models/${model}/README.md`, 'MODEL.md'],
  ['LICENSE-MIT', 'LICENSE-MIT'],
  ['LICENSE-APACHE', 'LICENSE-APACHE'],
];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [from, to] of FILES) cpSync(/** @type {string} */ (from), join(out, /** @type {string} */ (to)), { recursive: true });
writeFileSync(join(out, 'package.json'), manifest());
writeFileSync(join(out, 'THIRD-PARTY.txt'), noticesOf('wasm'));
await writeModules(out);
writeTypes(out);
writeFileSync(join(out, 'integrity.json'), `${JSON.stringify(integrityOf(out), null, 2)}\n`);

const problems = await checkPackage(out);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${out} is the npm package: npm pack ${out}`);

/** package.json with the version of the crate. */
function manifest() {
  const version = /^version = "(.+)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))?.[1];
  if (!version) throw new Error('Cargo.toml names no version');
  return `${JSON.stringify({ ...JSON.parse(readFileSync('package/package.json', 'utf8')), version }, null, 2)}\n`;
}

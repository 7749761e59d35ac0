// A built page into one that opens offline: the service worker with each file's hash, and the page told to use it.
//
//   node tools/offline.mjs dist/www   (what tools/bundle.mjs wrote; it calls this itself)
//
// Our own few lines: all that is needed is this list of hashes, and the worker must also take in shared text.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const SOURCE = 'www/offline/service-worker.js';
const NAME = 'service-worker.js';
const MARK = '<meta name="color-scheme"';

/** Writes the service worker of a built page. @param {string} folder */
export function writeServiceWorker(folder) {
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  if (!html.includes(MARK)) throw new Error(`index.html has no ${MARK}: say in tools/offline.mjs where to name the service worker`);
  // Sources served as they are have no service worker, so that no developer ever sees yesterday's file.
  if (!html.includes('claimlight-offline')) writeFileSync(page, html.replace(MARK, `<meta name="claimlight-offline" content="${NAME}">\n${MARK}`));
  const files = Object.fromEntries(filesUnder(folder).filter((name) => name !== NAME && !name.startsWith('THIRD-PARTY')).sort().map((name) => [name, hashOf(join(folder, name))]));
  const { outputFiles } = buildSync({ entryPoints: [SOURCE], bundle: true, minify: true, format: 'iife', target: 'es2022', write: false, banner: { js: `self.CLAIMLIGHT_FILES=${JSON.stringify(files)};` } });
  writeFileSync(join(folder, NAME), outputFiles[0]?.contents ?? '');
  return files;
}

/** @param {string} root @param {string} [folder] @returns {string[]} */
function filesUnder(root, folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(root, path) : [relative(root, path).split(sep).join('/')];
  });
}

/** @param {string} path */
function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('base64');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) {
    console.error('offline: say which built page: node tools/offline.mjs dist/www');
    process.exit(2);
  }
  console.log(`${Object.keys(writeServiceWorker(folder)).length} files can be read offline`);
}

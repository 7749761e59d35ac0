// A folder into the hashes that a page may ask of each file: https://www.w3.org/TR/SRI/.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Name of the list itself, which cannot hold its own hash. */
export const INTEGRITY_FILE = 'integrity.json';

/** @param {string} folder @returns {Record<string, string>} Path to `sha384-…`, sorted. */
export function integrityOf(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== INTEGRITY_FILE)
    .sort();
  return Object.fromEntries(paths.map((path) => [path, integrity(readFileSync(join(folder, path)))]));
}

/** @param {Buffer} bytes */
export function integrity(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

// A package's folder into what is wrong with it, as publint and "are the types wrong" see it.

import { checkPackage as checkTypes, createPackageFromTarballData } from '@arethetypeswrong/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** How TypeScript may look for modules: the package is for import, and for tools that know `exports`. */
const RESOLUTIONS = new Set(['node16-esm', 'bundler']);

/** Files that no TypeScript imports; they have subpaths so that bundlers and servers find them. */
const ASSETS = ['./claimlight_bg.wasm', './model.bin'];

/**
 * Everything that others would stumble over; empty where all is well.
 *
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function checkPackage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { messages } = await publint({ pkgDir: folder, level: 'suggestion', strict: true, pack: 'npm' });
  const published = messages.map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
  return [...published, ...(await typeProblems(folder))];
}

/** @param {string} folder */
async function typeProblems(folder) {
  const tarball = pack(folder);
  try {
    const result = await checkTypes(createPackageFromTarballData(new Uint8Array(readFileSync(tarball.path))), { excludeEntrypoints: ASSETS });
    if (!result.types) return ['attw: the package has no types'];
    return result.problems
      .filter((problem) => !('resolutionKind' in problem) || RESOLUTIONS.has(problem.resolutionKind))
      .map((problem) => `attw: ${JSON.stringify(problem)}`);
  } finally {
    tarball.remove();
  }
}

/**
 * The package as npm would publish it.
 *
 * @param {string} folder
 */
export function pack(folder) {
  const place = mkdtempSync(join(tmpdir(), 'claimlight-pack-'));
  const name = execFileSync('npm', ['pack', resolve(folder), '--pack-destination', place, '--silent'], { encoding: 'utf8' }).trim();
  return { path: join(place, name), remove: () => rmSync(place, { recursive: true, force: true }) };
}

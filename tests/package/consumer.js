// The built package into a fresh project that has it installed, as npm would install it from the registry.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from '../../tools/dist/check.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PACKAGE = join(ROOT, 'dist/npm');

/**
 * A project of its own outside the repository.
 *
 * @param {string} [fixture] Folder of `fixtures/` that it is a copy of.
 */
export function makeProject(fixture = 'node') {
  if (!existsSync(PACKAGE)) throw new Error('dist/npm is not there: run make npm');
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-project-'));
  cpSync(fileURLToPath(new URL(`./fixtures/${fixture}`, import.meta.url)), folder, { recursive: true });
  const tarball = pack(PACKAGE);
  try {
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball.path], { cwd: folder });
  } finally {
    tarball.remove();
  }
  return { folder, installed: join(folder, 'node_modules/claimlight'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Lends a project one of our own pinned tools. @param {string} folder @param {string} name */
export function lend(folder, name) {
  const place = join(folder, 'node_modules', name);
  mkdirSync(join(place, '..'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', name), place);
}

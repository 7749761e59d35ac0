// The sources into what ships: the folder that SHIPPED names where all suites share one, else one that goes with its suite.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('../..', import.meta.url));

/** Gives the folder, and what removes it. */
export function ship() {
  const shared = process.env['SHIPPED'];
  if (shared) return { folder: join(HOME, shared), remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-'));
  execFileSync('node', ['tools/bundle.mjs', folder], { cwd: HOME, stdio: 'inherit' });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

// The sources into what ships, in a folder that goes when the tests are through.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles into a folder of its own; gives the folder, and what removes it. */
export function ship() {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-'));
  execFileSync('node', ['tools/bundle.mjs', folder], { cwd: HOME, stdio: 'inherit' });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

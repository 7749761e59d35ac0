// A bench of this crate into the file that cargo builds for it.

import { spawnSync } from 'node:child_process';

/** @param {string} bench @param {string[]} [options] @returns {string} Its path. */
export function buildBench(bench, options = []) {
  const { status, stdout } = spawnSync('cargo', ['bench', '--locked', '--no-run', '--quiet', '--bench', bench, '--message-format', 'json', ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`cargo could not build the bench ${bench}`);
  const messages = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const built = messages.find(({ reason, target }) => reason === 'compiler-artifact' && target.name === bench);
  if (!built) throw new Error(`cargo built no bench ${bench}`);
  return built.executable ?? built.filenames[0];
}

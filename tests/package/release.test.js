// The release script into what it would do: a dry run changes nothing, and says what is in the way.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { components, notes, obstacles, steps } from '../../tools/release.mjs';
import { ROOT } from './consumer.js';

const READY = { version: '1.2.3', python: '1.2.3', changelog: '# Changelog\n\n## 1.2.3 – 2026-12-01\n\n- New.\n\n## 1.2.2 – 2026-11-01\n\n- Old.\n', status: '', tags: ['v1.2.2'] };

test('a dry run says every step and changes nothing', () => {
  const status = () => execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });
  const before = status();
  const said = execFileSync('node', [join(ROOT, 'tools/release.mjs'), '--dry-run'], { cwd: ROOT, encoding: 'utf8' });
  for (const { name } of steps('0.0.0')) assert.ok(said.includes(`${name}: `), `${name} in ${said}`);
  assert.equal(status(), before);
});

test('nothing is published before everything is built and listed', () => {
  const all = steps('1.2.3');
  const first = all.findIndex(({ publishes }) => publishes);
  assert.ok(first > 0 && all.slice(first).every(({ publishes }) => publishes));
  assert.deepEqual(all[0]?.command, ['.ci/run']);
});

test('everything that ships is built, and what no registry takes goes to the forge', () => {
  const told = steps('1.2.3').map(({ command }) => command.join(' '));
  for (const built of ['make dist', 'make python', 'make extension', 'cargo package --locked']) assert.ok(told.includes(built), built);
  const last = told.at(-1) ?? '';
  for (const file of ['dist/claimlight', 'dist/claimlight.html', 'dist/extension.zip']) assert.ok(last.split(' ').includes(file), file);
});

test('a tree that is not ready is not released', () => {
  assert.deepEqual(obstacles(READY), []);
  assert.match(obstacles({ ...READY, python: '1.2.2' }).join(), /python/);
  assert.match(obstacles({ ...READY, status: ' M README.md' }).join(), /not committed/);
  assert.match(obstacles({ ...READY, tags: ['v1.2.3'] }).join(), /exists/);
  assert.match(obstacles({ ...READY, changelog: '## 1.2.3 – unreleased' }).join(), /no date/);
  assert.match(obstacles({ ...READY, changelog: '' }).join(), /no section/);
});

test('notes are those of the version', () => {
  assert.equal(notes(READY.changelog, '1.2.3'), '- New.\n');
});

test('components name their licences, and not ourselves', () => {
  const bill = components('1.2.3', [{ name: 'claimlight', version: '1.2.3' }, { name: 'serde', version: '1.0.0', license: 'MIT/Apache-2.0' }]);
  assert.deepEqual(bill.components.map(({ purl, licenses }) => [purl, licenses]), [['pkg:cargo/serde@1.0.0', [{ expression: 'MIT OR Apache-2.0' }]]]);
});

// The package's folder: every promise of its package.json is kept, and nothing else lies in it.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { checkPackage } from '../../tools/dist/check.mjs';
import { integrityOf } from '../../tools/dist/integrity.mjs';
import { PACKAGE } from './consumer.js';

/** @param {string} path */
const read = (path) => readFileSync(join(PACKAGE, path), 'utf8');
const manifest = JSON.parse(read('package.json'));

/** Every file that a subpath leads to. @param {unknown} target @returns {string[]} */
function targets(target) {
  return typeof target === 'string' ? [target] : Object.values(/** @type {object} */ (target)).flatMap(targets);
}

describe('the package', () => {
  test('has every subpath that it is asked for, and each leads to a file', () => {
    const asked = ['.', './dom', './element', './define', './export', './worker', './wasm', './standalone', './schema.json', './custom-elements.json', './integrity.json'];
    for (const subpath of asked) assert.ok(manifest.exports[subpath], subpath);
    for (const target of targets(manifest.exports)) assert.ok(existsSync(join(PACKAGE, target.replace(/\*$/, ''))), target);
  });

  test('has types for every subpath of scripts', () => {
    for (const [subpath, target] of Object.entries(manifest.exports)) {
      if (typeof target === 'object') assert.match(String(target.types), /\.d\.ts$/, subpath);
    }
  });

  test('is what publint and "are the types wrong" ask for', async () => {
    assert.deepEqual(await checkPackage(PACKAGE), []);
  });

  test('hashes every file', () => {
    const listed = JSON.parse(read('integrity.json'));
    assert.deepEqual(listed, integrityOf(PACKAGE));
    for (const path of ['define.js', 'standalone.js', 'worker.js', 'model.bin', 'claimlight_bg.wasm']) assert.match(String(listed[path]), /^sha384-[\w+/]{64}$/, path);
  });

  test('carries its licences, also that of the model', () => {
    for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'MODEL.md']) assert.ok(read(name).length > 500, name);
    assert.match(manifest.license, /MIT OR Apache-2\.0.*CC-BY-SA-4\.0/);
  });

  test('has the version of the crate', () => {
    const crate = /^version = "(.+)"$/m.exec(readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8'));
    assert.equal(manifest.version, crate?.[1]);
  });

  test('names no file of the machine that built it, and holds no second copy of the engine or the model', () => {
    const files = readdirSync(PACKAGE, { recursive: true, encoding: 'utf8' });
    assert.equal(files.filter((name) => /\.(wasm|bin)$/.test(name)).length, 2);
    for (const name of files.filter((name) => /\.(js|ts|json|md)$/.test(name))) {
      assert.doesNotMatch(read(name), /\/(work|home|root|Users)\/\w/, name);
    }
  });

  test('says of every script whether leaving it out changes something', () => {
    assert.deepEqual(manifest.sideEffects, ['./claimlight.js', './define.js', './standalone.js', './worker.js']);
  });
});

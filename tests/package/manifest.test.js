// The custom elements manifest against the element's sources: all that one has, the other has, and nothing more.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ClaimLightElement } from '../../www/element.js';
import { INKS } from '../../www/styles/palette.js';
import { ROOT } from './consumer.js';

/** @typedef {{name: string, kind?: string, fieldName?: string, attribute?: string, reflects?: boolean, readonly?: boolean}} Member */

/** @type {Record<'attributes' | 'members' | 'events' | 'cssParts' | 'cssProperties', Member[]>} */
const declared = JSON.parse(readFileSync(join(ROOT, 'package/custom-elements.json'), 'utf8')).modules[0].declarations[0];

/** @param {Member[]} members */
const names = (members) => members.map(({ name }) => name).sort();

/** The element's own sources: not the demo's, which use it from outside. */
const source = readdirSync(join(ROOT, 'www'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js') && !/^(pkg|page|offline)\//.test(path) && !/^(page|article|embed)\.js$/.test(path))
  .map((path) => readFileSync(join(ROOT, 'www', path), 'utf8'))
  .join('\n');

/** What a pattern finds in the sources, each once. @param {RegExp} pattern */
const found = (pattern) => [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

describe('the custom elements manifest lists', () => {
  test('the attributes', () => {
    assert.deepEqual(names(declared.attributes), [...ClaimLightElement.observedAttributes].sort());
    const types = readFileSync(join(ROOT, 'package/element-types.d.ts'), 'utf8');
    const inFrameworks = /interface ClaimLightAttributes \{(.*?)\n\}/s.exec(types)?.[1] ?? '';
    for (const { name } of declared.attributes) assert.match(inFrameworks, new RegExp(`^ +'?${name}'?\\?:`, 'm'), name);
  });

  test('the properties and methods', () => {
    const inherited = ['attributeChangedCallback', 'connectedCallback', 'constructor', 'disconnectedCallback'];
    const own = Object.getOwnPropertyNames(ClaimLightElement.prototype).filter((name) => !inherited.includes(name));
    assert.deepEqual(names(declared.members), own.sort());
    for (const { name, kind, readonly = false } of declared.members) {
      const { value, set } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(ClaimLightElement.prototype, name));
      assert.equal(kind, typeof value === 'function' ? 'method' : 'field', name);
      if (kind === 'field') assert.equal(readonly, set === undefined, name);
    }
  });

  test('which property reflects which attribute', () => {
    const reflected = declared.members.filter(({ reflects }) => reflects);
    for (const { name, attribute } of reflected) {
      assert.ok(declared.attributes.some((one) => one.name === attribute && one.fieldName === name), `${name} and ${attribute}`);
    }
    assert.equal(reflected.length, declared.attributes.filter(({ fieldName }) => fieldName).length);
  });

  test('the events', () => {
    assert.deepEqual(names(declared.events), found(/(?:\bemit\('|CustomEvent\('claimlight:)([a-z]+)'/g).map((name) => `claimlight:${name}`));
    const types = readFileSync(join(ROOT, 'package/element-types.d.ts'), 'utf8');
    assert.deepEqual(names(declared.events), [...types.matchAll(/'(claimlight:[a-z]+)': CustomEvent/g)].map((match) => match[1]).sort());
  });

  test('the parts', () => {
    assert.deepEqual(names(declared.cssParts), [...new Set(found(/part: '([a-z -]+)'/g).flatMap((list) => list.split(' ')))].sort());
  });

  test('the custom properties', () => {
    const layers = Object.keys(INKS).flatMap((layer) => ['bg', 'line', 'line-style'].map((what) => `--claimlight-${layer}-${what}`));
    assert.deepEqual(names(declared.cssProperties), [...new Set([...layers, ...found(/var\((--claimlight-[a-z-]+),/g)])].sort());
  });
});

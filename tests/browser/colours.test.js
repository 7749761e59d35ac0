// The palette into numbers: contrast of every layer and every overlapping pair, and what colour-blind eyes tell apart.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { INKS, PAPER } from '../../www/styles/palette.js';
import { contrast, EYES, linear, seen } from './contrast.js';

const CLAIMS = Object.entries(INKS).filter(([layer]) => layer.startsWith('claim-'));

describe('the colours themselves', () => {
  test('black on white is 21, by every eye', () => {
    for (const [name, eyes] of Object.entries(EYES)) assert.ok(Math.abs(contrast('#000000', '#ffffff', eyes) - 21) < 0.05, name);
  });

  test('red and green are far apart by every cone, and near without one', () => {
    const distance = (/** @type {number[][]} */ eyes) => {
      const [one, other] = [seen(linear('#c04040'), eyes), seen(linear('#5f7f20'), eyes)];
      return Math.abs(one[0] - one[1] - (other[0] - other[1]));
    };
    assert.ok(distance(EYES['deuteranopia'] ?? []) < distance(EYES['every cone'] ?? []) / 3);
  });
});

for (const [theme, at] of /** @type {const} */ ([['light', 0], ['dark', 1]])) {
  const ink = PAPER['ink']?.[at] ?? '';
  const fills = Object.entries(INKS).flatMap(([layer, { bg }]) => (bg ? [{ layer, fill: bg[at] }] : []));
  const grounds = [...['paper', 'raised'].map((name) => ({ layer: name, fill: PAPER[name]?.[at] ?? '' })), ...fills];

  for (const [name, eyes] of Object.entries(EYES)) {
    test(`text reads on every fill, and every line stands out from every fill, to ${name}, ${theme}`, () => {
      assert.ok(grounds.length > 8 && CLAIMS.length === 5);
      for (const { layer, fill } of grounds) {
        assert.ok(contrast(ink, fill, eyes) >= 4.5, `text on ${layer}: ${contrast(ink, fill, eyes).toFixed(2)}`);
        for (const [claim, { line }] of CLAIMS) {
          const found = contrast(line?.[at] ?? '', fill, eyes);
          assert.ok(found >= 3, `${claim} on ${layer}: ${found.toFixed(2)}`);
        }
      }
    });
  }

  test(`soft text, links and edges stand out from every paper, ${theme}`, () => {
    for (const ground of ['paper', 'raised', 'wash'].map((name) => PAPER[name]?.[at] ?? '')) {
      for (const [name, least] of /** @type {[string, number][]} */ ([['soft', 4.5], ['accent', 4.5], ['edge', 3]])) {
        const found = contrast(PAPER[name]?.[at] ?? '', ground);
        assert.ok(found >= least, `${name} on ${ground}: ${found.toFixed(2)}`);
      }
    }
  });
}

test('no two kinds of claim share line style and width, so each pair is told apart where colour says nothing', () => {
  for (const [one, { style, width }] of CLAIMS) {
    for (const [other, ink] of CLAIMS) if (one < other) assert.notEqual(`${style} ${width}`, `${ink.style} ${ink.width}`, `${one} and ${other}`);
  }
});

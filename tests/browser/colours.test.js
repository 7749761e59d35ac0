// The palette into numbers: contrast of every layer and every overlapping pair, and what colour-blind eyes tell apart.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { INKS, PAPER } from '../../www/styles/palette.js';

/** @typedef {[red: number, green: number, blue: number]} Colour Linear light, 0 to 1. */

/** Linear colour to linear colour, as people see who lack one kind of cone wholly (Machado, Oliveira and Fernandes 2009). @type {Record<string, number[][]>} */
const EYES = {
  'every cone': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  'no colour': [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
};

/** @param {string} hex `#rrggbb` @returns {Colour} */
function linear(hex) {
  return /** @type {Colour} */ ([1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }));
}

/** @param {Colour} colour @param {number[][]} eyes @returns {Colour} */
function seen([red, green, blue], eyes) {
  return /** @type {Colour} */ (eyes.map(([r = 0, g = 0, b = 0]) => Math.min(1, Math.max(0, r * red + g * green + b * blue))));
}

/** Contrast by WCAG 2. @param {string} one @param {string} other @param {number[][]} [eyes] */
function contrast(one, other, eyes = EYES['every cone'] ?? []) {
  const [low = 0, high = 0] = [one, other]
    .map((hex) => seen(linear(hex), eyes))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const CLAIMS = Object.entries(INKS).filter(([, { line }]) => line);

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

test('no two kinds of claim share a line style, so each pair is told apart where colour says nothing', () => {
  for (const [one, { style }] of CLAIMS) {
    for (const [other, { style: otherStyle }] of CLAIMS) if (one < other) assert.notEqual(style, otherStyle, `${one} and ${other}`);
  }
});

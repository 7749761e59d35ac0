// Two colours into their contrast, as people with and without all kinds of cones see it.

/** @typedef {[red: number, green: number, blue: number]} Colour Linear light, 0 to 1. */

/** Linear colour to linear colour, as people see who lack one kind of cone wholly (Machado, Oliveira and Fernandes 2009). @type {Record<string, number[][]>} */
export const EYES = {
  'every cone': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  'no colour': [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
};

/** @param {string} hex `#rrggbb` @returns {Colour} */
export function linear(hex) {
  return /** @type {Colour} */ ([1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }));
}

/** @param {Colour} colour @param {number[][]} eyes @returns {Colour} */
export function seen([red, green, blue], eyes) {
  return /** @type {Colour} */ (eyes.map(([r = 0, g = 0, b = 0]) => Math.min(1, Math.max(0, r * red + g * green + b * blue))));
}

/** Contrast by WCAG 2. @param {string} one @param {string} other @param {number[][]} [eyes] */
export function contrast(one, other, eyes = EYES['every cone'] ?? []) {
  const [low = 0, high = 0] = [one, other]
    .map((hex) => seen(linear(hex), eyes))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

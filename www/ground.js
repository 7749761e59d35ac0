// The colours that a page has at a place into the theme that can be read there: what is painted counts, not what is declared.

import { INKS, PAPER } from './styles/palette.js';

/** @import { Pair, Theme } from './styles/palette.js' */
/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour From 0 to 1. */

/** The themes of places. Most paragraphs of an article look alike: each look is asked for once at a place. */
export class Grounds {
  /** @type {Map<Element, Theme>} */
  #themes = new Map();
  /** By where elements stand, and what they look like themselves. @type {Map<Node | null, Map<string, Theme>>} */
  #alike = new Map();

  /** @param {Element} element @returns {Theme} */
  themeOf(element) {
    const known = this.#themes.get(element);
    if (known) return known;
    const around = element.assignedSlot ?? element.parentNode;
    const alike = this.#alike.get(around) ?? new Map();
    const { color, colorScheme, backgroundColor, backgroundImage } = getComputedStyle(element);
    const look = [color, colorScheme, backgroundColor, backgroundImage].join(' ');
    const theme = alike.get(look) ?? themeOf(element);
    this.#alike.set(around, alike.set(look, theme));
    this.#themes.set(element, theme);
    return theme;
  }
}

/**
 * The theme of a place. `auto` where the page's declared scheme fits its colours; `plain` where no palette of ours can be
 * told from its paper.
 *
 * @param {Element} element
 * @returns {Theme}
 */
export function themeOf(element) {
  if (matchMedia('(forced-colors: active)').matches) return 'auto';
  const style = getComputedStyle(element);
  const ink = parse(style.color);
  if (!ink) return 'auto';
  const declared = /dark/.test(style.colorScheme) && (!/light/.test(style.colorScheme) || matchMedia('(prefers-color-scheme: dark)').matches) ? 1 : 0;
  const paper = paperBehind(element, declared) ?? (luminance(ink) > 0.3 ? BLACK : WHITE);
  const found = luminance(ink) > luminance(paper) ? 1 : 0;
  if (NEEDED.some((pair) => contrast(hex(pair[found]), paper) < 3)) return 'plain';
  return found === declared ? 'auto' : found === 1 ? 'dark' : 'light';
}

/** What must stand out from the paper. @type {Pair[]} */
const NEEDED = [...Object.values(INKS).flatMap(({ line }) => (line ? [line] : [])), /** @type {Pair} */ (PAPER['soft'])];

/** @type {Colour} */
const WHITE = [1, 1, 1, 1];
/** @type {Colour} */
const BLACK = [0, 0, 0, 1];

/** The colour behind an element; `undefined` where a picture lies there. @param {Element} element @param {number} declared @returns {Colour | undefined} */
function paperBehind(element, declared) {
  /** @type {Colour[]} */
  const veils = [];
  /** @type {Element | null} */
  let at = element;
  for (; at; at = at.assignedSlot ?? at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host ?? null) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return undefined;
    const colour = parse(backgroundColor);
    if (!colour) return undefined;
    if (colour[3] > 0) veils.push(colour);
    if (colour[3] === 1) break;
  }
  return veils.reduceRight((below, above) => mix(above, below), declared ? hex('#121212') : WHITE);
}

/** @param {Colour} above @param {Colour} below @returns {Colour} */
function mix(above, below) {
  const share = above[3];
  return /** @type {Colour} */ ([...[0, 1, 2].map((at) => (above[at] ?? 0) * share + (below[at] ?? 0) * (1 - share)), 1]);
}

/** A computed colour; those of wide gamuts are not worth their mathematics here. @param {string} text @returns {Colour | null} */
function parse(text) {
  const scale = text.startsWith('rgb') ? 255 : text.startsWith('color(srgb ') ? 1 : 0;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.replace('srgb', '').match(/[\d.]+(e-\d+)?/g) ?? []).map(Number);
  return scale ? [red / scale, green / scale, blue / scale, alpha] : null;
}

/** @param {string} text @returns {Colour} */
function hex(text) {
  return /** @type {Colour} */ ([...[1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16) / 255), 1]);
}

/** By WCAG 2. @param {Colour} one @param {Colour} other */
function contrast(one, other) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {Colour} colour */
function luminance([red, green, blue]) {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

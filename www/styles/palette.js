// The colours and lines of each layer, light and dark, in one place: the painter, the legend and the contrast test read it.

/**
 * `tint` lies thinly on whatever paper the page has.
 *
 * @typedef {[light: string, dark: string]} Pair
 * @typedef {{bg?: Pair, tint?: Pair, strength?: number, line?: Pair, style?: string, width?: string}} Ink
 *
 * @typedef {'auto' | 'light' | 'dark' | 'plain'} Theme Whether colours follow the page, are held, or are those of its text.
 */

/** @type {Theme[]} */
export const THEMES = ['auto', 'light', 'dark', 'plain'];

/**
 * By paint layer, each above those before it: entities lie on claims, claims on quotations, what the reader picked on all.
 *
 * @type {Record<string, Ink>}
 */
export const INKS = {
  quotes: { bg: ['#f5f1e6', '#25261f'] },
  'quiet-quoted': { tint: ['#1c6b58', '#6cc7ae'], strength: 9 },
  'claim-unattributed': { line: ['#60646b', '#b0b6c0'], style: 'solid', width: '1px' },
  'claim-attributed': { line: ['#2c5aa0', '#8ab4f0'], style: 'double', width: '1px' },
  'claim-quoted': { line: ['#1c6b58', '#6cc7ae'], style: 'solid', width: '2px' },
  'claim-anonymous': { line: ['#8f5200', '#e0a458'], style: 'dashed', width: '2px' },
  'claim-hearsay': { line: ['#a3284a', '#f08aa2'], style: 'dotted', width: '3px' },
  values: { bg: ['#e8eef0', '#2b373c'] },
  other: { bg: ['#ebe8e0', '#3a3935'] },
  group: { bg: ['#f0e2f3', '#43294c'] },
  location: { bg: ['#dcefdd', '#1f412b'] },
  organization: { bg: ['#dde8f8', '#20375a'] },
  person: { bg: ['#fcecc6', '#4c3d14'] },
  hedges: { bg: ['#fadfd3', '#573020'] },
  active: { tint: ['#1c1a17', '#e9e5dc'], strength: 12, line: ['#1c1a17', '#e9e5dc'], style: 'solid', width: '2px' },
};

/** Ink and paper of the panel and the card. @type {Record<string, [light: string, dark: string]>} */
export const PAPER = {
  paper: ['#fdfcf9', '#17181a'],
  raised: ['#ffffff', '#1f2023'],
  ink: ['#1c1a17', '#e9e5dc'],
  soft: ['#5c574e', '#b3ada1'],
  rule: ['#dcd6ca', '#393a3d'],
  edge: ['#8b857a', '#7d7a74'],
  accent: ['#7a2331', '#f0a3a8'],
  wash: ['#f3efe6', '#26272b'],
};

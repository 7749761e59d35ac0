// Every line on every fill, painted by both browsers, into what can be seen of it: the pixels, not the palette.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { INKS, PAPER } from '../../www/styles/palette.js';
import { BROWSERS, openFresh } from './browsers.js';
import { PAGES } from './chromium.js';
import { contrast } from './contrast.js';

/** @import { Browser } from 'puppeteer-core' */

const LINES = Object.keys(INKS).filter((layer) => layer.startsWith('claim-'));
const FILLS = Object.keys(INKS).filter((layer) => INKS[layer]?.bg);

/** Height of a row of the picture, in CSS pixels. */
const ROW = 40;

for (const [name, launch] of Object.entries(BROWSERS)) describe(`pairs that overlap, in ${name}`, () => {
  /** @type {Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve({ mounts: { '/test-pages/': PAGES } })]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [theme, at] of /** @type {const} */ ([['light', 0], ['dark', 1]])) {
    test(`each fill is its own colour under each line, and each line stands out from it and keeps its style, ${theme}`, async () => {
      const { page, close } = await openFresh(browser);
      const pairs = FILLS.flatMap((fill) => LINES.map((line) => ({ fill, line })));
      await page.setViewport({ width: 400, height: pairs.length * ROW });
      await page.goto(`${server.url}test-pages/plain.html`);
      await page.evaluate(paint, { pairs, theme, row: ROW, paper: PAPER['paper']?.[at] ?? '' });
      const picture = await page.screenshot({ encoding: 'base64' });
      const rows = await page.evaluate(readRows, { picture, count: pairs.length, row: ROW });
      for (const [index, { fill, line }] of pairs.entries()) {
        const { ground, mark, style } = rows[index] ?? { ground: '', mark: '', style: '' };
        assert.equal(ground, INKS[fill]?.bg?.[at], `${line} on ${fill}: the fill`);
        assert.ok(contrast(mark, ground) >= 3, `${line} on ${fill}: ${mark} on ${ground} is ${contrast(mark, ground).toFixed(2)}`);
        assert.equal(style, INKS[line]?.style, `${line} on ${fill}: the line`);
      }
      await close();
    });
  }
});

/**
 * Runs in the page: a row for each pair, painted by the product's own painter. Spaces that do not collapse show fill and line
 * alone.
 *
 * @param {{pairs: {fill: string, line: string}[], theme: 'light' | 'dark', row: number, paper: string}} options
 */
async function paint({ pairs, theme, row, paper }) {
  const [{ Painter }, { TextMap }, { LAYERS }] = await Promise.all(['/painter.js', '/text-map.js', '/view.js'].map((path) => import(path)));
  const story = document.createElement('article');
  for (const _ of pairs) story.append(Object.assign(document.createElement('p'), { textContent: `x${'\u00a0'.repeat(30)}x` }));
  document.body.replaceChildren(story);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`html, body, p { margin: 0; background: ${paper}; } p { height: ${row}px; font: 20px/${row}px monospace; white-space: pre; color: transparent; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const map = TextMap.read(story);
  /** @type {Map<string, object>} */
  const items = new Map();
  /** @type {object[]} */
  const claims = [];
  pairs.forEach(({ fill, line }, at) => {
    const start = at * 34;
    const spans = [[start + 1, start + 31]];
    const hedges = fill === 'hedges' ? [{ span: spans[0] }] : [];
    const claim = { type: 'claim', id: `c${at}`, layer: 'claims', spans, manner: line.replace('claim-', ''), claim: { hedges } };
    items.set(claim.id, claim);
    claims.push(claim);
    if (fill !== 'hedges' && fill !== 'active') items.set(`f${at}`, { type: 'entity', id: `f${at}`, layer: fill, spans });
  });
  // One item is picked: here, one that lies in all the rows of that fill.
  const picked = { type: 'entity', id: 'picked', layer: 'other', spans: pairs.flatMap(({ fill }, at) => (fill === 'active' ? [[at * 34 + 1, at * 34 + 31]] : [])) };
  items.set(picked.id, picked);
  const painter = new Painter(story, 'highlight', theme);
  painter.paint({ items, claims, isHeading: () => false }, map, () => true, new Set(LAYERS));
  painter.activate(['picked']);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/**
 * Runs in the page, for it can read pictures: of each row the fill, the colour farthest from it, and how the line looks.
 *
 * @param {{picture: string, count: number, row: number}} options
 */
async function readRows({ picture, count, row }) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(image, 0, 0);
  // Inside the painted spaces, from the middle of their row down: fill, the line on its lower edge, paper.
  const [left, width, height] = [40, 240, 26];
  return Array.from({ length: count }, (_, index) => {
    const { data } = context.getImageData(left, (index + 0.5) * row - 6, width, height);
    const colour = (/** @type {number} */ at) => `#${[0, 1, 2].map((part) => (data[4 * at + part] ?? 0).toString(16).padStart(2, '0')).join('')}`;
    /** How far a pixel is from both fill and paper. */
    const distance = (/** @type {number} */ at) => Math.min(...[0, width * height - 1].map((ground) => [0, 1, 2].reduce((sum, part) => sum + Math.abs((data[4 * at + part] ?? 0) - (data[4 * ground + part] ?? 0)), 0)));
    const pixels = Array.from({ length: width * height }, (_, at) => at);
    const darkest = pixels.reduce((best, at) => (distance(at) > distance(best) ? at : best));
    /** The rows of each column that are inked. */
    const columns = Array.from({ length: width }, (_, x) => pixels.filter((at) => at % width === x && distance(at) > distance(darkest) / 3).map((at) => Math.floor(at / width)));
    const runs = columns.map((inked) => (inked.length > 0 ? 'x' : ' ')).join('').split(/ +/).filter(Boolean).map((run) => run.length);
    const isSplit = columns.some((inked) => inked.some((at, place) => place > 0 && at - (inked[place - 1] ?? 0) > 1));
    const tops = new Set(columns.flatMap((inked) => inked.slice(0, 1)));
    const style = runs.length > 1 ? (Math.max(...runs) > 4 ? 'dashed' : 'dotted') : tops.size > 1 ? 'wavy' : isSplit ? 'double' : 'solid';
    return { ground: colour(0), mark: colour(darkest), style };
  });
}

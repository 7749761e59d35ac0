// www/icon.svg into the icons of an installed page, drawn by the system's Chromium.
//
//   node tools/icons.mjs
//
// Run when the drawing changes; the pictures are kept in the repository.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { launch } from '../tests/browser/chromium.js';

const drawing = readFileSync('www/icon.svg', 'utf8');
const ground = /<rect[^>]* fill="(#\w+)"/.exec(drawing)?.[1] ?? '#1c1a17';

/** `inner` is the share of the square that the drawing fills: a mask may cut off a fifth at each side. */
const ICONS = [
  { name: 'icon-192.png', size: 192, inner: 1, back: 'transparent' },
  { name: 'icon-512.png', size: 512, inner: 1, back: 'transparent' },
  { name: 'maskable-512.png', size: 512, inner: 0.8, back: ground },
];

mkdirSync('www/icons', { recursive: true });
const browser = await launch();
const page = await browser.newPage();
for (const { name, size, inner, back } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  const width = Math.round(size * inner);
  await page.setContent(`<style>body{margin:0;background:${back};display:grid;place-items:center;height:100vh}svg{width:${width}px;height:${width}px}</style>${drawing}`);
  writeFileSync(`www/icons/${name}`, await page.screenshot({ omitBackground: true }));
}
await browser.close();

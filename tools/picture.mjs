// The built page into the picture that README.md shows, taken by the system's Chromium: docs/page.png.
//
//   node tools/picture.mjs dist/www   (what tools/bundle.mjs wrote)

import { launch } from '../tests/browser/chromium.js';
import { serve } from './serve.mjs';

const server = await serve({ root: process.argv[2] ?? 'dist/www' });
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.locator('html[data-ready]').waitFor();
  await page.screenshot({ path: 'docs/page.png' });
} finally {
  await browser.close();
  await server.close();
}

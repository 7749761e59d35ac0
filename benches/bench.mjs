// The built page and the crate into one report of speeds, sizes and the widget's budgets (`make bench`).
//
//   node benches/bench.mjs [--write] [--python FILE]
//
// Prints the report and keeps every number in target/bench/report.json; --write also puts it into docs/benchmarks.md, and two of
// its numbers into README.md.

import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BROWSERS, openFresh } from '../tests/browser/browsers.js';
import { serve } from '../tools/serve.mjs';
import { weigh } from '../tools/weigh.mjs';
import { buildBench } from './cargo.mjs';
import { measureAnalysis } from './measure/analysis.mjs';
import { measureKernels } from './measure/kernels.mjs';
import { measureMemory } from './measure/memory.mjs';
import { measureNative, measureNativeKernels } from './measure/native.mjs';
import { measurePainting } from './measure/painting.mjs';
import { measureSizes } from './measure/sizes.mjs';
import { measureWidget } from './measure/widget.mjs';
import { writePages } from './pages.mjs';
import { insert } from './readme.mjs';
import { inShort, report } from './report.mjs';
import { readArticles, takeWords } from './text.mjs';

/** @import { Browser } from 'puppeteer-core' */

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const FOLDER = inRepository('target/bench');
const SHIPPED = inRepository('dist/www');
const COMPROMISE = inRepository('benches/node_modules/compromise/builds');

/** Words of a text, and how often it is read. */
const TEXTS = /** @type {const} */ ([[1000, 31], [10_000, 9]]);
const RANGES = [1500, 8000];

/** Files may be kept as a server of a newspaper lets them, and the page may ask for its memory. */
const CACHED = { 'Cache-Control': 'public, max-age=3600' };
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false }, python: { type: 'string', default: '' } } });

await writePages(FOLDER);
const wasm = ['--target', 'wasm32-unknown-unknown', '--no-default-features'];
copyFileSync(buildBench('kernels', wasm), join(FOLDER, 'kernels.wasm'));
copyFileSync(inRepository('benches/kernels.mjs'), join(FOLDER, 'kernels.mjs'));
const mounts = { '/bench/': FOLDER, '/source/': inRepository('www'), '/peers/': COMPROMISE };
const server = await serve({ root: SHIPPED, mounts, headers: { '/': CACHED } });
const isolated = await serve({ root: SHIPPED, mounts, headers: { '/': ISOLATED } });

say('native: the whole analysis, and spaCy');
const native = await measureNative(FOLDER, values.python);
say('native: kernels');
const nativeKernels = measureNativeKernels();
const browsers = { Chromium: await measureBrowser('Chromium'), Firefox: await measureBrowser('Firefox') };
const asked = browsers.Chromium ?? browsers.Firefox;
const numbers = {
  machine: { cores: availableParallelism(), processor: processor() },
  native,
  nativeKernels,
  browsers,
  sizes: asked ? measureSizes(SHIPPED, asked.widget.files) : null,
  model: weigh(readFileSync(join(SHIPPED, 'pkg/model.bin'))),
};
await Promise.all([server.close(), isolated.close()]);

writeFileSync(join(FOLDER, 'report.json'), `${JSON.stringify(numbers, null, 2)}\n`);
const text = report(numbers);
console.log(text);
if (values.write) {
  insert(inRepository('docs/benchmarks.md'), text);
  insert(inRepository('README.md'), inShort(numbers));
}

/** Everything that one browser is measured in; null where the machine has none. @param {keyof typeof BROWSERS} name */
async function measureBrowser(name) {
  const browser = await BROWSERS[name]().catch((/** @type {Error} */ error) => say(`${name}: left out (${error.message.split('\n')[0]})`));
  if (!browser) return null;
  try {
    return { version: await browser.version(), ...(await measureIn(browser, name)) };
  } finally {
    await browser.close();
  }
}

/** @param {Browser} browser @param {string} name */
async function measureIn(browser, name) {
  const peer = existsSync(join(COMPROMISE, 'three/compromise-three.mjs')) ? '/peers/three/compromise-three.mjs' : '';
  const articles = await readArticles();
  const { page, close } = await openFresh(browser);
  await page.goto(`${server.url}bench/plain.html`);
  const analysis = [];
  for (const [words, runs] of TEXTS) {
    say(`${name}: ${words} words`);
    analysis.push({ words, runs, ...(await measureAnalysis(page, takeWords(articles, words).join('\n\n'), runs, peer)) });
  }
  say(`${name}: kernels`);
  const kernels = await measureKernels(page);
  say(`${name}: painting`);
  const painting = await measurePainting(page, server.url, RANGES);
  await close();
  say(`${name}: the widget`);
  const widget = await measureWidget(browser, server);
  say(`${name}: memory`);
  return { analysis, kernels, painting, widget, memory: await measureMemory(browser, isolated.url) };
}

/** What the machine is, in its own words. */
function processor() {
  const lines = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : '';
  return /^model name\s*:\s*(.+)$/m.exec(lines)?.[1] ?? process.arch;
}

/** @param {string} what @returns {void} */
function say(what) {
  console.error(`bench: ${what}`);
}

// One article of 1,000 words through Claimlight and through compromise, in turns, on the main thread of one headless
// Chromium, into milliseconds and their ratio. Run `make wasm` and `npm ci --prefix benches` first.
//
//   node benches/peers.mjs [--runs 25]

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isEngineBuilt, launch } from '../tests/browser/chromium.js';
import { serve } from '../tools/serve.mjs';
import { article, median } from './article.mjs';

const WORDS = 1000;
const WARM_UP = 5;
const PEER = fileURLToPath(new URL('./node_modules/compromise/builds/three/', import.meta.url));

const { values } = parseArgs({ options: { runs: { type: 'string', default: '25' } } });
if (!isEngineBuilt()) throw new Error('the engine is not built: run `make wasm`');
const [browser, server, text] = await Promise.all([launch(), serve({ mounts: { '/peer/': PEER } }), article(WORDS)]);
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(server.url);
const times = await page.evaluate(inTurns, { text, runs: Number(values.runs), warmUp: WARM_UP });
const [ours, theirs] = [median(times.ours), median(times.theirs)];
console.log(`claimlight, whole analysis   ${ours.toFixed(1)} ms   ${WORDS} words, main thread, median of ${values.runs}`);
console.log(`compromise, entities         ${theirs.toFixed(1)} ms   ratio ${(ours / theirs).toFixed(2)} (goal 1.0, stretch 0.4); Chromium ${browser.version()}`);
await browser.close();
await server.close();

/** Runs in the page. @param {{text: string, runs: number, warmUp: number}} options */
async function inTurns({ text, runs, warmUp }) {
  const [entry, peer] = ['/claimlight.js', '/peer/compromise-three.mjs'];
  const [{ createAnalyzer }, { default: nlp }] = await Promise.all([import(entry), import(peer)]);
  const analyzer = await createAnalyzer({ worker: false });
  /** @type {{ours: number[], theirs: number[]}} */
  const times = { ours: [], theirs: [] };
  for (let run = 0; run < warmUp + runs; run++) {
    const begin = performance.now();
    await analyzer.analyze(text);
    const middle = performance.now();
    const document = nlp(text);
    const found = [document.people(), document.places(), document.organizations()].map((names) => names.out('array'));
    const end = performance.now();
    if (found.length !== 3) throw new Error('compromise gave no lists');
    if (run < warmUp) continue;
    times.ours.push(middle - begin);
    times.theirs.push(end - middle);
  }
  analyzer.close();
  return times;
}

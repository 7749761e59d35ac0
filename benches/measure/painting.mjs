// Numbers of ranges into milliseconds of painting them: the product's own painter, on an article of 10,000 words.

import { median } from '../statistics.mjs';

/** @import { Page } from 'puppeteer-core' */

const RUNS = 15;

/** @param {Page} page @param {string} url Address of the server, `www` under `/source/`. @param {number[]} counts */
export async function measurePainting(page, url, counts) {
  await page.goto(`${url}bench/long.html`);
  const measured = [];
  for (const count of counts) {
    const { script, frame, painted } = await page.evaluate(inPage, { count, runs: RUNS });
    if (painted !== count) throw new Error(`${painted} ranges were painted, not ${count}`);
    measured.push({ count, script: median(script), frame: median(frame) });
  }
  return measured;
}

/** Runs in the page: each word is a name, until there are enough. @param {{count: number, runs: number}} options */
async function inPage({ count, runs }) {
  const source = '/source/';
  const [{ Painter }, { TextMap }, { View, LAYERS }] = await Promise.all(['painter.js', 'text-map.js', 'view.js'].map((name) => import(source + name)));
  const root = /** @type {HTMLElement} */ (document.getElementById('story'));
  const map = TextMap.read(root);
  const kinds = ['person', 'organization', 'location', 'group'];
  const words = [...map.text.matchAll(/\p{L}+/gu)].slice(0, count);
  const entities = words.map(({ index, 0: name }, at) => ({
    id: `e${at}`, kind: kinds[at % kinds.length], name, mentions: [{ span: [index, index + name.length], form: 'name', confidence: 1 }],
  }));
  const view = new View(map.text, { entities, values: [], attributions: [], claims: [], sources: [], blocks: [], sentences: [] });
  const layers = new Set(LAYERS);
  const painter = new Painter(root, 'highlight', 'light');
  const script = [];
  const frame = [];
  let painted = 0;
  const nextFrame = () => new Promise(requestAnimationFrame);
  for (let run = 0; run < runs; run++) {
    painter.clear();
    await nextFrame();
    await nextFrame();
    const begin = performance.now();
    painter.paint(view, map, () => true, layers);
    script.push(performance.now() - begin);
    painted = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    // A task that comes after this frame is drawn.
    await new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    });
    frame.push(performance.now() - begin);
  }
  painter.release();
  return { script, frame, painted };
}

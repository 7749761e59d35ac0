// A text into an analysis in slices: how often others have their turn, counted, and what ends it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readerOf } from '../../www/reading.js';
import { BROWSERS, openFresh } from './browsers.js';
import { isEngineBuilt } from './chromium.js';
import { serve } from '../../tools/serve.mjs';

/** @import { Analysis } from '../../www/analysis.js' */

/** An engine that needs so many slices for a text as the text says. */
function engineOfSlices() {
  let left = 0;
  let text = '';
  /** @type {string[]} */
  const begun = [];
  return {
    begun,
    engine: {
      begin: (/** @type {string} */ words) => {
        begun.push(words);
        text = words;
        left = Number(words.split(' ')[0]);
      },
      slice: (/** @type {number} */ _milliseconds, /** @type {AbortSignal | undefined} */ signal) => {
        signal?.throwIfAborted();
        left -= 1;
        return left > 0 ? undefined : /** @type {Analysis} */ (/** @type {unknown} */ ({ text }));
      },
      get progress() {
        return 1 / (1 + left);
      },
    },
  };
}

describe('reading in slices', () => {
  test('others have their turn before the first slice and between two', async () => {
    for (const slices of [1, 2, 8]) {
      const { engine } = engineOfSlices();
      let breaths = 0;
      /** @type {number[]} */
      const heard = [];
      const read = readerOf(engine, async () => void breaths++);
      assert.deepEqual(await read(`${slices}`, { onProgress: (done) => heard.push(done) }), { text: `${slices}` });
      assert.equal(breaths, slices);
      assert.equal(heard.length, slices - 1);
      assert.deepEqual(heard, [...heard].sort((a, b) => a - b));
    }
  });

  test('texts are read one after the other, and one that fails holds up none', async () => {
    const { engine, begun } = engineOfSlices();
    const broken = { ...engine, slice: () => (begun.at(-1) === '3 broken' ? assert.fail('broken') : engine.slice(4, undefined)) };
    const read = readerOf(broken, async () => {});
    const all = await Promise.allSettled([read('4'), read('3 broken'), read('2')]);
    assert.deepEqual(all.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
    assert.deepEqual(begun, ['4', '3 broken', '2']);
  });

  test('a text that is aborted ends between two slices, or is never begun', async () => {
    const { engine, begun } = engineOfSlices();
    const ends = new AbortController();
    let breaths = 0;
    const read = readerOf(engine, async () => void (++breaths === 3 && ends.abort('no more')));
    const all = await Promise.allSettled([read('9', { signal: ends.signal }), read('8', { signal: ends.signal }), read('1')]);
    assert.deepEqual(all.map((one) => (one.status === 'rejected' ? one.reason.code : 'read')), ['aborted', 'aborted', 'read']);
    assert.deepEqual(begun, ['9', '1']);
  });
});

for (const [name, launch] of Object.entries(BROWSERS)) {
  test(`the true engine on the main thread gives way while it reads a long article, in ${name}`, async () => {
    assert.ok(isEngineBuilt(), 'the engine is not built: run `make wasm`');
    const [browser, server] = await Promise.all([launch(), serve({ mounts: { '/blank/': new URL('./fixtures/blank/', import.meta.url).pathname } })]);
    try {
      const { page } = await openFresh(browser);
      await page.goto(`${server.url}blank/index.html`);
      const found = await page.evaluate(async () => {
        const { createAnalyzer } = await import(new URL('/claimlight.js', location.href).href);
        const paragraph = 'Mayor Ruta Okonedo said on Monday that the port of Ellmouth would lose 8,000 jobs by 2030. “Nobody asked us,” said Wanda Quill, who runs a ferry.';
        const text = Array.from({ length: 400 }, (_, at) => `${paragraph} That was in ${1000 + at}.`).join('\n\n');
        const [here, worker] = await Promise.all([createAnalyzer({ worker: false }), createAnalyzer()]);
        let turns = 0;
        let isReading = true;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          turns += 1;
          if (isReading) port2.postMessage(null);
        };
        port2.postMessage(null);
        /** @type {number[]} */
        const heard = [];
        const analysis = await here.analyze(text, { onProgress: (/** @type {number} */ done) => heard.push(done) });
        isReading = false;
        const ends = new AbortController();
        const stopped = worker.analyze(text, { signal: ends.signal, onProgress: () => ends.abort() }).catch((/** @type {{code: string}} */ error) => error.code);
        const after = await worker.analyze(text);
        return {
          rungs: [here.rung, worker.rung], turns, heard, isSame: JSON.stringify(after) === JSON.stringify(analysis), claims: analysis.claims.length, stopped: await stopped,
        };
      });
      assert.deepEqual(found.rungs, ['main-thread', 'worker']);
      assert.ok(found.claims > 400, `${found.claims} claims`);
      // 13,000 words are 50 steps of the network alone.
      assert.ok(found.heard.length >= 10, `${found.heard.length} slices`);
      assert.ok(found.turns >= found.heard.length, `${found.turns} turns of the page beside ${found.heard.length} slices`);
      assert.ok(found.heard.every((done, at) => done > 0 && done <= 1 && done >= (found.heard[at - 1] ?? 0)), found.heard.join());
      assert.equal(found.stopped, 'aborted');
      assert.ok(found.isSame, 'worker and main thread say the same');
    } finally {
      await browser.close();
      await server.close();
    }
  });
}

import { BROWSERS, openFresh } from '../tests/browser/browsers.js';
import { serve } from '../tools/serve.mjs';
import { readArticles, takeWords } from './text.mjs';
import { fileURLToPath } from 'node:url';
const server = await serve({ mounts: { '/blank/': fileURLToPath(new URL('../tests/browser/fixtures/blank/', import.meta.url)) } });
const articles = await readArticles();
for (const name of (process.argv[2] ?? 'Chromium').split(',')) {
  const browser = await BROWSERS[name]();
  const { page } = await openFresh(browser);
  await page.goto(server.url + 'blank/index.html');
  for (const words of [1000, 10000]) {
    const base = takeWords(articles, words).map((p, i) => `${p} ${i} times.`).join('\n\n');
    const r = await page.evaluate(async ({ base }) => {
      const glue = await import('/pkg/claimlight.js');
      await glue.default();
      const model = await (await fetch('/pkg/model.bin')).arrayBuffer();
      const analyzer = new glue.Analyzer(new Uint8Array(model));
      let best = null; const totals = []; const maxes = []; let first = null;
      for (let run = 0; run < 12; run++) {
        const text = base.replaceAll(' times.', ` times ${run}.`);
        const steps = [];
        const t0 = performance.now();
        const reading = analyzer.read(text);
        steps.push(performance.now() - t0);
        for (;;) { const t = performance.now(); const a = reading.step(); steps.push(performance.now() - t); if (a) break; }
        if (!first) first = steps;
        totals.push(steps.reduce((a, b) => a + b)); maxes.push(Math.max(...steps));
        if (!best || totals.at(-1) <= Math.min(...totals)) best = steps;
      }
      return { totals, maxes, first, best };
    }, { base });
    const f = (a) => a.map((x) => x.toFixed(1)).join(' ');
    console.log(name, words, 'totals', f(r.totals)); console.log(' maxes', f(r.maxes)); console.log(' first', f(r.first)); console.log(' best', f(r.best));
  }
  await browser.close();
}
await server.close();

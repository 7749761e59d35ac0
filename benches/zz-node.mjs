import { readFileSync } from 'node:fs';
import { readArticles, takeWords } from './text.mjs';
const glue = await import('../www/pkg/claimlight.js');
const cpu = () => { const { user, system } = process.threadCpuUsage ? process.threadCpuUsage() : process.cpuUsage(); return (user + system) / 1000; };
let t = cpu();
const module = new WebAssembly.Module(readFileSync(process.env.W ?? 'www/pkg/claimlight_bg.wasm'));
console.log('compile', (cpu() - t).toFixed(1)); t = cpu();
glue.initSync({ module });
console.log('instantiate', (cpu() - t).toFixed(1)); t = cpu();
const bytes = new Uint8Array(readFileSync('www/pkg/model.bin')); t = cpu();
const analyzer = new glue.Analyzer(bytes);
console.log('model', (cpu() - t).toFixed(1));
const articles = await readArticles();
for (const words of [1000, 10000]) {
  const base = takeWords(articles, words).map((p, i) => `${p} ${i} times.`).join('\n\n');
  let best = null, first = null;
  for (let run = 0; run < 12; run++) {
    const text = base.replaceAll(' times.', ` times ${run}.`);
    const steps = []; let t = cpu();
    const mark = () => { const n = cpu(); steps.push(n - t); t = n; };
    const reading = analyzer.read(text); mark();
    for (;;) { const a = reading.step(); mark(); if (a) break; }
    const sum = (a) => a.reduce((x, y) => x + y);
    first ??= steps; if (!best || sum(steps) < sum(best)) best = steps;
  }
  const f = (a) => a.map((x) => x.toFixed(1)).join(' ');
  console.log(words, 'first', f(first), '=', first.reduce((a, b) => a + b).toFixed(1)); console.log(' best', f(best), '=', best.reduce((a, b) => a + b).toFixed(1), 'max', Math.max(...best).toFixed(1));
}

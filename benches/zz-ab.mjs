// node benches/zz-ab.mjs ROUNDS name=dist ...
import { BROWSERS, openFresh } from '../tests/browser/browsers.js';
import { serve } from '../tools/serve.mjs';
import { writePages } from './pages.mjs';
const rounds = Number(process.argv[2]);
const FOLDER = '/tmp/bench-pages';
await writePages(FOLDER);
const CACHED = { 'Cache-Control': 'public, max-age=3600' };
const browserName = process.env.BROWSER ?? 'Chromium';
const variants = await Promise.all(process.argv.slice(3).map(async (a) => { const [name, root] = a.split('='); return { name, server: await serve({ root, mounts: { '/bench/': FOLDER }, headers: { '/': CACHED } }), cold: [], cached: [], again: [], task: [] }; }));
const browser = await BROWSERS[browserName]();
const load = async (page, url) => { await page.goto(`${url}bench/article.html`); return page.evaluate(async () => { const ready = await bench.firstHighlight; await new Promise((d) => setTimeout(d, 500)); return { ready, task: Math.max(0, ...bench.tasks), rung: bench.rung }; }); };
for (let r = 0; r < rounds; r++) for (const v of variants) {
  const { page, close } = await openFresh(browser);
  const a = await load(page, v.server.url); v.cold.push(a.ready);
  const b = await load(page, v.server.url); v.cached.push(b.ready); v.task.push(b.task);
  v.again.push(...await page.evaluate(async () => { const el = document.querySelector('claim-light'); const words = document.querySelector('#story p').firstChild; const t = []; for (let i = 0; i < 4; i++) { words.data += ' Again.'; const b = performance.now(); await el.analyze(); await frame(); t.push(performance.now() - b); await new Promise((d) => setTimeout(d, 300)); } return t; }));
  await close();
}
await browser.close();
const q = (a) => { const s = [...a].sort((x, y) => x - y); return `min ${s[0].toFixed(0)} q1 ${s[Math.floor(s.length / 4)].toFixed(0)} med ${s[s.length >> 1].toFixed(0)}`; };
for (const v of variants) { console.log(v.name.padEnd(8), 'cold', q(v.cold), '| cached', q(v.cached), '| again', q(v.again), '| task', q(v.task)); await v.server.close(); }

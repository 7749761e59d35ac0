// A page as it loads into times and troubles: what happens until the first highlight, and what happened meanwhile.
// A classic script at the head of every page of the benches, so that it watches from the start.

/** How often the page looks whether its main thread is free, in milliseconds. */
const BEAT = 4;

/** @type {{firstHighlight: Promise<number>, rung: string, tasks: number[], longestGap: number, shift: number | null}} */
const bench = { firstHighlight: Promise.resolve(NaN), rung: '', tasks: [], longestGap: 0, shift: null };

/** After the next frame is drawn. */
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

bench.firstHighlight = new Promise((done) => {
  document.addEventListener('claimlight:result', async (event) => {
    bench.rung = /** @type {CustomEvent} */ (event).detail.rung;
    await frame();
    done(performance.now());
  }, { once: true });
});

const types = PerformanceObserver.supportedEntryTypes;
if (types.includes('longtask')) {
  new PerformanceObserver((list) => bench.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
}
if (types.includes('layout-shift')) {
  bench.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.shift = (bench.shift ?? 0) + /** @type {{value: number}} */ (/** @type {unknown} */ (entry)).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

// Where there is no observer of long tasks, a late beat shows that the thread was busy.
let last = performance.now();
setInterval(() => {
  const now = performance.now();
  bench.longestGap = Math.max(bench.longestGap, now - last - BEAT);
  last = now;
}, BEAT);

Object.assign(globalThis, { bench, frame });

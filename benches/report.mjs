// What was measured into Markdown: speeds beside others, the widget in each browser, and what a reader downloads.

import { BUDGET, EMBEDDED } from '../tools/budgets.mjs';

/** @import { Size } from './measure/sizes.mjs' */

/**
 * @typedef {Awaited<ReturnType<typeof import('./measure/native.mjs').measureNative>>} Native
 *
 * @typedef {object} InBrowser
 * @property {string} version
 * @property {{words: number, runs: number, main: number, worker: number, compromise: number}[]} analysis
 * @property {Record<string, number>} kernels
 * @property {{count: number, script: number, frame: number}[]} painting
 * @property {Awaited<ReturnType<typeof import('./measure/widget.mjs').measureWidget>>} widget
 * @property {number | null} memory
 *
 * @typedef {object} Numbers
 * @property {{cores: number, processor: string}} machine
 * @property {Native} native
 * @property {Record<string, number>} nativeKernels
 * @property {{Chromium: InBrowser | null, Firefox: InBrowser | null}} browsers
 * @property {{files: Size[], all: Size, scripts: Size} | null} sizes
 * @property {{raw: number, brotli: number}} model
 */

const UNKNOWN = '–';
const NOT_INSTALLED = 'not installed: row left out';
/** What a kernel's name in the output of benches/kernels ends in. */
const CONVOLUTION = ' convolution';

/** @param {Numbers} numbers */
export function report(numbers) {
  const { Chromium, Firefox } = numbers.browsers;
  const both = [Chromium, Firefox];
  const speed = [...analysisRows(Chromium), ...nativeRows(numbers), ...kernelRows(numbers), ...modelRows(numbers)];
  const widget = [...loadRows(both), ...paintingRows(both), ...pageRows(both)];
  return [
    table(['speed and model', 'Claimlight', 'beside it, in the same run', 'goal (stretch)'], speed),
    table(['the widget, an article of 1,000 words', 'Chromium', 'Firefox', 'goal (stretch)'], widget),
    table(['loaded until the element is ready', 'bytes', 'gzip', 'brotli', 'goal (stretch)'], sizeRows(numbers.sizes)),
    footnote(numbers),
  ].join('\n');
}

/** The two numbers that the first page of the project keeps. @param {Numbers} numbers */
export function inShort({ native: { warm, spacy, peer }, sizes }) {
  const beside = spacy ? `, ${(warm / spacy).toFixed(1)} × ${peer} sm, names only` : '';
  const loaded = sizes ? `; a reader's browser loads **${megabytes(sizes.all.brotli)}**, once` : '';
  return `One core reads **${count(warm)}** words a second${beside}${loaded}.\n`;
}

/** @param {InBrowser | null} browser */
function analysisRows(browser) {
  const goals = new Map([[1000, '≤ 1.0 × (0.4 ×) of compromise'], [10_000, '≤ 400 ms']]);
  return (browser?.analysis ?? []).flatMap(({ words, main, worker, compromise }) => {
    /** @param {number} ours */
    const beside = (ours) => (Number.isNaN(compromise) ? NOT_INSTALLED : `${(ours / compromise).toFixed(2)} × compromise’s names (${milliseconds(compromise)})`);
    const title = `${count(words)} words in Chromium, warm`;
    return [
      [`${title}, main thread`, milliseconds(main), beside(main), goals.get(words) ?? ''],
      [`${title}, worker`, milliseconds(worker), beside(worker), goals.get(words) ?? ''],
    ];
  });
}

/** @param {Numbers} numbers */
function nativeRows({ native: { warm, cold, spacy, peer, python } }) {
  const beside = (/** @type {number} */ ours) => (spacy ? `${(ours / spacy).toFixed(1)} × ${peer} sm, names only (${count(spacy)})` : NOT_INSTALLED);
  return [
    ['words a second, native, one core, warm', count(warm), beside(warm), '≥ 6 × (15 ×)'],
    ['the same by a new analyzer, which remembers no word', count(cold), beside(cold), ''],
    [`words a second, Python's \`analyze_many\`, ${python?.cores ?? 'all'} cores`, python ? count(python.speed) : UNKNOWN, python ? beside(python.speed) : NOT_INSTALLED, '≥ 14 ×'],
  ];
}

/** @param {Numbers} numbers */
function kernelRows({ browsers: { Chromium }, nativeKernels }) {
  const rows = [];
  const speeds = Chromium?.kernels;
  const ours = speeds?.['simd128 convolution'];
  const ceiling = speeds?.['ceiling i16'];
  if (speeds && ours && ceiling) {
    const relaxed = speeds['ceiling relaxed int8'];
    const beside = `${Math.round((ours / ceiling) * 100)} % of its inner loop alone (${ceiling.toFixed(1)}): of three products two are carried out; relaxed int8 loop ${relaxed?.toFixed(1) ?? UNKNOWN}`;
    rows.push(['kernel in Chromium, in place, GMAC/s', ours.toFixed(1), beside, '≥ 50 % (75 %)']);
  }
  const native = Object.entries(nativeKernels).filter(([name]) => name.endsWith(CONVOLUTION));
  const [first, ...others] = native.map(([name, speed]) => `${name.slice(0, -CONVOLUTION.length)} ${speed.toFixed(1)}`).reverse();
  return first ? [...rows, ['kernel, native, in place, GMAC/s', first, others.join(', '), '']] : rows;
}

/** @param {Numbers} numbers */
function modelRows({ model, native }) {
  return [
    ['model, int8 / brotli', `${megabytes(model.raw)} / ${megabytes(model.brotli)}`, '', '≤ 3 MB / 2 MB (1.5 / 1)'],
    ['multiply-accumulates a token, all heads', `${(native.multiplyAccumulates / 1e6).toFixed(2)} M`, 'of three in a convolution two are carried out', '≤ 0.5 M (0.25 M)'],
  ];
}

/** @param {(InBrowser | null)[]} browsers */
function loadRows(browsers) {
  return [
    ['first highlight, empty cache', ...each(browsers, ({ widget }) => milliseconds(widget.cold)), ''],
    ['first highlight, files in the HTTP cache', ...each(browsers, ({ widget }) => milliseconds(widget.cached)), '≤ 300 ms'],
    ['article changed, to painted again, warm', ...each(browsers, ({ widget }) => milliseconds(widget.warm)), ''],
    ['requests to the first highlight, then after', ...each(browsers, ({ widget }) => `${widget.files.length}, then ${widget.later}`), '≤ 5, then 0'],
  ];
}

/** @param {(InBrowser | null)[]} browsers */
function paintingRows(browsers) {
  const counts = browsers.find((browser) => browser)?.painting ?? [];
  return counts.map(({ count: ranges }, at) => [
    `painting ${count(ranges)} ranges, script / with its frame`,
    ...each(browsers, ({ painting }) => {
      const { script = NaN, frame = NaN } = painting[at] ?? {};
      return `${milliseconds(script)} / ${milliseconds(frame)}`;
    }),
    ranges === 1500 ? '≤ 16 ms' : '',
  ]);
}

/** Browsers observe tasks of 50 ms and more; where one does not, the longest gap between beats stands for them. @param {InBrowser} browser */
function longestTask({ widget: { longTask, gap } }) {
  if (longTask === null) return `${milliseconds(gap)} (longest gap)`;
  return longTask === 0 ? 'none of 50 ms' : milliseconds(longTask);
}

/** @param {(InBrowser | null)[]} browsers */
function pageRows(browsers) {
  return [
    ['longest task on the main thread, worker mode', ...each(browsers, longestTask), '≤ 50 ms'],
    ['layout shift', ...each(browsers, ({ widget: { shift } }) => (shift === null ? UNKNOWN : shift.toFixed(3))), '0'],
    ['memory that the page takes more', ...each(browsers, ({ memory }) => (memory === null ? UNKNOWN : megabytes(memory))), '≤ 40 MB'],
  ];
}

/** @param {Numbers['sizes']} sizes */
function sizeRows(sizes) {
  if (!sizes) return [];
  const cells = (/** @type {Size} */ { raw, gzip, brotli }) => [raw, gzip, brotli].map(count);
  return [
    ...sizes.files.map((size) => [`\`${size.name}\``, ...cells(size), '']),
    [EMBEDDED.map((name) => `\`${name}\``).join(' and '), ...cells(sizes.scripts), `≤ ${count(BUDGET.javascript)} gzip`],
    ['all', ...cells(sizes.all), `≤ ${count(BUDGET.everything)} brotli (1,200,000)`],
  ];
}

/** @param {Numbers} numbers */
function footnote({ machine, native, browsers }) {
  const versions = Object.values(browsers).flatMap((browser) => browser?.version ?? []).join(', ');
  return `\`make bench\`: medians, contenders taking turns, kernels at their fastest; ${machine.cores} cores (${machine.processor}), ${versions}. The text is the
sample articles of \`www/samples\` (${count(native.words)} words), repeated where more are asked for. Served from the same machine: no network time.
`;
}

/** @param {(InBrowser | null)[]} browsers @param {(browser: InBrowser) => string} cell */
function each(browsers, cell) {
  return browsers.map((browser) => (browser ? cell(browser) : UNKNOWN));
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return `${[line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')}\n`;
}

/** @param {number} value */
function milliseconds(value) {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/** @param {number} value */
function count(value) {
  return Math.round(value).toLocaleString('en');
}

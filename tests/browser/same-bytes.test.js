// The same text through the command line and through wasm in each browser: the same bytes of JSON.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { serve } from '../../tools/serve.mjs';
import { launch } from './chromium.js';

const PROGRAM = fileURLToPath(new URL('../../target/debug/claimlight', import.meta.url));

/** Strings that no journalist writes. The last ones hold half characters, which JSON lines cannot carry. */
const HOSTILE = [
  '',
  '\0\u0001\u001f\u007f\u2028\\"/',
  '“”‘’"\''.repeat(500),
  'ALL OF IT IN CAPITALS AND WITHOUT AN END '.repeat(200),
  'nospaces'.repeat(2000),
  '((([[[{{{'.repeat(500),
  '\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd, said Ann Reyes. \u200b\u200d\ufeff',
  'Zo\u0308e \u{1f980}\u{1f468}\u200d\u{1f469}\u200d\u{1f467} said “\u{1f980}”.\r\n\r\nIt cost 1,5\u00a0Mio.\r',
  '\ud83e Nora Pell said “\udd80 no”. \ud83e',
];

/** The words of a sample. @param {string} path */
function sample(path) {
  /** @type {{blocks: {text: string}[]}} */
  const { blocks } = JSON.parse(readFileSync(path, 'utf8'));
  return blocks.map((block) => block.text).join('\n\n');
}

/** Every sample of the page, every case file as one text, and the hostile strings, by name. */
function texts() {
  const folder = (/** @type {string} */ name) => fileURLToPath(new URL(`../../${name}/`, import.meta.url));
  const files = (/** @type {string} */ name, /** @type {string} */ end) =>
    readdirSync(folder(name)).filter((file) => file.endsWith(end)).sort().map((file) => folder(name) + file);
  return new Map([
    ...files('www/samples', '.json').map((path) => /** @type {const} */ ([path, sample(path)])),
    ...files('tests/cases', '.txt').map((path) => /** @type {const} */ ([path, readFileSync(path, 'utf8')])),
    ...HOSTILE.map((text, at) => /** @type {const} */ ([`hostile string ${at}`, text])),
  ]);
}

/** What the command line writes for each text. @param {Map<string, string>} texts */
function native(texts) {
  assert.ok(existsSync(PROGRAM), 'the command line is not built: run cargo build --features cli');
  const lines = [...texts].map(([id, text]) => JSON.stringify({ id, text: wellFormed(text) }));
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['analyze', '--jsonl'], {
    input: lines.join('\n'),
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const analyses = stdout.trimEnd().split('\n').map((line) => line.slice(line.indexOf('"analysis":') + 11, -1));
  return new Map([...texts.keys()].map((id, at) => [id, analyses[at] ?? '']));
}

/** Half characters become U+FFFD, as they do on their way into wasm. @param {string} text */
function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Runs inside a page: what wasm answers to each text. @param {string[]} texts */
async function analyzeInPage(texts) {
  const glue = await import(new URL('pkg/claimlight.js', document.baseURI).href);
  await glue.default();
  const model = await (await fetch('pkg/model.bin')).arrayBuffer();
  const analyzer = new glue.Analyzer(new Uint8Array(model));
  return texts.map((text) => JSON.stringify(analyzer.analyze(text)));
}

/** @returns {Promise<{name: string, evaluate: (texts: string[]) => Promise<string[]>, close: () => Promise<void>}>} */
async function chromiumPage(/** @type {string} */ url) {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(url);
  return { name: 'Chromium', evaluate: (texts) => page.evaluate(analyzeInPage, texts), close: () => browser.close() };
}

/** @returns {ReturnType<typeof chromiumPage>} */
async function firefoxPage(/** @type {string} */ url) {
  const executablePath = process.env['FIREFOX'] ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
  if (!executablePath) throw new Error('no Firefox: set FIREFOX to its path');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  await page.goto(url);
  return { name: 'Firefox', evaluate: (texts) => page.evaluate(analyzeInPage, texts), close: () => browser.close() };
}

describe('the same bytes of JSON', () => {
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
  const all = texts();
  /** @type {Map<string, string>} */ let expected;
  before(async () => {
    // A page of ours without our scripts: the module alone is meant.
    server = await serve({ mounts: { '/blank/': fileURLToPath(new URL('./fixtures/blank/', import.meta.url)) } });
    expected = native(all);
  });
  after(() => server.close());

  for (const open of [chromiumPage, firefoxPage]) {
    test(`from the command line and from wasm in ${open === chromiumPage ? 'Chromium' : 'Firefox'}`, async () => {
      const page = await open(new URL('blank/index.html', server.url).href);
      try {
        const found = await page.evaluate([...all.values()]);
        for (const [at, id] of [...all.keys()].entries()) {
          assert.equal(found[at], expected.get(id), `${page.name}, ${id}`);
        }
        assert.equal(found.length, all.size);
      } finally {
        await page.close();
      }
    });
  }
});

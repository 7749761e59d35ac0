// What ships into what it may do: no road by which a string becomes markup, code or a stored thing.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { build } from 'esbuild';

const WWW = new URL('../../www/', import.meta.url);

/** Each forbidden road, and a line that must be caught by it. @type {[name: string, pattern: RegExp, example: string][]} */
const FORBIDDEN = [
  ['innerHTML', /\binnerHTML\b/, 'a.innerHTML = b'],
  ['outerHTML', /\bouterHTML\b/, 'a.outerHTML = b'],
  ['insertAdjacentHTML', /\binsertAdjacentHTML\b/, 'a.insertAdjacentHTML("x", b)'],
  ['setHTMLUnsafe', /\b(?:setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)\b/, 'a.setHTMLUnsafe(b)'],
  ['srcdoc', /\bsrcdoc\b/, 'a.srcdoc = b'],
  ['document.write', /\bdocument\s*\.\s*write(?:ln)?\b/, 'document.write(b)'],
  ['eval', /(?<![\w$.-])eval\s*\(/, 'x=eval (b)'],
  ['new Function', /\bnew\s+Function\b|(?<![\w$.])Function\s*\(/, 'new Function(b)'],
  ['a timer of text', /\bset(?:Timeout|Interval)\s*\(\s*["'`]/, 'setTimeout("b")'],
  ['an inline style', /\.style\s*\.\s*cssText|setAttribute\(\s*["'`]style/, 'a.setAttribute("style", b)'],
  ['an inline handler', /setAttribute\(\s*["'`]on/, 'a.setAttribute("onclick", b)'],
  ['cookies', /\bdocument\s*\.\s*cookie\b|\bcookieStore\b/, 'document.cookie'],
  ['storage', /\b(?:localStorage|sessionStorage|indexedDB)\b/, 'localStorage.x'],
  ['beacons', /\bsendBeacon\b|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b/, 'navigator.sendBeacon(b)'],
];

/** @param {string} source Its comments may name what the code may not do. */
function withoutComments(source) {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** @param {string} code */
function found(code) {
  return FORBIDDEN.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
}

describe('what ships', () => {
  for (const [name, , example] of FORBIDDEN) {
    test(`the scan knows ${name}`, () => assert.ok(found(example).includes(name)));
  }

  test('no source has a forbidden road', () => {
    const files = readdirSync(WWW, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && !name.startsWith('pkg'));
    assert.ok(files.length > 30);
    for (const name of [...files, '../extension/background.js', '../extension/reader.js']) assert.deepEqual(found(withoutComments(readFileSync(new URL(name, WWW), 'utf8'))), [], name);
  });

  test('neither has what the bundler makes of them', async () => {
    const entryPoints = ['claimlight.js', 'worker.js', 'page.js'].map((name) => new URL(name, WWW).pathname);
    const { outputFiles } = await build({ entryPoints, bundle: true, minify: true, format: 'esm', target: 'es2022', legalComments: 'none', write: false, outdir: 'out' });
    assert.equal(outputFiles.length, 3);
    for (const { path, text } of outputFiles) assert.deepEqual(found(text), [], path);
  });

  test('no page has an inline script, style or handler', () => {
    const pages = readdirSync(WWW).filter((name) => name.endsWith('.html'));
    assert.ok(pages.length >= 2);
    for (const name of pages) {
      const html = readFileSync(new URL(name, WWW), 'utf8');
      assert.doesNotMatch(html, /<style\b|\sstyle\s*=|\son\w+\s*=|javascript:/i, name);
      for (const [, attributes, body] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
        assert.ok(/\bsrc=/.test(attributes ?? '') ? body === '' : /application\/json/.test(attributes ?? ''), `${name}: ${attributes}`);
      }
    }
  });
});

// Paragraphs into the pages that the browser benches open: a plain article, with and without the five-line embed.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArticles, takeWords } from './text.mjs';

const EMBED = '<script type="module" src="/claimlight.js"></script>';
const ELEMENT = '<claim-light for="story" start="visible"></claim-light>';

/** Writes the pages into a folder, which is to be served as `/bench/`. @param {string} folder */
export async function writePages(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(fileURLToPath(new URL('pages/observe.js', import.meta.url)), join(folder, 'observe.js'));
  const articles = await readArticles();
  const short = takeWords(articles, 1000);
  writeFileSync(join(folder, 'article.html'), page(short, EMBED, ELEMENT));
  writeFileSync(join(folder, 'plain.html'), page(short, '', ''));
  writeFileSync(join(folder, 'long.html'), page(takeWords(articles, 10_000), '', ''));
}

/** @param {string[]} paragraphs @param {string} head @param {string} foot */
function page([title = '', ...paragraphs], head, foot) {
  const body = paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<script src="/bench/observe.js"></script>
${head}
</head>
<body>
<article id="story">
<h1>${escape(title)}</h1>
${body}
</article>
${foot}
</body>
</html>
`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}

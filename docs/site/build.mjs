// The repository's documents into a small site of static pages: `make docs-site`.
//
//   node docs/site/build.mjs [OUT]      (dist/docs when left out)
//
// A link that leads nowhere ends the build: a document of ours must become a page, a file of the repository must be there.

import { Marked } from 'marked';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const out = process.argv[2] ?? join(ROOT, 'dist/docs');

/** Documents in the order of the menu: file, page, title. */
const PAGES = [
  ['README.md', 'index.html', 'Claimlight'],
  ['docs/embedding.md', 'embedding.html', 'On a news page'],
  ['docs/any-page.md', 'any-page.html', 'On any page'],
  ['docs/desk.md', 'desk.html', 'Before you publish'],
  ['docs/cli.md', 'cli.html', 'Command line'],
  ['python/README.md', 'python.html', 'Python'],
  ['docs/scale.md', 'scale.html', 'Many articles'],
  ['package/README.md', 'package.html', 'npm package'],
  ['examples/README.md', 'examples.html', 'Examples'],
  ['docs/benchmarks.md', 'benchmarks.html', 'Benchmarks'],
  [`models/${model()}/README.md`, 'model.html', 'Model card'],
  ['docs/glossary.md', 'glossary.html', 'Glossary'],
  ['docs/threat-model.md', 'threat-model.html', 'Threat model'],
  ['ARCHITECTURE.md', 'architecture.html', 'Architecture'],
  ['CHANGELOG.md', 'changelog.html', 'Changelog'],
].filter(([file = '']) => existsSync(join(ROOT, file)));

/** The model that ships. */
function model() {
  return /models\/([\w-]+)\/README\.md/.exec(readFileSync(join(ROOT, 'docs/benchmarks.md'), 'utf8'))?.[1] ?? '';
}

/** Files that pages show, copied beside them. @type {Set<string>} */
const pictures = new Set();
/** @type {string[]} */
const broken = [];

/** Where a link of a document leads on the site. @param {string} from @param {string} href */
function target(from, href) {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const file = posix.join(posix.dirname(from), path);
  const page = PAGES.find(([source]) => source === file)?.[1];
  if (page) return anchor ? `${page}#${anchor}` : page;
  if (!existsSync(join(ROOT, file))) broken.push(`${from}: ${href}`);
  return null;
}

/** @param {string} words */
const slug = (words) => words.toLowerCase().replace(/<[^>]+>/g, '').replace(/[^\p{L}\p{N} -]/gu, '').trim().replaceAll(' ', '-');

/** @param {string} from */
function renderer(from) {
  const marked = new Marked();
  marked.use({
    renderer: {
      heading({ tokens, depth }) {
        const words = this.parser.parseInline(tokens);
        return `<h${depth} id="${slug(words)}">${words}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const place = target(from, href);
        // What lies in the repository and is no page is named, not linked.
        return place ? `<a href="${place}">${words}</a>` : words;
      },
      image({ href, text }) {
        const file = posix.join(posix.dirname(from), href);
        if (!existsSync(join(ROOT, file))) broken.push(`${from}: ${href}`);
        pictures.add(file);
        return `<img src="${posix.basename(file)}" alt="${text}">`;
      },
      html({ text }) {
        return text.startsWith('<!--') ? '' : text;
      },
    },
  });
  return marked;
}

/** @param {string} current */
function menu(current) {
  const links = PAGES.map(([, page, title]) => `<li><a href="${page}"${page === current ? ' aria-current="page"' : ''}>${title}</a></li>`);
  return `<nav aria-label="Documents"><ul>${links.join('')}</ul></nav>`;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [file = '', page = '', title = ''] of PAGES) {
  const body = await renderer(file).parse(readFileSync(join(ROOT, file), 'utf8'));
  const name = title === 'Claimlight' ? title : `${title} · Claimlight`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
${menu(page)}
<main>
${body}</main>
</body>
</html>
`;
  writeFileSync(join(out, page), html);
}
for (const file of [...pictures, 'docs/site/style.css']) {
  mkdirSync(dirname(join(out, posix.basename(file))), { recursive: true });
  copyFileSync(join(ROOT, file), join(out, posix.basename(file)));
}
if (broken.length > 0) {
  console.error(`links that lead nowhere:\n  ${broken.join('\n  ')}`);
  process.exit(1);
}
console.log(`${out}: ${PAGES.length} pages`);

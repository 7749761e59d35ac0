// Each article is analysed while the site is built: readers load a few kilobytes, no engine and no model.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createAnalyzer } from 'claimlight';

const BLOCKS = /<(h[1-6]|p|li|blockquote)\b[^>]*>(.*?)<\/\1>/gs;
const SIGNS = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The text that `<claim-light>` reads of an article: its blocks, an empty line between them, quotations marked. */
function textOf(html) {
  const plain = (inner) => inner.replace(/<q>/g, '“').replace(/<\/q>/g, '”').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim();
  const blocks = [...html.matchAll(BLOCKS)].map(([, name, inner]) => (name === 'blockquote' ? '> ' : '') + plain(inner));
  return blocks.join('\n\n').replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign]);
}

export default function (site) {
  const analyzer = createAnalyzer();
  site.addPassthroughCopy({ 'node_modules/claimlight': 'claimlight' });
  site.addTransform('claims', async function (html) {
    const article = /<article id="story">(.*?)<\/article>/s.exec(html)?.[1];
    if (!article) return html;
    const file = this.page.outputPath.replace(/\.html$/, '.claims.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(await (await analyzer).analyze(textOf(article))));
    const name = file.split('/').at(-1);
    return html.replace('</article>', `</article>\n<claim-light for="story" annotations="${name}"></claim-light>`);
  });
  site.on('eleventy.after', async () => (await analyzer).close());
}

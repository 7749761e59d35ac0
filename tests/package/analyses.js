// Every text that the repository brings along into its analysis by the built package: what schema and types must hold for.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE, ROOT } from './consumer.js';

/** @import { Analysis } from '../../www/analysis.js' */

/** Each text with the file it stands in. @returns {[string, string][]} */
function texts() {
  /** @param {string} folder @param {string} end @param {(source: string) => string} textOf @returns {[string, string][]} */
  const files = (folder, end, textOf) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith(end))
      .map((name) => [join(folder, name), textOf(readFileSync(join(ROOT, folder, name), 'utf8'))]);
  return [
    ...files('www/samples', '.json', (sample) => JSON.parse(sample).blocks.map((/** @type {{text: string}} */ { text }) => text).join('\n\n')),
    ...files('tests/cases', '.txt', (cases) => cases),
    ['no text', ''],
    ['half characters', '\ud83e Nora Pell said “\udd80 no”. \ud83e'],
  ];
}

/** @returns {Promise<[name: string, analysis: Analysis][]>} */
export async function analyses() {
  const { createAnalyzer } = await import(join(PACKAGE, 'index.node.js'));
  const analyzer = await createAnalyzer();
  /** @type {[string, Analysis][]} */
  const read = [];
  for (const [name, text] of texts()) read.push([name, await analyzer.analyze(text)]);
  analyzer.close();
  return read;
}

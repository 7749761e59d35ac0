// docs/embedding.md into what a test needs of it: its examples by heading, and its tables as the manifest would write them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INKS } from '../../www/styles/palette.js';
import { ROOT } from './consumer.js';

export const GUIDE = join(ROOT, 'docs/embedding.md');

/** @typedef {{name: string, description: string, default?: string, type: {text: string}}} Entry */

/** @returns {Record<'attributes' | 'events' | 'cssParts' | 'cssProperties', Entry[]>} */
function manifest() {
  return JSON.parse(readFileSync(join(ROOT, 'package/custom-elements.json'), 'utf8')).modules[0].declarations[0];
}

/** Examples of the guide, by `heading, language, number`. */
export function examples() {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const section of readFileSync(GUIDE, 'utf8').split(/^## /m).slice(1)) {
    const heading = section.slice(0, section.indexOf('\n'));
    /** @type {Record<string, number>} */
    const counts = {};
    for (const [, language = '', code = ''] of section.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
      counts[language] = (counts[language] ?? 0) + 1;
      found.set(`${heading}, ${language}, ${counts[language]}`, code);
    }
  }
  return found;
}

/** The guide with its generated tables anew, between `<!-- name -->` and `<!-- end -->`. */
export function withTables() {
  const { attributes, cssParts, events } = manifest();
  const tables = {
    attributes: table(['attribute', 'default', ''], attributes.map(({ name, default: value, description }) => [`\`${name}\``, value ? `\`${value}\`` : '–', description])),
    layers: Object.keys(INKS).map((layer) => `\`${layer}\``).join(', ') + '.',
    parts: table(['part', ''], cssParts.map(({ name, description }) => [`\`${name}\``, description])),
    events: table(['event', '`detail`', ''], events.map(({ name, type, description }) => [`\`${name}\``, `\`${/<(.*)>/.exec(type.text)?.[1]}\``, description])),
  };
  return Object.entries(tables).reduce((text, [name, content]) => {
    const place = new RegExp(`(<!-- ${name} -->\n).*?(<!-- end -->)`, 's');
    if (!place.test(text)) throw new Error(`docs/embedding.md has no place for ${name}`);
    return text.replace(place, (_, before, after) => `${before}\n${content}\n\n${after}`);
  }, readFileSync(GUIDE, 'utf8'));
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

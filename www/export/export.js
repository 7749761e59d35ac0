// An analysis into the formats that others read.

import { toCsv } from './csv.js';
import { toHtml } from './html.js';
import { toSchemaOrg } from './schema-org.js';
import { toTextFragment } from './text-fragment.js';
import { toWebAnnotation } from './web-annotation.js';

/** @import { Analysis } from '../analysis.js' */

export { toCsv, toHtml, toSchemaOrg, toTextFragment, toWebAnnotation };

/**
 * A file of one format.
 *
 * @param {string} format `json`, `webannotation`, `schemaorg`, `csv` or `html`.
 * @param {string} text @param {Analysis} analysis @param {{title?: string, url?: string}} [about]
 */
export function exportAs(format, text, analysis, about = {}) {
  const name = fileName(about.title ?? '');
  switch (format) {
    case 'webannotation':
      return { name: `${name}.jsonld`, type: 'application/ld+json', content: pretty(toWebAnnotation(text, analysis, about)) };
    case 'schemaorg':
      return { name: `${name}-schema.jsonld`, type: 'application/ld+json', content: pretty(toSchemaOrg(text, analysis, about)) };
    case 'csv':
      return { name: `${name}.csv`, type: 'text/csv', content: toCsv(text, analysis) };
    case 'html':
      return { name: `${name}.html`, type: 'text/html', content: toHtml(text, analysis, about) };
    default:
      return { name: `${name}.json`, type: 'application/json', content: pretty({ text, ...analysis }) };
  }
}

/** A file is called after its article. @param {string} title */
function fileName(title) {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 8).join('-').slice(0, 60) || 'claimlight';
}

/** @param {unknown} value */
function pretty(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

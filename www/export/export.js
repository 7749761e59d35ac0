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
  switch (format) {
    case 'webannotation':
      return { name: 'claimlight.jsonld', type: 'application/ld+json', content: pretty(toWebAnnotation(text, analysis, about)) };
    case 'schemaorg':
      return { name: 'claimlight-schema.jsonld', type: 'application/ld+json', content: pretty(toSchemaOrg(text, analysis, about)) };
    case 'csv':
      return { name: 'claimlight.csv', type: 'text/csv', content: toCsv(text, analysis) };
    case 'html':
      return { name: 'claimlight.html', type: 'text/html', content: toHtml(text, analysis, about) };
    default:
      return { name: 'claimlight.json', type: 'application/json', content: pretty({ text, ...analysis }) };
  }
}

/** @param {unknown} value */
function pretty(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

// An analysis into schema.org: claims and quotations with who said them, and never a rating of either.

import { attributionOf, entityOf, sourceName } from './source-name.js';

/** @import { Analysis, Entity } from '../analysis.js' */

/** @type {Partial<Record<Entity['kind'], string>>} */
const TYPES = { person: 'Person', organization: 'Organization', location: 'Place', facility: 'Place', event: 'Event', product: 'Product', work: 'CreativeWork', law: 'Legislation' };

/**
 * @param {string} text @param {Analysis} analysis @param {{title?: string, url?: string}} [about]
 */
export function toSchemaOrg(text, analysis, { title = '', url = '' } = {}) {
  const claims = analysis.claims.map((claim) => {
    const { attribution, name } = attributionOf(text, analysis, claim.attribution);
    const entity = entityOf(analysis, attribution);
    return { '@type': 'Claim', text: text.slice(...claim.span), ...(name ? { author: { '@type': (entity && TYPES[entity.kind]) || 'Thing', name } } : {}) };
  });
  const quotations = analysis.attributions
    .filter(({ quotation }) => quotation === 'direct')
    .map((attribution) => {
      const name = sourceName(text, analysis, attribution);
      return { '@type': 'Quotation', text: attribution.contents.map((span) => text.slice(...span)).join(' '), ...(name ? { spokenByCharacter: { '@type': 'Thing', name } } : {}) };
    });
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(title ? { headline: title } : {}),
    ...(url ? { url } : {}),
    inLanguage: analysis.language,
    mentions: analysis.entities.map(({ kind, name }) => ({ '@type': TYPES[kind] ?? 'Thing', name })),
    hasPart: [...claims, ...quotations],
  };
}

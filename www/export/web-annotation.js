// An analysis into W3C Web Annotations: one for each claim and each name, selected by quote and by position.

import { attributionOf } from './source-name.js';

/** @import { Analysis, Span } from '../analysis.js' */

/** How much of the text around a quote is kept, so that it is found again. */
const CONTEXT = 32;

/**
 * @param {string} text @param {Analysis} analysis @param {{url?: string}} [about]
 */
export function toWebAnnotation(text, analysis, { url = '' } = {}) {
  const generator = { type: 'Software', name: `${analysis.engine.name} ${analysis.engine.version}` };
  /** @param {Span} span */
  const target = ([start, end]) => ({
    ...(url ? { source: url } : {}),
    selector: [
      { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT), start), suffix: text.slice(end, end + CONTEXT) },
      { type: 'TextPositionSelector', start, end },
    ],
  });
  const claims = analysis.claims.map((claim) => {
    const { name } = attributionOf(text, analysis, claim.attribution);
    return {
      id: `urn:claimlight:${claim.id}`,
      type: 'Annotation',
      motivation: 'classifying',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
        { type: 'TextualBody', purpose: 'tagging', value: claim.manner },
        ...(name ? [{ type: 'TextualBody', purpose: 'describing', value: name }] : []),
      ],
      target: target(claim.span),
    };
  });
  const entities = analysis.entities.map((entity) => ({
    id: `urn:claimlight:${entity.id}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: entity.kind },
      { type: 'TextualBody', purpose: 'identifying', value: entity.name },
    ],
    target: entity.mentions.map((mention) => target(mention.span)),
  }));
  const items = [...claims, ...entities];
  return {
    '@context': ['http://www.w3.org/ns/anno.jsonld', 'http://www.w3.org/ns/ldp.jsonld'],
    type: 'AnnotationPage',
    generator,
    items,
  };
}

// An analysis into one HTML page that stands alone: the text with its marks, and the legend.

import { MANNER_WORDS } from '../strings/en/manners.js';
import { INKS } from '../styles/palette.js';
import { entityLayer } from '../view.js';

/** @import { Analysis, Manner, Span } from '../analysis.js' */

const STYLE = `:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.7 Georgia, serif; white-space: pre-line; }
mark { color: inherit; background: none; }
${Object.entries(INKS)
  .map(([layer, { bg, line, style, width }]) => `.${layer} {${bg ? ` background: light-dark(${bg.join(', ')});` : ''}${line ? ` text-decoration: underline ${style} ${width} light-dark(${line.join(', ')}); text-underline-offset: 0.2em;` : ''} }`)
  .join('\n')}
dl { font: 0.875rem/1.5 sans-serif; border-top: 1px solid; }`;

/**
 * @param {string} text @param {Analysis} analysis @param {{title?: string}} [about]
 */
export function toHtml(text, analysis, { title = '' } = {}) {
  /** @type {{span: Span, layer: string, title: string}[]} */
  const marks = [
    ...analysis.claims.map((claim) => ({ span: claim.span, layer: `claim-${claim.manner}`, title: mannerWords(claim.manner) })),
    ...analysis.entities.flatMap((entity) => entity.mentions.filter(({ form }) => form === 'name').map(({ span }) => ({ span, layer: entityLayer(entity), title: entity.name }))),
  ];
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ span }) => span)])].sort((a, b) => a - b);
  marks.sort((a, b) => a.span[0] - b.span[0]);
  let first = 0;
  /** @type {typeof marks} */
  let open = [];
  const pieces = [];
  for (let at = 0; at + 1 < cuts.length; at++) {
    const from = /** @type {number} */ (cuts[at]);
    const words = escape(text.slice(from, cuts[at + 1]));
    open = open.filter(({ span }) => span[1] > from);
    for (let mark = marks[first]; mark && mark.span[0] <= from; mark = marks[++first]) if (mark.span[1] > from) open.push(mark);
    const inside = open.reduce((inner, { layer, title: name }) => `<mark class="${layer}" title="${escape(name)}">${inner}</mark>`, words);
    pieces.push(inside);
  }
  const manners = [...new Set(analysis.claims.map(({ manner }) => manner))];
  const legend = manners.map((manner) => `<mark class="claim-${manner}">${escape(mannerWords(manner))}</mark>`).join(' · ');
  return `<!doctype html>
<html lang="${escape(analysis.language)}">
<head><meta charset="utf-8"><title>${escape(title || 'Claimlight')}</title><style>${STYLE}</style></head>
<body><main>${pieces.join('')}</main><dl><dt>${legend}</dt><dd>Shows attribution, does not check truth. ${escape(analysis.engine.name)} ${escape(analysis.engine.version)}</dd></dl></body>
</html>
`;
}

/** What the panel calls it. @param {Manner} manner */
function mannerWords(manner) {
  return MANNER_WORDS[`manner.${manner}`];
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

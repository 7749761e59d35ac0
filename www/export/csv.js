// An analysis into a table of claims: one line each, for spreadsheets (RFC 4180).

import { attributionOf } from './source-name.js';

/** @import { Analysis } from '../analysis.js' */

const COLUMNS = ['id', 'start', 'end', 'claim', 'manner', 'source', 'source kind', 'cue', 'hedges', 'kinds', 'evidence', 'check-worthiness', 'confidence'];

/** @param {string} text @param {Analysis} analysis */
export function toCsv(text, analysis) {
  const rows = analysis.claims.map((claim) => {
    const { attribution, name } = attributionOf(text, analysis, claim.attribution);
    return [
      claim.id,
      ...claim.span,
      text.slice(...claim.span),
      claim.manner,
      name,
      attribution?.source?.kind ?? '',
      attribution?.cue ? text.slice(...attribution.cue.span) : '',
      claim.hedges.map(({ span }) => text.slice(...span)).join('; '),
      claim.kinds.join('; '),
      claim.evidence.map(({ reason }) => reason).join('; '),
      claim.checkWorthiness,
      claim.confidence,
    ];
  });
  return [COLUMNS, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

/** A spreadsheet would run a field that begins like a formula. @param {string | number} value */
function field(value) {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

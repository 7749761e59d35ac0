// The core of the package: a text into an analysis, in a browser, a worker or Node.

export { createAnalyzer } from './client.js';
export { questionOf } from '../www/desk/question.js';
export { ClaimlightError, LONGEST_TEXT } from '../www/protocol.js';

/**
 * @typedef {import('../www/analysis.js').Analysis} Analysis
 * @typedef {import('../www/analysis.js').Desk} Desk
 * @typedef {import('../www/analysis.js').Report} Report
 * @typedef {import('../www/client.js').Analyzer} Analyzer
 * @typedef {import('../www/client.js').AnalyzerOptions} AnalyzerOptions
 * @typedef {import('../www/protocol.js').ErrorCode} ErrorCode
 */

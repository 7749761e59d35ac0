// What the page and its worker say to each other, and the one error that both know.

/** @import { Analysis, Report } from './analysis.js' */
/** @import { Question } from './desk/question.js' */

/**
 * Page to worker: `open` comes first and once; each `analyze` is answered by one `result` or `error` of the same id, also
 * when it is aborted.
 *
 * @typedef {{type: 'open', model: string, wasm: string, integrity: string}
 *         | {type: 'analyze', id: number, text: string, published?: string, desk?: Question}
 *         | {type: 'abort', id: number}} Request
 *
 * Worker to page. `started` comes first, before anything is loaded; `alive` comes every second while there is work to do.
 * `error` without an id says that the worker cannot open; `slice` says how much of a text is read, from 0 to 1. `requests`
 * counts what the worker has asked of the network so far.
 *
 * @typedef {{type: 'started'}
 *         | {type: 'alive'}
 *         | {type: 'progress', loaded: number, total: number}
 *         | {type: 'opened', requests: number}
 *         | {type: 'slice', id: number, done: number}
 *         | {type: 'result', id: number, analysis: Analysis | Report, requests: number}
 *         | {type: 'error', id: number | null, code: ErrorCode, message: string}} Response
 *
 * @typedef {'csp-wasm' | 'csp-worker' | 'wasm-load' | 'integrity' | 'annotations' | 'unsupported-language' | 'too-large' | 'aborted'} ErrorCode
 */

/** An error that says what kind of trouble it is, so that the page can help. */
export class ClaimlightError extends Error {
  /** @param {ErrorCode} code @param {string} message @param {ErrorOptions} [options] */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'ClaimlightError';
    this.code = code;
  }

  /**
   * Any thrown thing as an error with a code; what is already one stays as it is.
   *
   * @param {unknown} thrown @param {ErrorCode} [otherwise]
   */
  static from(thrown, otherwise = 'wasm-load') {
    if (thrown instanceof ClaimlightError) return thrown;
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    // From a script that was loaded apart, and has a class of its own.
    if (name === 'ClaimlightError') return new ClaimlightError(/** @type {ClaimlightError} */ (thrown).code, message);
    if (name === 'AbortError') return new ClaimlightError('aborted', message);
    const forbidden = /unsafe-eval|Content Security Policy|CSP/i.test(message) && /wasm|WebAssembly/i.test(message);
    return new ClaimlightError(forbidden ? 'csp-wasm' : otherwise, message, { cause: thrown });
  }
}

/** Longest text that is read, in UTF-16 code units: far beyond any article. */
export const LONGEST_TEXT = 2_000_000;

/** Why a text is not read; `null` where it is. @param {string} text @param {AbortSignal} [signal] */
export function refusal(text, signal) {
  if (signal?.aborted) return new ClaimlightError('aborted', 'the analysis was aborted');
  if (text.length <= LONGEST_TEXT) return null;
  return new ClaimlightError('too-large', `the text has more than ${LONGEST_TEXT} characters`);
}

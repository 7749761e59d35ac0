// The text of an article into its analysis: what is known already, a file, or the engine.

import { readAnnotations } from '../annotations.js';
import { WorkerSilent } from '../client.js';
import { foreignLanguage } from '../options.js';
import { readOverrides } from '../overrides.js';
import { holdAnalyzer } from '../pool.js';
import { ClaimlightError, refusal } from '../protocol.js';
import { PATIENCE, patiently } from '../silence.js';

/** @import { Analysis } from '../analysis.js' */
/** @import { Options } from '../options.js' */
/** @import { Override } from '../overrides.js' */

/**
 * @typedef {{text: string, analysis: Analysis, rung: string}} Read
 * @typedef {{onLoading(share: number | null): void, onAnalysing(): void}} Hearer What hears how far it is.
 */

/** Reads one article after the other, and remembers the last. */
export class Reader {
  /** What was read last: the same text is not read twice. @type {Read | null} */
  last = null;
  /** What an editor corrected. @type {readonly Override[]} */
  overrides = [];
  /** How often the engine has asked the network for something. */
  requests = 0;
  /** Whether an article is read that says it is in another language. */
  isForced = false;
  /** @type {ReturnType<typeof holdAnalyzer> | null} */
  #held = null;

  /**
   * Opens the engine, if it is sure to be asked: it loads while the page's text is still being read.
   *
   * @param {Element} root @param {Options} options @param {Hearer} hearer
   */
  prepare(root, options, hearer) {
    if (this.#held || this.last || options.text('annotations') || foreignLanguage(root) || !hasWords(root)) return;
    this.#hold(options, hearer);
  }

  /**
   * @param {string} text @param {Element} root @param {Options} options @param {AbortSignal} signal @param {Hearer} hearer
   * @returns {Promise<Read>}
   */
  async read(text, root, options, signal, hearer) {
    const refused = refusal(text);
    if (refused) throw refused;
    const overrides = options.text('overrides');
    this.overrides = overrides ? await loadOverrides(overrides, options, signal) : [];
    if (this.last?.text === text) return this.last;
    this.#refuse(foreignLanguage(root));
    const file = options.text('annotations');
    const { analysis, rung } = await (file ? this.#readFile(file, text, signal) : this.#analyze(text, options, signal, hearer));
    this.#refuse(analysis.language);
    return (this.last = { text, analysis, rung });
  }

  /** Lets the engine go; what was read last stays. */
  release() {
    this.#held?.release();
    this.#held = null;
  }

  /** Ends a reading of an article that is in a language that the engine cannot read. @param {string} language */
  #refuse(language) {
    if (language && language !== 'en' && !this.isForced) throw new ClaimlightError('unsupported-language', `the article is in "${language}"`);
  }

  /** @param {string} file @param {string} text @param {AbortSignal} signal */
  async #readFile(file, text, signal) {
    const json = await fetchJson(file, signal).catch((error) => {
      signal.throwIfAborted();
      throw new ClaimlightError('annotations', `${file}: ${error.message}`);
    });
    return { analysis: readAnnotations(file, json, text), rung: 'annotations' };
  }

  /** @param {Options} options @param {Hearer} hearer */
  #hold(options, hearer) {
    hearer.onLoading(null);
    this.#held = holdAnalyzer(options.assets, (loaded, total) => {
      if (total > 0) hearer.onLoading(Math.min(1, loaded / total));
    });
    return this.#held;
  }

  /**
   * @param {string} text @param {Options} options @param {AbortSignal} signal @param {Hearer} hearer
   * @param {boolean} [isLast] Whether no other engine is asked when this one falls silent.
   * @returns {Promise<{analysis: Analysis, rung: string}>}
   */
  async #analyze(text, options, signal, hearer, isLast = false) {
    const held = this.#held ?? this.#hold(options, hearer);
    try {
      const analyzer = await held.analyzer;
      signal.throwIfAborted();
      hearer.onAnalysing();
      const analysis = await analyzer.analyze(text, { signal, published: options.published });
      signal.throwIfAborted();
      this.requests = analyzer.requests;
      return { analysis, rung: analyzer.rung };
    } catch (error) {
      // What failed once may work with another engine.
      if (!signal.aborted && held === this.#held) {
        held.discard();
        this.release();
        if (error instanceof WorkerSilent && !isLast) return this.#analyze(text, options, signal, hearer, true);
      }
      throw error;
    }
  }
}

/** `NodeFilter.SHOW_TEXT`, in fewer bytes. */
const TEXTS = 4;

/** Whether anything is written in an element; its whole text, which may be long, is not put together for that. @param {Element} root */
function hasWords(root) {
  const texts = document.createTreeWalker(root, TEXTS);
  while (texts.nextNode()) if (/\S/.test(/** @type {Text} */ (texts.currentNode).data)) return true;
  return false;
}

/**
 * Corrections that cannot be had are told to the publisher; the article is read without them.
 *
 * @param {string} place An id of the page, or an address. @param {Options} options @param {AbortSignal} signal
 */
async function loadOverrides(place, options, signal) {
  const tell = (/** @type {string} */ problem) => options.warn(`overrides "${place}": ${problem}`);
  try {
    const block = /^[\w-]+$/.test(place) ? document.getElementById(place) : null;
    return readOverrides(block ? JSON.parse(block.textContent ?? '') : await fetchJson(place, signal), tell);
  } catch (error) {
    signal.throwIfAborted();
    tell(/** @type {Error} */ (error).message);
    return [];
  }
}

/** @param {string} url @param {AbortSignal} signal @returns {Promise<unknown>} */
function fetchJson(url, signal) {
  return patiently(PATIENCE.network, () => new Error('nothing comes'), async (ends) => {
    const response = await fetch(url, { signal: ends });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return response.json();
  }, signal);
}

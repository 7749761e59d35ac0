// The element as a reader's own, on any page: it takes the article's text, is given its analysis, and shows it over the page's edge.

import { h } from '../www/dom.js';
import { ClaimLightElement } from '../www/element.js';
import { loadWords, registerWords } from '../www/i18n.js';
import { foreignLanguage, Options } from '../www/options.js';
import { TextMap } from '../www/text-map.js';

/** @import { Analysis } from '../www/analysis.js' */
/** @import { Table } from '../www/i18n.js' */

/** A name of its own: a page may have `<claim-light>` already. */
const NAME = 'claim-light-reader';

/** What is selected counts as wanted from so many characters on. */
const SELECTED = 40;

/** Shows what was read elsewhere; the page loads nothing for it. */
export class ReaderElement extends ClaimLightElement {
  /** @type {{text: string, analysis: Analysis} | null} */
  #given = null;

  /** What is to be read on this page; a second press takes away what the first one brought. */
  static take() {
    const former = document.querySelector(NAME);
    former?.remove();
    if (former) return { isClosed: true };
    const selected = String(getSelection()).trim();
    if (selected.length > SELECTED) return { selected };
    const { root, text } = articleOf(make());
    return { text, foreign: root ? foreignLanguage(root) : '' };
  }

  /** @param {string} text @param {Analysis} analysis @param {string} language @param {Table} words */
  static show(text, analysis, language, words) {
    registerWords(language, words);
    const element = make();
    element.lang = language;
    element.#given = { text, analysis };
    document.body.append(element);
    void element.analyze();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.shadowRoot?.querySelector('[part="shut"]')) return;
    const shut = h('button', { part: 'shut', onclick: () => this.remove() }, 'Claimlight', h('span', { 'aria-hidden': 'true' }, '×'));
    void loadWords(this.lang).then((words) => shut.setAttribute('aria-label', `Claimlight: ${words.say('bar.close')}`));
    this.shadowRoot?.prepend(shut);
  }

  /** Shows what was given, as long as the article is the one that it was made from; a press of the button reads anew. */
  async analyze() {
    const { root, text } = articleOf(this);
    if (!root) this.remove();
    else if (this.#given?.text === text) this.analysis = this.#given.analysis;
    return this.analysis;
  }
}

/** @returns {ReaderElement} */
function make() {
  const element = /** @type {ReaderElement} */ (document.createElement(NAME));
  for (const [name, value] of Object.entries({ layout: 'panel', start: 'manual' })) element.setAttribute(name, value);
  return element;
}

/** @param {Element} element */
function articleOf(element) {
  const { root, ignore } = new Options(element);
  return { root, text: root ? TextMap.read(root, ignore).text : '' };
}

if (!customElements.get(NAME)) customElements.define(NAME, ReaderElement);

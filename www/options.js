// Attributes and a block of JSON into the options of one element.

import { FEWEST_WORDS, findArticle } from './find-article.js';
import { OUTSIDE } from './outside.js';
import { CALIBRATED_CONFIDENCE, ENTITY_LAYERS, LAYERS, MANNERS } from './view.js';
import { warnPublisher } from './warnings.js';

/** @import { Manner } from './analysis.js' */
/** @import { Layer } from './view.js' */

/**
 * @typedef {'highlight' | 'mark' | 'panel-only'} Mode
 * @typedef {'idle' | 'visible' | 'interaction' | 'manual'} Start
 * @typedef {'auto' | 'light' | 'dark'} Theme
 * @typedef {'quiet' | 'all' | 'off'} Marks
 * @typedef {'bar' | 'panel'} Layout
 * @typedef {{root: Element | null, words?: number, isLittle?: boolean}} Article What is read; `isLittle` where it may be no article.
 */

/** Every attribute that the element watches. */
export const ATTRIBUTES = [
  'for', 'selector', 'layout', 'marks', 'manners', 'show', 'mode', 'start', 'annotations', 'overrides', 'min-confidence', 'ignore', 'published', 'model-src', 'wasm-src',
  'worker-src', 'no-worker', 'model-integrity', 'lang', 'theme', 'debug',
];

/** Those that say by which road an analysis comes: what came by another counts no more. */
export const ROAD_ATTRIBUTES = new Set(['annotations', 'published', 'model-src', 'wasm-src', 'worker-src', 'no-worker', 'model-integrity']);

/** What is no part of an article, unless `ignore` says otherwise. */
export const DEFAULT_IGNORE = OUTSIDE;

/** What is shown where every line is wanted; quiet marks are those of what somebody says. @type {Layer[]} */
export const DEFAULT_SHOW = ['claims', 'quotes', 'person', 'organization', 'location'];

/** What some attributes may say; the first is meant where they say anything else, or nothing. */
const CHOICES = {
  mode: /** @type {const} */ (['highlight', 'mark', 'panel-only']),
  layout: /** @type {const} */ (['bar', 'panel']),
  marks: /** @type {const} */ (['quiet', 'all', 'off']),
  start: /** @type {const} */ (['interaction', 'visible', 'idle', 'manual']),
  theme: /** @type {const} */ (['auto', 'light', 'dark']),
};

/** A choice as it is meant; any other attribute as it stands. @param {string} name @param {string | null} text */
export function chosen(name, text) {
  const values = /** @type {Record<string, readonly string[]>} */ (CHOICES)[name] ?? [text];
  return values.find((value) => value === text) ?? values[0];
}

/** Reads an element's attributes, and behind them its `<script type="application/json" data-claimlight-config>`. */
export class Options {
  #element;
  /** @type {Record<string, unknown>} */
  #config;

  /** @param {Element} element */
  constructor(element) {
    this.#element = element;
    this.#config = readConfig(element);
  }

  /** Tells the publisher what is wrong with the page. @param {string} message */
  warn(message) {
    warnPublisher(this.#element, message);
  }

  /** @param {string} name @returns {string | null} */
  text(name) {
    const value = this.#element.getAttribute(name) ?? this.#config[name] ?? false;
    return value === false ? null : String(value);
  }

  /** @template {keyof typeof CHOICES} Name @param {Name} name @returns {(typeof CHOICES)[Name][number]} */
  #choice(name) {
    return /** @type {any} */ (chosen(name, this.text(name)));
  }

  /** @returns {Set<Layer>} */
  get show() {
    // Plurals are what people write, so both are read.
    const words = (this.text('show') ?? (this.marks === 'all' ? DEFAULT_SHOW.join() : 'claims')).toLowerCase().split(/[\s,]+/);
    if (words.includes('entities')) words.push(...ENTITY_LAYERS);
    return new Set(LAYERS.filter((layer) => words.includes(layer) || words.includes(`${layer}s`)));
  }

  get mode() {
    return this.#choice('mode');
  }

  get layout() {
    return this.#choice('layout');
  }

  get marks() {
    return this.#choice('marks');
  }

  /** Which claims are marked. @returns {Set<Manner>} */
  get manners() {
    const words = this.text('manners')?.toLowerCase().split(/[\s,]+/);
    return new Set(MANNERS.filter((manner) => words?.includes(manner) ?? true));
  }

  /** A bar waits until a reader asks, where the whole engine would have to come; a panel is what the page came for. */
  get start() {
    const isGiven = this.text('start') !== null;
    return isGiven || (this.layout === 'bar' && !this.text('annotations')) ? this.#choice('start') : 'visible';
  }

  /** Whether what goes wrong is told on the page, and not to its publisher alone. */
  get debug() {
    return this.text('debug') !== null;
  }

  get theme() {
    return this.#choice('theme');
  }

  get minConfidence() {
    const number = parseFloat(this.text('min-confidence') ?? '');
    return Number.isNaN(number) ? CALIBRATED_CONFIDENCE : Math.min(1, number);
  }

  get ignore() {
    return this.text('ignore') ?? DEFAULT_IGNORE;
  }

  /** The day on which the article appeared, from which its dates are told; what is no day is told to the publisher. */
  get published() {
    const text = this.text('published')?.trim();
    const day = text && /^(?!0000)\d{4}-\d\d-\d\d(?=T|$)/.exec(text)?.[0];
    if (day && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day)) return day;
    if (text) this.warn(`published="${text}" is no day: write it as 2026-11-28`);
    return undefined;
  }

  /** Where the engine lies. */
  get assets() {
    const noWorker = this.text('no-worker') !== null;
    return {
      model: this.text('model-src') ?? undefined,
      wasm: this.text('wasm-src') ?? undefined,
      worker: noWorker ? /** @type {const} */ (false) : (this.text('worker-src') ?? undefined),
      integrity: this.text('model-integrity') ?? undefined,
    };
  }

  /** The language of the interface: the element's own, or the one around it. */
  get language() {
    return this.text('lang') || languageOf(this.#element) || navigator.language;
  }

  /** The article: by id, by selector, or what looks like it. @returns {Element | null} */
  get root() {
    return this.article.root;
  }

  /** The article that somebody names, by an attribute or by the element's place; `undefined` where nobody does. @returns {Element | null | undefined} */
  get #told() {
    const element = this.#element;
    const home = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const id = this.text('for');
    if (id) return home.getElementById?.(id) ?? document.getElementById(id);
    const selector = this.text('selector');
    if (selector) return query(home, selector) ?? query(document, selector);
    return element.closest('article') ?? (home === document ? undefined : (home.querySelector('article, main') ?? undefined));
  }

  /** The article and, where nobody said which it is, how many words of running text it has. @returns {Article} */
  get article() {
    const told = this.#told;
    // What is left out of it, `findArticle` says.
    if (told) findArticle(told);
    if (told !== undefined) return { root: told };
    const { root, words } = findArticle(document.body);
    if (words >= FEWEST_WORDS) return { root, words, isLittle: false };
    // A note is an article too, where the page says so.
    const isTold = root?.closest('article, main') ?? root?.querySelector('h1');
    return { root: isTold ? root : root ? null : document.querySelector('article, main'), words, isLittle: true };
  }
}

/** The language that an element is written in, as the page says. @param {Element} element */
function languageOf(element) {
  return element.closest('[lang]')?.getAttribute('lang') ?? '';
}

/** The language of an article that the engine cannot read; empty where it can. @param {Element} root */
export function foreignLanguage(root) {
  const language = languageOf(root);
  return /^(en|und|mul|x-default)?([-_]|$)/i.test(language) || isEnglish(root) ? '' : language;
}

/** Whether a text is in English, whatever its page says: so many words of English have few others. @param {Element} root */
function isEnglish({ textContent }) {
  const words = `${textContent}`.slice(0, 6000).split(/\s+/);
  return words.filter((word) => /^(the|and|that)$/i.test(word)).length > words.length / 20;
}

/** @param {ParentNode} home @param {string} selector */
function query(home, selector) {
  try {
    return home.querySelector(selector);
  } catch {
    return null;
  }
}

/** @param {Element} element @returns {Record<string, unknown>} */
function readConfig(element) {
  const script = element.querySelector('script[type="application/json"][data-claimlight-config]');
  try {
    const config = JSON.parse(script?.textContent || '{}');
    return typeof config === 'object' && config !== null ? config : {};
  } catch {
    warnPublisher(element, 'data-claimlight-config is not JSON, and is left out');
    return {};
  }
}

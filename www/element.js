// An article on the page into `<claim-light>`: reads it, paints it, shows its panel, and leaves nothing behind.

import { Card } from './card.js';
import { toTextFragment } from './export/text-fragment.js';
import { loadWords, Words } from './i18n.js';
import { ATTRIBUTES, languageOf, Options } from './options.js';
import { readOverrides } from './overrides.js';
import { Painter } from './painter.js';
import { calm, Panel } from './panel/panel.js';
import { listenToPointer } from './pointing.js';
import { holdAnalyzer } from './pool.js';
import { ClaimlightError, LONGEST_TEXT } from './protocol.js';
import { reflectAttributes } from './reflect.js';
import { CARD_SHEET } from './styles/card.js';
import { PANEL_SHEET } from './styles/panel.js';
import { TextMap } from './text-map.js';
import { LAYERS, MANNERS, start as startOf, View } from './view.js';

/** @import { Analysis, Manner } from './analysis.js' */
/** @import { Override } from './overrides.js' */
/** @import { Stage } from './pointing.js' */
/** @import { PanelState, Status, Tab } from './panel/state.js' */
/** @import { Item, Layer } from './view.js' */

/** How long a page must be still before its article is read again, in milliseconds. */
const SETTLE = 200;

/** Importable where there is no browser: the element is only defined in one. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** `<claim-light>`. */
export class ClaimLightElement extends Base {
  static observedAttributes = ATTRIBUTES;

  /** @type {Options | null} */
  #options = null;
  /** @type {Panel | null} */
  #panel = null;
  /** @type {Card | null} */
  #card = null;
  /** @type {Painter | null} */
  #painter = null;
  /** @type {Element | null} */
  #root = null;
  /** @type {TextMap | null} */
  #map = null;
  /** @type {View | null} */
  #view = null;
  /** What was read last: the same text is not read twice. @type {{text: string, analysis: Analysis} | null} */
  #read = null;
  /** Ends everything of one stay on the page. @type {AbortController | null} */
  #stay = null;
  /** Ends one reading. @type {AbortController | null} */
  #reading = null;
  /** @type {ReturnType<typeof holdAnalyzer> | null} */
  #held = null;
  /** @type {MutationObserver | null} */
  #observer = null;
  /** @type {readonly Override[]} */
  #overrides = [];
  #isReady = false;
  #isStarted = false;
  #isForced = false;
  #requests = 0;
  /** @type {PanelState} */
  #state = {
    status: 'idle', progress: null, error: null, view: null, layers: new Set(), manners: new Set(MANNERS), source: null, sort: 'rank',
    tab: 'claims', isOn: true, active: null, rung: 'worker', words: new Words('en', {}),
  };

  connectedCallback() {
    this.#stay?.abort();
    const stay = new AbortController();
    this.#stay = stay;
    this.#options = new Options(this);
    this.#state.layers = this.#options.show;
    this.#build();
    void this.#arrive(stay.signal);
  }

  disconnectedCallback() {
    this.#leave();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#stay || !this.#options) return;
    this.#options = new Options(this);
    if (name === 'show') {
      this.#state.layers = this.#options.show;
      this.#repaint();
    } else if (name === 'min-confidence') {
      this.#show();
    } else if (name === 'lang') {
      void this.#speak(this.#stay.signal);
    } else {
      // Everything else changes what is read or how it is painted: start anew, keeping what was read.
      const wasStarted = this.#isStarted;
      this.#leave();
      this.connectedCallback();
      if (wasStarted) this.analyze().catch(() => {});
    }
  }

  /** The analysis on show. Setting one shows it, for the text as it stands; setting `null` reads the article anew. */
  get analysis() {
    return this.#read?.analysis ?? null;
  }
  set analysis(analysis) {
    this.#isStarted = true;
    if (!analysis) {
      this.#read = null;
      this.analyze().catch(() => {});
      return;
    }
    if (!this.#findRoot()) return;
    this.#map = this.#readText();
    this.#take(this.#map.text, analysis, 'annotations');
  }

  /** The article's text, as its offsets count it. */
  get text() {
    return this.#map?.text ?? '';
  }

  /** Which road the analysis came by. */
  get rung() {
    return this.#state.rung;
  }

  get status() {
    return this.#state.status;
  }

  /** How often the engine has asked the network for something. */
  get requests() {
    return this.#requests;
  }

  /** The layers on show. */
  get layers() {
    return [...this.#state.layers];
  }

  /**
   * Reads the article now, whatever `start` says.
   *
   * @returns {Promise<Analysis | null>} `null` where there is no text, or the reading was overtaken.
   */
  async analyze() {
    if (!this.#stay) return null;
    this.#isStarted = true;
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const signal = AbortSignal.any([reading.signal, this.#stay.signal]);
    try {
      const done = await this.#readArticle(signal);
      return done;
    } catch (thrown) {
      if (signal.aborted) return null;
      const error = ClaimlightError.from(thrown);
      this.#change({ status: 'error', error: { code: error.code, message: error.message }, view: null });
      this.#painter?.clear();
      this.#emit('error', { code: error.code, message: error.message });
      return null;
    }
  }

  /** Goes to an item: brings it into sight, marks it, and opens its card. @param {string} id @param {number} [place] */
  go(id, place = 0) {
    this.#activate(id, place, 'panel');
  }

  /** Goes to the next item on show, in text order. */
  next() {
    this.#step(1);
  }

  /** Goes to the previous item on show, in text order. */
  previous() {
    this.#step(-1);
  }

  /** Takes everything off the article; `analyze()` puts it back. */
  detach() {
    this.#reading?.abort();
    this.#isStarted = false;
    this.#card?.close();
    this.#painter?.release();
    this.#painter = null;
    this.#observer?.disconnect();
    this.#change({ status: 'idle', view: null });
  }

  #build() {
    if (!this.#panel) {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.#panel = new Panel({
        toggleLayer: (layer) => this.#toggle(layer),
        toggleManner: (manner) => this.#toggleManner(manner),
        pickSource: (source) => {
          this.#change({ source, tab: source === null ? this.#state.tab : 'claims' });
          this.#repaint();
        },
        setTab: (tab) => this.#change({ tab }),
        setSort: (sort) => this.#change({ sort }),
        setOn: (isOn) => {
          this.#change({ isOn });
          this.#repaint();
        },
        go: (id, place = 0) => this.#activate(id, place, 'panel'),
        step: (direction) => this.#step(direction),
        share: (id) => void this.#share(id),
        start: () => void this.analyze(),
        readAnyway: () => {
          this.#isForced = true;
          void this.analyze();
        },
      });
      this.#card = new Card({
        showInPanel: (id) => this.#showInPanel(id),
        share: (id) => void this.#share(id),
        onClose: () => this.#setActive(null),
      });
      shadow.adoptedStyleSheets = [PANEL_SHEET(), CARD_SHEET(), this.#card.sheet];
      shadow.append(this.#panel.node, this.#card.node);
    }
  }

  /** @param {AbortSignal} signal */
  async #arrive(signal) {
    await this.#speak(signal);
    if (document.readyState === 'loading') await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true, signal }));
    if (signal.aborted || this.#isStarted) return;
    listenToPointer(this.#stage(), signal);
    const root = this.#options?.root;
    switch (this.#options?.start) {
      case 'manual':
        return;
      case 'interaction':
        for (const target of [root, this]) for (const type of ['pointerover', 'focusin', 'touchstart']) target?.addEventListener(type, () => this.#begin(), { once: true, passive: true, signal });
        return;
      case 'idle': {
        const soon = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 200));
        soon(() => signal.aborted || this.#begin());
        return;
      }
      default: {
        const watcher = new IntersectionObserver((entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          watcher.disconnect();
          this.#begin();
        }, { rootMargin: '200px' });
        for (const target of [root, this]) if (target) watcher.observe(target);
        signal.addEventListener('abort', () => watcher.disconnect());
      }
    }
  }

  /** What the pointer needs of this element, as it is when asked. @returns {Stage} */
  #stage() {
    const element = this;
    return {
      element,
      get card() { return element.#card; },
      get painter() { return element.#painter; },
      get root() { return element.#root; },
      get view() { return element.#view; },
      get words() { return element.#state.words; },
      get isOn() { return element.#state.isOn; },
      activate(detail) {
        if (!element.#emit('activate', detail, true)) return false;
        element.#setActive(detail.id);
        return true;
      },
    };
  }

  #begin() {
    if (!this.#isStarted) void this.analyze();
  }

  #leave() {
    this.#reading?.abort();
    this.#stay?.abort();
    this.#stay = null;
    this.#observer?.disconnect();
    this.#observer = null;
    this.#card?.close();
    this.#painter?.release();
    this.#painter = null;
    this.#held?.release();
    this.#held = null;
    this.#root = null;
    this.#isStarted = false;
  }

  /** @param {AbortSignal} signal */
  async #speak(signal) {
    const words = await loadWords(this.#options?.language ?? 'en');
    if (!signal.aborted) this.#change({ words });
  }

  /** @returns {Element | null} */
  #findRoot() {
    const root = this.#options?.root ?? null;
    if (root !== this.#root || !this.#painter) {
      this.#painter?.release();
      this.#root = root;
      this.#painter = root && this.#options ? new Painter(root, this.#options.mode, this.#options.theme) : null;
    }
    return root;
  }

  /** @param {AbortSignal} signal @returns {Promise<Analysis | null>} */
  async #readArticle(signal) {
    const root = this.#findRoot();
    const options = this.#options;
    if (!root || !options) {
      this.#change({ status: 'empty', view: null });
      return null;
    }
    this.#watch(root);
    const map = this.#readText();
    this.#map = map;
    if (map.text.trim() === '') {
      this.#read = null;
      this.#painter?.clear();
      this.#change({ status: 'empty', view: null });
      return null;
    }
    if (map.text.length > LONGEST_TEXT) throw new ClaimlightError('too-large', `${map.text.length} characters; the limit is ${LONGEST_TEXT}`);
    await this.#loadOverrides(options.text('overrides'), signal);
    if (this.#read?.text === map.text) {
      this.#take(map.text, this.#read.analysis, this.#state.rung);
      return this.#read.analysis;
    }
    const language = languageOf(root);
    if (!this.#isForced && language !== '' && !/^en\b/i.test(language)) throw new ClaimlightError('unsupported-language', `the article says that it is in "${language}"`);
    const precomputed = options.text('annotations');
    if (precomputed) {
      const analysis = await fetchJson(precomputed, signal);
      if (analysis?.textLength !== map.text.length || analysis.offsetUnit !== 'utf-16') {
        throw new ClaimlightError('integrity', `${precomputed} was made for another text: it counts ${analysis?.textLength} ${analysis?.offsetUnit}, this text has ${map.text.length} utf-16`);
      }
      this.#take(map.text, analysis, 'annotations');
      return analysis;
    }
    return this.#analyzeText(map.text, signal);
  }

  /** @param {string} text @param {AbortSignal} signal */
  async #analyzeText(text, signal) {
    const isFirst = !this.#held;
    if (isFirst) this.#change({ status: 'loading', progress: null });
    this.#held ??= holdAnalyzer(this.#options?.assets ?? {}, (loaded, total) => {
      if (total > 0 && this.#state.status === 'loading') this.#change({ progress: Math.min(1, loaded / total) });
    });
    const held = this.#held;
    try {
      const analyzer = await held.analyzer;
      signal.throwIfAborted();
      this.#change({ status: 'analysing', progress: null });
      const analysis = await analyzer.analyze(text, { signal });
      signal.throwIfAborted();
      this.#requests = analyzer.requests;
      this.#take(text, analysis, analyzer.rung);
      return analysis;
    } catch (error) {
      if (!signal.aborted && held === this.#held) {
        held.discard();
        held.release();
        this.#held = null;
      }
      throw error;
    }
  }

  /** Shows an analysis of a text. @param {string} text @param {Analysis} analysis @param {string} rung */
  #take(text, analysis, rung) {
    this.#read = { text, analysis };
    this.#state.rung = rung;
    this.#show();
    if (!this.#isReady) {
      this.#isReady = true;
      this.#emit('ready', { rung });
    }
    this.#emit('result', { analysis, text, rung });
  }

  /** Makes the view anew and paints it. */
  #show() {
    if (!this.#read) return;
    const picked = this.#view?.sources.find(({ id }) => id === this.#state.source)?.name;
    this.#view = new View(this.#read.text, this.#read.analysis, { minConfidence: this.#options?.minConfidence, overrides: this.#overrides });
    const source = this.#view.sources.find(({ name }) => name === picked)?.id ?? null;
    this.#change({ status: 'ready', error: null, progress: null, view: this.#view, source });
    this.#paint();
  }

  #paint() {
    if (!this.#view || !this.#painter || !this.#map) return;
    if (this.#state.isOn) {
      if (this.#painter.changesPage && this.#read) {
        this.#painter.clear();
        this.#map = this.#readText();
      }
      this.#painter.paint(this.#view, this.#map, (item) => this.#isShown(item), this.#state.layers);
    } else {
      this.#painter.clear();
    }
    this.#painter.activate(this.#state.active);
    this.#observer?.takeRecords();
  }

  #repaint() {
    this.#change({});
    this.#paint();
    this.#emit('filter', { layers: [...this.#state.layers], manners: [...this.#state.manners], source: this.#state.source });
  }

  #readText() {
    if (this.#painter?.changesPage) this.#painter.clear();
    const map = TextMap.read(/** @type {Element} */ (this.#root), this.#options?.ignore);
    this.#observer?.takeRecords();
    return map;
  }

  /** @param {Item} item */
  #isShown(item) {
    const { layers, manners, source } = this.#state;
    if (!layers.has(item.layer)) return false;
    if (item.type === 'claim') return manners.has(item.claim.manner) && (source === null || item.source?.id === source);
    return source === null || item.type !== 'quote' || item.source?.id === source;
  }

  /** @param {Partial<PanelState>} change */
  #change(change) {
    Object.assign(this.#state, change);
    if (change.status) this.setAttribute('data-status', change.status);
    this.#panel?.render(this.#state);
  }

  /** @param {Layer} layer */
  #toggle(layer) {
    const layers = new Set(this.#state.layers);
    if (!layers.delete(layer)) layers.add(layer);
    this.#state.layers = new Set(LAYERS.filter((name) => layers.has(name)));
    this.#repaint();
  }

  /** A manner's chip also stands for the whole layer: with claims off, the first chip pressed shows only its own. @param {Manner} manner */
  #toggleManner(manner) {
    const { layers } = this.#state;
    const manners = new Set(layers.has('claims') ? this.#state.manners : []);
    if (!manners.delete(manner)) manners.add(manner);
    this.#state.manners = manners;
    this.#state.layers = new Set([...layers, /** @type {Layer} */ ('claims')]);
    this.#repaint();
  }

  /** @param {string} id @param {number} place @param {'panel' | 'text'} from */
  #activate(id, place, from) {
    const item = this.#view?.items.get(id);
    if (!item || !this.#view || !this.#painter) return;
    const detail = { item, id, text: item.spans.map((span) => this.#view?.words(span)).join(' … '), from };
    this.#setActive(id);
    this.#painter.scrollTo(id, place, from === 'panel' && !calm() ? 'smooth' : 'auto');
    if (!this.#emit('activate', detail, true)) return;
    const home = /** @type {ShadowRoot} */ (this.shadowRoot);
    const opener = home.activeElement instanceof HTMLElement ? home.activeElement : null;
    const open = () => {
      const rect = this.#painter?.rectOf(id, place);
      if (rect && this.#view && this.#state.active === id) this.#card?.open([item], this.#view, this.#state.words, rect, from === 'panel' ? opener : null);
    };
    if (from === 'panel' && !calm()) afterScroll(open);
    else open();
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    if (!this.#view) return;
    const stops = [...this.#view.items.values()].filter((item) => item.type !== 'quote' && this.#isShown(item)).sort((a, b) => startOf(a) - startOf(b));
    if (stops.length === 0) return;
    const at = stops.findIndex(({ id }) => id === (this.#state.active ?? this.#lastActive));
    const next = at < 0 ? (direction > 0 ? 0 : stops.length - 1) : (at + direction + stops.length) % stops.length;
    this.#activate(/** @type {Item} */ (stops[next]).id, 0, 'text');
  }

  /** @type {string | null} */
  #lastActive = null;

  /** @param {string | null} id */
  #setActive(id) {
    if (id !== null) this.#lastActive = id;
    this.#state.active = id;
    this.#painter?.activate(id);
    this.#panel?.setActive(id);
  }

  /** @param {string} id */
  #showInPanel(id) {
    const item = this.#view?.items.get(id);
    if (!item) return;
    this.#card?.close();
    /** @type {Tab} */
    const tab = item.type === 'claim' ? 'claims' : item.type === 'entity' ? 'entities' : 'values';
    this.#change({ tab });
    this.#setActive(id);
    this.#panel?.reveal(id);
  }

  /** @param {string} id */
  async #share(id) {
    const item = this.#view?.items.get(id);
    const span = item?.spans[0];
    if (!item || !span || !this.#view) return;
    const url = toTextFragment(this.#view.text, span, location.href);
    const quote = this.#view.words(span);
    if (!this.#emit('share', { item, id, url, text: quote }, true)) return;
    await navigator.clipboard?.writeText(url).catch(() => {});
    this.#panel?.confirmShare(id, this.#state.words.say('claim.shared'));
  }

  /** @param {string} [id] Called by a page that shared a claim its own way. */
  confirmShare(id = '') {
    this.#panel?.confirmShare(id, this.#state.words.say('claim.shared'));
  }

  /** Reads the article again when it changes; only what changed is painted anew. @param {Element} root */
  #watch(root) {
    if (this.#observer) return;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    this.#observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#stay && this.#isStarted && void this.analyze(), SETTLE);
    });
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true });
    this.#stay?.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** @param {string | null} place @param {AbortSignal} signal */
  async #loadOverrides(place, signal) {
    if (!place) {
      this.#overrides = [];
      return;
    }
    const block = /^[\w-]+$/.test(place) ? document.getElementById(place) : null;
    this.#overrides = readOverrides(block ? JSON.parse(block.textContent ?? '[]') : await fetchJson(place, signal));
  }

  /** @param {string} name @param {object} detail @param {boolean} [cancelable] */
  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`claimlight:${name}`, { detail, bubbles: true, composed: true, cancelable }));
  }
}

reflectAttributes(ClaimLightElement.prototype);

/** @param {string} url @param {AbortSignal} signal */
async function fetchJson(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new ClaimlightError('wasm-load', `${url}: HTTP status ${response.status}`);
  return response.json();
}

/** Runs when the window stands still. @param {() => void} act */
function afterScroll(act) {
  let last = scrollY;
  let still = 0;
  const look = () => {
    still = scrollY === last ? still + 1 : 0;
    last = scrollY;
    if (still >= 3) act();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

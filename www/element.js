// An article on the page into `<claim-light>`: reads it, paints it, shows its panel, and leaves nothing behind.

import { Card } from './card.js';
import { awaitStart, watchForArticle } from './element/arrival.js';
import { isShown, withLayer, withManner, withSource } from './element/filter.js';
import { listenToPointer } from './element/pointing.js';
import { Reader } from './element/reader.js';
import { Tour } from './element/tour.js';
import { Watcher } from './element/watcher.js';
import { loadWords } from './i18n.js';
import { ATTRIBUTES, Options, ROAD_ATTRIBUTES } from './options.js';
import { Painter } from './painter.js';
import { Panel } from './panel/panel.js';
import { initialState, isBusy } from './panel/state.js';
import { ClaimlightError } from './protocol.js';
import { reflectAttributes } from './reflect.js';
import { CARD_SHEET } from './styles/card.js';
import { PANEL_SHEET } from './styles/panel.js';
import { leftOut, TextMap } from './text-map.js';
import { View } from './view.js';

/** @import { Analysis } from './analysis.js' */
/** @import { PanelState } from './panel/state.js' */
/** @import { Hearer } from './element/reader.js' */
/** @import { Stage } from './element/tour.js' */

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
  #reader = new Reader();
  /** @type {Watcher | null} */
  #watcher = null;
  /** Ends everything of one stay on the page. @type {AbortController | null} */
  #stay = null;
  /** Ends one reading. @type {AbortController | null} */
  #reading = null;
  #isReady = false;
  #isStarted = false;
  #isToldToRestart = false;
  #state = initialState();
  /** Whether the words of the interface are there. */
  #speaks = false;
  #stage = this.#makeStage();
  #tour = new Tour(this.#stage);

  connectedCallback() {
    this.#stay?.abort();
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    this.#configure();
    this.#panel ??= this.#build();
    void this.#speak(signal);
    void this.#arrive(signal);
  }

  disconnectedCallback() {
    this.#stay?.abort();
    this.#stay = null;
    this.#putDown();
    this.#reader.release();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#stay) return;
    this.#options = new Options(this);
    if (ROAD_ATTRIBUTES.has(name)) this.#reader.last = null;
    if (name === 'show') {
      this.#filter({ layers: this.#options.show });
    } else if (name === 'min-confidence') {
      this.#show();
    } else if (name === 'lang') {
      void this.#speak(this.#stay.signal);
    } else {
      this.#restartSoon();
    }
  }

  /** The analysis on show. Setting one shows it, for the text as it stands; setting `null` reads the article anew. */
  get analysis() {
    return this.#reader.last?.analysis ?? null;
  }
  set analysis(analysis) {
    this.#isStarted = true;
    this.#reader.last = null;
    if (!analysis) {
      void this.analyze();
    } else if (this.#findRoot()) {
      this.#readText();
      this.#reader.last = { text: this.text, analysis, rung: 'annotations' };
      this.#take();
    }
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
    return this.#reader.requests;
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
    this.#restartIfTold();
    if (!this.#stay) return null;
    this.#isStarted = true;
    this.#reading?.abort();
    this.#reading = new AbortController();
    const signal = AbortSignal.any([this.#reading.signal, this.#stay.signal]);
    try {
      return await this.#read(signal);
    } catch (thrown) {
      if (signal.aborted) return null;
      const { code, message } = ClaimlightError.from(thrown);
      this.#change({ status: 'error', error: { code, message }, view: null });
      this.#painter?.clear();
      this.#emit('error', { code, message });
      return null;
    }
  }

  /** Goes to an item: brings it into sight, marks it, and opens its card. @param {string} id @param {number} [place] */
  go(id, place = 0) {
    this.#tour.go(id, place, 'panel');
  }

  /** Goes to the next item on show, in text order. */
  next() {
    this.#tour.step(1);
  }

  /** Goes to the previous one. */
  previous() {
    this.#tour.step(-1);
  }

  /** Takes everything off the article; `analyze()` puts it back. */
  detach() {
    const isStopped = isBusy(this.#state);
    this.#putDown();
    this.#change({ status: 'idle', view: null });
    if (isStopped) this.#emit('error', { code: 'aborted', message: 'the analysis was aborted' });
  }

  /** @param {string} [id] Called by a page that shared a claim its own way. */
  confirmShare(id = '') {
    this.#tour.confirmShare(id);
  }

  #build() {
    const tour = this.#tour;
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const panel = new Panel({
      toggleLayer: (layer) => this.#filter(withLayer(this.#state, layer)),
      toggleManner: (manner) => this.#filter(withManner(this.#state, manner)),
      pickSource: (source) => this.#filter(withSource(this.#state, source)),
      setTab: (tab) => this.#change({ tab }),
      setSort: (sort) => this.#change({ sort }),
      setOn: (isOn) => this.#filter({ isOn }),
      go: (id, place) => this.go(id, place),
      step: (direction) => tour.step(direction),
      share: (id) => void tour.share(id),
      start: () => void this.analyze(),
      readAnyway: () => {
        this.#reader.isForced = true;
        void this.analyze();
      },
    });
    this.#card = new Card({
      showInPanel: (id) => tour.showInPanel(id),
      share: (id) => void tour.share(id),
      onClose: () => tour.mark(null),
    });
    shadow.adoptedStyleSheets = [PANEL_SHEET(), CARD_SHEET(), this.#card.sheet];
    shadow.append(panel.node, this.#card.node);
    return panel;
  }

  #configure() {
    this.#options = new Options(this);
    this.#state.layers = this.#options.show;
    // For the panel's own colours: the setting may stand in a block of JSON.
    this.setAttribute('data-theme', this.#options.theme);
  }

  /** @param {AbortSignal} signal */
  async #arrive(signal) {
    if (document.readyState === 'loading') {
      await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true, signal }));
      // The parser may have been in the middle of this element: its block of settings came after it.
      this.#configure();
    }
    const options = this.#options;
    if (signal.aborted || !options) return;
    listenToPointer(this.#stage, this.#tour, signal);
    const begin = () => void (this.#isStarted || this.analyze());
    watchForArticle(options, this.getRootNode(), () => this.#restartSoon(), signal);
    if (!this.#isStarted) awaitStart(options.start, options.root ? [options.root, this] : [this], begin, signal);
  }

  /** What tour and pointer need of this element, as it is when asked. @returns {Stage} */
  #makeStage() {
    const element = this;
    return {
      element,
      get root() { return element.#root; },
      get panel() { return element.#panel; },
      get card() { return element.#card; },
      get painter() { return element.#painter; },
      get state() { return element.#state; },
      change: (change) => element.#change(change),
      isShown: (item) => isShown(item, element.#state),
      emit: (name, detail, cancelable) => element.#emit(name, detail, cancelable),
    };
  }

  /** Lets go of the article. */
  #putDown() {
    this.#reading?.abort();
    this.#isStarted = false;
    this.#card?.close();
    this.#painter?.release();
    this.#painter = null;
    this.#watcher?.disconnect();
    this.#watcher = null;
    this.#root = null;
    this.#map = null;
  }

  /** Starts anew, as what is read or how it is painted changes: once for all that a script changes at a time. */
  #restartSoon() {
    if (!this.#isToldToRestart) queueMicrotask(() => this.#restartIfTold());
    this.#isToldToRestart = true;
  }

  #restartIfTold() {
    if (!this.#isToldToRestart) return;
    this.#isToldToRestart = false;
    if (!this.#stay) return;
    const wasStarted = this.#isStarted;
    this.disconnectedCallback();
    this.connectedCallback();
    if (wasStarted) void this.analyze();
  }

  /** @param {AbortSignal} signal */
  async #speak(signal) {
    const words = await loadWords(this.#options?.language ?? 'en');
    if (signal.aborted) return;
    this.#speaks = true;
    this.#change({ words });
  }

  /** @returns {Element | null} */
  #findRoot() {
    const options = this.#options;
    const root = options?.root ?? null;
    if (root === this.#root && this.#painter) return root;
    this.#painter?.release();
    this.#watcher?.disconnect();
    this.#root = root;
    this.#painter = root && options ? new Painter(root, options.mode, options.theme) : null;
    this.#watcher = root && options ? new Watcher(root, leftOut(options.ignore), () => void this.#readAgain()) : null;
    return root;
  }

  /** @param {AbortSignal} signal @returns {Promise<Analysis | null>} */
  async #read(signal) {
    const root = this.#findRoot();
    const options = this.#options;
    /** @type {Hearer} */
    const hearer = {
      // The engine may still be on its way when the reading has ended: by an error, or by what was read before.
      onLoading: (progress) => signal.aborted || (progress !== null && this.#state.status !== 'loading') || this.#change({ status: 'loading', progress }),
      onAnalysing: () => this.#change({ status: 'analysing', progress: null }),
    };
    if (root && options) {
      this.#reader.prepare(root, options, hearer);
      this.#readText();
    }
    if (root && options && this.text.trim() !== '') {
      await this.#reader.read(this.text, root, options, signal, hearer);
      signal.throwIfAborted();
      this.#take();
    } else {
      this.#reader.last = null;
      this.#painter?.clear();
      this.#change({ status: 'empty', view: null });
    }
    return this.analysis;
  }

  /** Reads the article after a change; where its text is on the page as it was, nothing but a range can be amiss. */
  #readAgain() {
    if (!this.#isStarted || !this.#root) return;
    const isKnown = this.#state.status === 'ready' && this.#painter?.knows(TextMap.read(this.#root, this.#options?.ignore));
    if (!isKnown) void this.analyze();
    else if (!this.#painter?.changesPage) this.#paint();
  }

  /** Shows what was read last. */
  #take() {
    if (!this.#reader.last) return;
    const { analysis, text, rung } = this.#reader.last;
    this.#state.rung = rung;
    this.#show();
    if (!this.#isReady) this.#emit('ready', { rung });
    this.#isReady = true;
    this.#emit('result', { analysis, text, rung });
  }

  /** Makes the view anew and paints it. */
  #show() {
    if (!this.#reader.last) return;
    const { text, analysis } = this.#reader.last;
    const picked = this.#state.view?.sources.find(({ id }) => id === this.#state.source)?.name;
    const view = new View(text, analysis, { minConfidence: this.#options?.minConfidence, overrides: this.#reader.overrides });
    const source = view.sources.find(({ name }) => name === picked)?.id ?? null;
    this.#change({ status: 'ready', error: null, progress: null, view, source });
    this.#paint();
  }

  #paint() {
    const { view, layers, isOn, active } = this.#state;
    if (!view || !this.#painter || !this.#map) return;
    if (isOn) {
      if (this.#painter.changesPage) this.#readText();
      this.#painter.paint(view, this.#map, (item) => isShown(item, this.#state), layers);
    } else {
      this.#painter.clear();
    }
    this.#painter.activate(active);
    this.#watcher?.forgive();
  }

  /** Shows more, or less, of what was read. @param {Partial<PanelState>} change */
  #filter(change) {
    this.#change(change);
    this.#paint();
    this.#emit('filter', { layers: this.layers, manners: [...this.#state.manners], source: this.#state.source });
  }

  #readText() {
    if (this.#painter?.changesPage) this.#painter.clear();
    this.#map = TextMap.read(/** @type {Element} */ (this.#root), this.#options?.ignore);
    this.#watcher?.forgive();
  }

  /** @param {Partial<PanelState>} change */
  #change(change) {
    Object.assign(this.#state, change);
    if (change.status) this.setAttribute('data-status', change.status);
    if (this.#speaks) this.#panel?.render(this.#state);
  }

  /** @param {string} name @param {object} detail @param {boolean} [cancelable] */
  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`claimlight:${name}`, { detail, bubbles: true, composed: true, cancelable }));
  }
}

reflectAttributes(ClaimLightElement.prototype);

// An article on the page into `<claim-light>`: reads it, paints it, shows its bar or panel, and leaves nothing behind.

import { Bar } from './bar/bar.js';
import { assign, h } from './dom.js';
import { asked, awaitStart, parsed, watchForArticle } from './element/arrival.js';
import { isShown } from './element/filter.js';
import { furnish } from './element/furnishing.js';
import { watchPage } from './element/page-colours.js';
import { Paper } from './element/paper.js';
import { Reader } from './element/reader.js';
import { loadWords } from './i18n.js';
import { ATTRIBUTES, Options, ROAD_ATTRIBUTES } from './options.js';
import { themeOf } from './ground.js';
import { initialState, isBusy } from './panel/state.js';
import { ClaimlightError } from './protocol.js';
import { reflectAttributes, takeOverProperties } from './reflect.js';
import { BASE_SHEET } from './styles/base.js';
import { MANY, takeSteps } from './turns.js';
import { View } from './view.js';

/** @import { Analysis } from './analysis.js' */
/** @import { PanelState } from './panel/state.js' */
/** @import { Furniture } from './drawer.js' */
/** @import { Hearer } from './element/reader.js' */
/** @import { Stage, Tour } from './element/tour.js' */

/** Importable where there is no browser: the element is only defined in one. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** `<claim-light>`. */
export class ClaimLightElement extends Base {
  static observedAttributes = ATTRIBUTES;

  /** @type {Options | null} */
  #options = null;
  /** @type {Bar | null} */
  #bar = null;
  #shell = h('div', { class: 'shell', part: 'shell' });
  /** Drawer, card and ticks, once they are loaded. @type {Furniture | null} */
  #furniture = null;
  /** @type {Promise<void> | null} */
  #furnishing = null;
  #paper = new Paper();
  #reader = new Reader();
  /** Ends everything of one stay on the page. @type {AbortController | null} */
  #stay = null;
  /** Ends one reading. @type {AbortController | null} */
  #reading = null;
  #isReady = false;
  #isStarted = false;
  /** Whether it was reading, or had read, when it last left the page: put back, it goes on. */
  #isAsked = false;
  #isToldToRestart = false;
  #state = initialState();
  /** Whether the words of the interface are there. */
  #hasWords = false;

  connectedCallback() {
    this.#stay?.abort();
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    takeOverProperties(this, ClaimLightElement.prototype);
    this.#configure();
    this.#bar ??= this.#build();
    watchPage(() => this.#colour(), signal);
    void this.#speak(signal);
    void this.#arrive(signal);
  }

  disconnectedCallback() {
    this.#stay?.abort();
    this.#stay = null;
    this.#isAsked ||= this.#isStarted;
    this.#releaseArticle();
    this.#reader.release();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#stay) return;
    this.#options = new Options(this);
    if (ROAD_ATTRIBUTES.has(name)) this.#reader.last = null;
    const { show, manners } = this.#options;
    if (name === 'show' || name === 'manners') {
      this.#filter({ layers: show, manners, allManners: manners });
    } else if (name === 'min-confidence') {
      void takeSteps(this.#show());
    } else if (name === 'theme') {
      this.#colour();
    } else if (name === 'lang') {
      void this.#speak(this.#stay.signal);
    } else {
      // A page that switches marks takes back what a reader switched; `off` counts in the restart.
      if (name === 'marks') this.#state.isOn = true;
      this.#restartSoon();
    }
  }

  /** The analysis on show. Setting one shows it, for the text as it stands; setting `null` reads the article anew. */
  get analysis() { return this.#reader.last?.analysis ?? null; }
  set analysis(analysis) {
    this.#isStarted = true;
    this.#reader.last = null;
    if (!analysis) {
      void this.analyze();
    } else if (this.#findRoot()) {
      this.#paper.read();
      this.#reader.last = { text: this.text, analysis, rung: 'annotations' };
      void this.#take();
    }
  }

  /** The article's text, as its offsets count it. */
  get text() { return this.#paper.text; }

  /** Which road the analysis came by. */
  get rung() { return this.#state.rung; }
  get status() { return this.#state.status; }

  /** How often the engine has asked the network for something. */
  get requests() { return this.#reader.requests; }

  /** The layers on show. */
  get layers() { return [...this.#state.layers]; }

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
      if (this.#options?.debug) await this.#furnish();
      if (!signal.aborted) this.#fail(ClaimlightError.from(thrown));
      return null;
    }
  }

  /** Goes to an item: brings it into sight, marks it, and opens its card. @param {string} id @param {number} [place] */
  go(id, place = 0) { this.#lead((tour) => tour.go(id, place, 'panel')); }

  /** Goes to the next claim on show, in text order. */
  next() { this.#lead((tour) => tour.step(1)); }

  /** Goes to the previous one. */
  previous() { this.#lead((tour) => tour.step(-1)); }

  /** Takes everything off the article; `analyze()` puts it back. */
  detach() {
    const isStopped = isBusy(this.#state);
    this.#isAsked = false;
    asked.delete(/** @type {Element} */ (this.#paper.root));
    this.#releaseArticle();
    this.#change({ status: 'idle', view: null });
    if (isStopped) this.#emit('error', { code: 'aborted', message: 'the analysis was aborted' });
  }

  /** @param {string} [id] Called by a page that shared a claim its own way. */
  confirmShare(id = '') { this.#furniture?.tour.confirmShare(id); }

  /** What leads through the article may still be on its way when the first lines are painted. @param {(tour: Tour) => void} lead */
  #lead(lead) {
    if (this.#furniture) lead(this.#furniture.tour);
    else void this.#furnishing?.then(() => this.#furniture && lead(this.#furniture.tour));
  }

  #build() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const bar = new Bar({
      start: () => void this.analyze(),
      setOn: (isOn) => this.#filter({ isOn }),
      setOpen: (isOpen) => this.#setOpen(isOpen),
      readAnyway: () => {
        this.#reader.isForced = true;
        void this.analyze();
      },
    });
    shadow.adoptedStyleSheets = [BASE_SHEET()];
    this.#shell.append(bar.node, bar.live);
    shadow.append(this.#shell);
    return bar;
  }

  /** Loads what a reader may open: behind the first highlight, before the element is ready. */
  #furnish() {
    return (this.#furnishing ??= furnish(this.#makeStage(), this.#shell, (isOpen) => this.#setOpen(isOpen)).then(
      (furniture) => {
        this.#furniture = furniture;
        if (this.#stay) furniture.listen(this.#stay.signal);
        this.#change({ isFurnished: true });
        furniture.margin.draw();
      },
      // Bar and lines stand without it.
      (error) => {
        console.info(`claim-light: ${error}`);
        this.#change({ isFurnished: null });
      },
    ));
  }

  #configure() {
    const options = (this.#options = new Options(this));
    const { layout, marks, show, manners } = options;
    Object.assign(this.#state, { layout, marks: marks === 'all' ? 'all' : 'quiet', layers: show, manners, allManners: manners });
    if (marks === 'off') this.#state.isOn = false;
    this.toggleAttribute('data-debug', options.debug);
    this.#colour();
  }

  /** Takes the colours of the place, where none are held. The setting may stand in a block of JSON. */
  #colour() {
    const held = this.#options?.theme ?? 'auto';
    this.setAttribute('data-theme', held === 'auto' ? themeOf(this) : held);
    this.#paper.painter?.hold(held);
    if (!this.#paper.painter?.changesPage) this.#paint();
  }

  /** Drawer or sheet, and the keyboard with it. @param {boolean} isOpen */
  #setOpen(isOpen) {
    if (isOpen === this.#state.isOpen) return;
    this.#change({ isOpen, tab: 'sources' });
    if (isOpen) this.#furniture?.panel.focus();
    else this.#bar?.focus();
  }

  /** To readers nothing is worse than before. @param {ClaimlightError} error */
  #fail({ code, message }) {
    this.#paper.painter?.clear();
    this.#change({ status: 'error', error: { code, message }, view: null, isOpen: false });
    console.info(`claim-light: ${code}: ${message}`);
    this.#emit('error', { code, message });
  }

  /** @param {AbortSignal} signal */
  async #arrive(signal) {
    // The parser may be in the middle of this element: its block of settings comes after it.
    if (await parsed(signal)) this.#configure();
    const options = this.#options;
    if (signal.aborted || !options) return;
    this.#furniture?.listen(signal);
    const begin = () => void (this.#isStarted || this.analyze());
    watchForArticle(options, this.getRootNode(), () => this.#restartSoon(), signal);
    if (this.#isAsked) begin();
    else if (!this.#isStarted) awaitStart(options, this, begin, signal);
  }

  /** What tour and pointer need of this element, as it is when asked. @returns {Stage} */
  #makeStage() {
    const element = this;
    return {
      element,
      get root() { return element.#paper.root; },
      get painter() { return element.#paper.painter; },
      get state() { return element.#state; },
      change: (change) => element.#change(change),
      filter: (change) => element.#filter(change),
      isShown: (item) => isShown(item, element.#state),
      announce: (said) => element.#bar?.announce(said),
      emit: (name, detail, cancelable) => element.#emit(name, detail, cancelable),
    };
  }

  #releaseArticle() {
    this.#reading?.abort();
    this.#isStarted = false;
    this.#furniture?.card.close();
    this.#paper.release();
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
    this.disconnectedCallback();
    this.connectedCallback();
  }

  /** @param {AbortSignal} signal */
  async #speak(signal) {
    const words = await loadWords(this.#options?.language ?? 'en');
    if (signal.aborted) return;
    this.#hasWords = true;
    this.#change({ words });
  }

  #findRoot() {
    return this.#paper.find(this.#options, this.#state, () => this.#readAgain(), (little) => this.#emit('little', little));
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
      if (options.start === 'interaction') asked.add(root);
      this.#reader.prepare(root, options, hearer);
      this.#paper.read();
    }
    if (root && options && this.text.trim() !== '') {
      await this.#reader.read(this.text, root, options, signal, hearer);
      signal.throwIfAborted();
      await this.#take(signal);
    } else {
      this.#reader.last = null;
      this.#paper.painter?.clear();
      if (options?.debug) await this.#furnish();
      // The article may have come meanwhile, and be read by now.
      signal.throwIfAborted();
      this.#change({ status: 'empty', view: null, isOpen: false });
      this.#emit('empty', {});
    }
    return this.analysis;
  }

  /** Reads the article after a change; where its text is on the page as it was, nothing but a range can be amiss. */
  #readAgain() {
    if (!this.#isStarted || !this.#paper.root) return;
    if (this.#state.status !== 'ready' || !this.#paper.isKnown) void this.analyze();
    else if (!this.#paper.painter?.changesPage) this.#paint();
  }

  /** Shows what was read last, perhaps just now; with the first, what a reader may open comes before it is told. @param {AbortSignal} [reading] */
  async #take(reading) {
    if (!this.#reader.last) return;
    const { analysis, text, rung } = this.#reader.last;
    this.#state.rung = rung;
    const { signal } = this.#stay ?? {};
    await takeSteps(this.#show(), analysis.claims.length > MANY ? reading : undefined);
    await this.#furnish();
    if (signal?.aborted) return;
    this.#isReady ||= this.#emit('ready', { rung });
    this.#emit('result', { analysis, text, rung });
  }

  /** Makes the view anew, shows it, and paints it. */
  *#show() {
    if (!this.#reader.last) return;
    const { text, analysis } = this.#reader.last;
    const picked = this.#state.view?.sources.find(({ id }) => id === this.#state.source)?.name;
    const view = new View(text, analysis, { minConfidence: this.#options?.minConfidence, overrides: this.#reader.overrides });
    yield;
    this.#change({ status: 'ready', error: null, progress: null, view, source: view.sources.find(({ name }) => name === picked)?.id ?? null });
    yield;
    this.#paint();
  }

  #paint() {
    this.#paper.paint(this.#state);
    this.#furniture?.margin.draw();
  }

  /** Shows more, or less, of what was read. @param {Partial<PanelState>} change */
  #filter(change) {
    this.#change(change);
    this.#paint();
    this.#emit('filter', { layers: this.layers, manners: [...this.#state.manners], source: this.#state.source });
  }

  /** @param {Partial<PanelState>} change */
  #change(change) {
    Object.assign(this.#state, change);
    const { status, words } = this.#state;
    if (change.status) this.setAttribute('data-status', status);
    // An error is none of a reader's business; where there is no article there is nothing to tell of.
    this.toggleAttribute('data-hidden', (status === 'error' || status === 'empty') && !this.#options?.debug);
    if (!this.#hasWords) return;
    assign(this.#shell, { dir: words.direction, lang: words.language });
    // A panel takes the keyboard from the bar that it stands in for.
    this.#furniture?.render(this.#state);
    this.#bar?.render(this.#state);
  }

  /** @param {string} name @param {object} detail @param {boolean} [cancelable] */
  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`claimlight:${name}`, { detail, bubbles: true, composed: true, cancelable }));
  }
}

reflectAttributes(ClaimLightElement.prototype);

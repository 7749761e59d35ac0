// The text on show into "Before you publish": asks the engine what there is to look at, and does what an editor says about it.

import { h, present } from '../dom.js';
import { download } from '../page/download.js';
import { PUBLISH_SHEET, REPORT_SHEET } from '../styles/publish.js';
import { adopt } from '../styles/sheet.js';
import { CHECKS } from './checks.js';
import { asideBy, goneFrom, readFile, setAside, toFile } from './corrections.js';
import { button, drawList, head, keyOf } from './list.js';
import { noteOf } from './note.js';
import { questionOf } from './question.js';
import { show, unmark, whereIs } from './place.js';
import { drawSettings, USUAL } from './settings.js';
import { deskWords } from './words/words.js';

/** @import { Check, Item, Override, Report } from '../analysis.js' */
/** @import { ListActions, Shown } from './list.js' */
/** @import { holdAnalyzer } from '../pool.js' */
/** @import { TextMap } from '../text-map.js' */
/** @import { Strictness } from './settings.js' */

/**
 * What the desk stands on. The engine is the one that the page has.
 *
 * @typedef {object} Stage
 * @property {HTMLElement} section Where it is drawn.
 * @property {HTMLElement} story The article.
 * @property {HTMLElement} panel The element that reads it.
 * @property {MediaQueryList} narrow Whether list and article stand one below the other.
 * @property {() => ReturnType<typeof holdAnalyzer>} hold
 * @property {() => TextMap} read The text as it stands.
 * @property {(said: string) => void} announce
 * @property {(isOpen: boolean) => void} onOpen
 */

/** "Before you publish". What an editor sets aside is kept as long as the page. */
export class PublishDesk {
  isOpen = false;
  #stage;
  #words = deskWords('en');
  /** @type {Override[]} */
  #overrides = [];
  /** @type {Strictness} */
  #settings = { ...USUAL };
  /** @type {Report | null} */
  #report = null;
  /** @type {TextMap | null} */
  #map = null;
  /** @type {'looking' | 'empty' | 'failed' | 'done'} */
  #status = 'looking';
  /** Ends the looking that is under way. @type {AbortController | null} */
  #looking = null;
  /** @type {ReturnType<typeof holdAnalyzer> | null} */
  #held = null;
  /** Checks that show all their passages. @type {Set<Check>} */
  #unfolded = new Set();
  /** What there is to say of the file that was opened last. @type {string[]} */
  #told = [];
  /** The row that the Tab key comes to. */
  #row = '';
  /** The item that the reader went to. @type {Item | null} */
  #gone = null;
  #head = h('p', { class: 'publish-head' });
  #list = h('div', { class: 'publish-list' });
  #settingsBox = h('details', { class: 'publish-settings' });
  #foot = h('div', { class: 'publish-foot' });
  #wayBack = h('div', { class: 'way-back', role: 'group', hidden: true });
  #file = h('input', { type: 'file', class: 'unseen', accept: '.json,application/json', tabindex: -1, 'aria-hidden': 'true' });
  /** @type {ListActions} */
  #actions = {
    go: (item) => this.#go(item),
    setAside: (item, action) => this.#setAside(item, action),
    takeBack: (item) => this.#takeBack(item),
    showAll: (check) => {
      this.#unfolded.add(check);
      this.#render();
    },
  };

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
    const { section, panel } = stage;
    adopt(document, PUBLISH_SHEET());
    section.addEventListener('focusin', ({ target }) => this.#rove(/** @type {Element} */ (target)));
    section.addEventListener('keydown', (event) => this.#onKey(event));
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#gone || event.defaultPrevented) return;
      event.preventDefault();
      this.#comeBack();
    });
    panel.addEventListener('claimlight:result', () => this.isOpen && void this.#look());
    this.#file.addEventListener('change', () => void this.#import());
  }

  /** @param {string} language */
  speak(language) {
    this.#words = deskWords(language);
    if (this.isOpen) this.#render();
  }

  async open() {
    const { section, narrow, onOpen } = this.#stage;
    this.isOpen = true;
    section.hidden = false;
    onOpen(true);
    this.#render();
    section.focus({ preventScroll: true });
    await this.#look();
    // What is written into it would push it out of sight.
    if (narrow.matches) section.scrollIntoView();
  }

  close() {
    this.isOpen = false;
    this.#looking?.abort();
    this.#leave();
    this.#held?.release();
    this.#held = null;
    this.#stage.section.hidden = true;
    this.#stage.onOpen(false);
  }

  /** Looks through the text as it stands. */
  async #look() {
    const { hold, read, announce } = this.#stage;
    this.#looking?.abort();
    const { signal } = (this.#looking = new AbortController());
    const before = this.#text;
    this.#map = read();
    const text = this.#text;
    if (text !== before) this.#leave();
    if (text.trim() === '') {
      this.#report = null;
      this.#status = 'empty';
      return this.#render();
    }
    const held = (this.#held ??= hold());
    try {
      const analyzer = await held.analyzer;
      const report = await analyzer.analyze(text, { signal, desk: questionOf({ settings: this.#settings, overrides: this.#overrides }) });
      if (signal.aborted) return;
      this.#report = report;
      this.#status = 'done';
    } catch {
      if (signal.aborted) return;
      // What failed once may work with another engine.
      held.discard();
      held.release();
      this.#held = this.#report = null;
      this.#status = 'failed';
    }
    this.#render();
    if (this.#head.textContent) announce(this.#head.textContent);
  }

  get #text() {
    return this.#map?.text ?? '';
  }

  /** @param {Item} item */
  #where({ span }) {
    return whereIs(this.#stage.story, this.#map?.pieces(span) ?? [], this.#words);
  }

  /** What is shown; `null` where nothing is. @returns {Shown | null} */
  #shown() {
    const [report, words] = [this.#report, this.#words];
    return report && { report, words, settings: this.#settings, where: (item) => this.#where(item) };
  }

  #render() {
    const { section } = this.#stage;
    const words = this.#words;
    const shown = this.#shown();
    const focused = document.activeElement instanceof HTMLElement && section.contains(document.activeElement) ? (document.activeElement.dataset['key'] ?? '') : '';
    const isAsideOpen = this.#list.querySelector('details')?.open ?? false;
    const told = this.#status === 'done' && shown ? head(shown) : words.say(`desk.${this.#status}`);
    if (this.#head.textContent !== told) this.#head.textContent = told;
    this.#list.replaceChildren(...present(shown ? drawList(shown, this.#actions, this.#unfolded, isAsideOpen) : [this.#status === 'failed' && button(words.say('desk.again'), 'again', () => void this.#look())]));
    this.#settingsBox.replaceChildren(h('summary', { 'data-key': 'settings' }, words.say('desk.settings')), ...drawSettings(this.#settings, words, (change) => {
      this.#settings = { ...this.#settings, ...change };
      void this.#look();
    }));
    this.#foot.replaceChildren(...this.#drawFoot());
    if (!this.#wayBack.hidden) this.#drawWayBack();
    if (!section.hasChildNodes()) section.append(h('h2', { id: 'publish-title' }), button('', 'close', () => this.close(), 'close'), this.#head, h('p', { class: 'publish-note' }), h('p', { class: 'report-headline', lang: 'en', dir: 'ltr' }), this.#list, this.#settingsBox, this.#foot, this.#file, this.#wayBack);
    /** @param {string} selector @param {string} said */
    const put = (selector, said) => void (/** @type {HTMLElement} */ (section.querySelector(selector)).textContent = said);
    put('h2', words.say('desk.title'));
    put('.publish-note', words.say('desk.note'));
    put('.close', words.say('desk.close'));
    put('.report-headline', this.#headline);
    this.#rove(null);
    if (focused) (this.#find(focused) ?? section).focus({ preventScroll: true });
  }

  #drawFoot() {
    const words = this.#words;
    return [
      h('p', { class: 'publish-tools' },
        button(words.say('desk.copy'), 'copy', () => void this.#copy()),
        button(words.say('desk.print'), 'print', () => this.#print()),
        button(words.say('desk.export'), 'export', () => this.#export()),
        button(words.say('desk.import'), 'import', () => this.#file.click()),
      ),
      h('ul', { class: 'told' }, this.#told.map((said) => h('li', {}, said))),
      h('p', { class: 'publish-note' }, words.say('desk.kept')),
    ];
  }

  get #headline() {
    return this.#stage.story.querySelector('h1')?.textContent?.trim() ?? '';
  }

  /** @param {Item} item */
  #go(item) {
    const { narrow, announce } = this.#stage;
    this.#gone = item;
    for (const row of this.#list.querySelectorAll('.place')) row.classList.toggle('gone', /** @type {HTMLElement} */ (row).dataset['item'] === keyOf(item));
    show(this.#map?.pieces(item.span) ?? []);
    announce(this.#words.say('desk.went', { where: this.#where(item) }));
    if (!narrow.matches) return;
    this.#wayBack.hidden = false;
    this.#drawWayBack();
    this.#wayBack.querySelector('button')?.focus({ preventScroll: true });
  }

  /** Where list and article stand one below the other, this leads back, or settles the matter on the spot. */
  #drawWayBack() {
    const [item, words] = [this.#gone, this.#words];
    if (!item) return;
    this.#wayBack.setAttribute('aria-label', words.say('desk.title'));
    this.#wayBack.replaceChildren(...present([
      button(words.say('desk.back'), 'back', () => this.#comeBack(), 'primary'),
      !item.setAside && button(words.say('desk.fine'), 'fine', () => this.#setAside(item, 'confirm')),
    ]));
  }

  #comeBack() {
    const key = this.#gone && `go-${keyOf(this.#gone)}`;
    const { section } = this.#stage;
    this.#leave();
    const row = (key && this.#find(key)) || section;
    row.scrollIntoView({ block: row === section ? 'start' : 'center' });
    row.focus({ preventScroll: true });
  }

  /** Takes the mark off the article, and the way back with it. */
  #leave() {
    this.#gone = null;
    this.#wayBack.hidden = true;
    unmark();
    this.#list.querySelector('.gone')?.classList.remove('gone');
  }

  /** @param {Item} item @param {'confirm' | 'suppress'} action */
  async #setAside(item, action) {
    const isAway = this.#gone !== null && !this.#wayBack.hidden;
    const next = this.#neighbour(item);
    this.#overrides.push(setAside(item, action));
    this.#leave();
    await this.#look();
    const row = (next && this.#find(`go-${next}`)) || this.#stage.section;
    if (isAway) row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
  }

  /** The row that the keyboard comes to when another is gone: the next one, or the one before it. @param {Item} item */
  #neighbour(item) {
    const rows = [...this.#list.querySelectorAll('.checks .place')].map((row) => /** @type {HTMLElement} */ (row).dataset['item']);
    const at = rows.indexOf(keyOf(item));
    return rows[at + 1] ?? rows[at - 1];
  }

  /** @param {Item} item */
  #takeBack(item) {
    const by = asideBy(this.#text, item, this.#overrides);
    this.#overrides = this.#overrides.filter((one) => !by.includes(one));
    void this.#look().then(() => (this.#find(`go-${keyOf(item)}`) ?? this.#stage.section).focus());
  }

  /** One row of the list is a stop of the Tab key; arrows lead to the others. @param {Element | null} target */
  #rove(target) {
    const rows = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll('.place')]).filter((row) => !row.closest('details:not([open])'));
    const on = target?.closest('.place');
    if (on instanceof HTMLElement) this.#row = on.dataset['item'] ?? '';
    const stop = rows.find((row) => row.dataset['item'] === this.#row) ?? rows[0];
    for (const row of rows) for (const one of row.querySelectorAll('button')) one.tabIndex = row === stop ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target instanceof Element ? event.target.closest('.place') : null;
    if (!step || !row) return;
    const rows = [...this.#list.querySelectorAll('.place')].filter((one) => one.checkVisibility());
    event.preventDefault();
    /** @type {HTMLElement | null | undefined} */ (rows[rows.indexOf(row) + step]?.querySelector('.go'))?.focus();
  }

  /** @param {string} key @returns {HTMLElement | null} */
  #find(key) {
    return this.#stage.section.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  async #copy() {
    const shown = this.#shown();
    if (!shown) return;
    const note = noteOf(shown, this.#headline);
    const isCopied = await (navigator.clipboard?.writeText(note) ?? Promise.reject()).then(() => true, () => false);
    this.#foot.querySelector('textarea')?.parentElement?.remove();
    if (isCopied) return this.#tell([this.#words.say('desk.copied')]);
    const area = h('textarea', { readonly: true, rows: 8 });
    area.value = note;
    this.#foot.append(h('label', { class: 'by-hand' }, this.#words.say('desk.copy.hand'), area));
    area.select();
  }

  /** @param {string[]} told */
  #tell(told) {
    this.#told = told;
    this.#foot.querySelector('.told')?.replaceChildren(...told.map((said) => h('li', {}, said)));
    this.#stage.announce(told.join(' '));
  }

  /** Prints headline, bar and list in place of the article. */
  #print() {
    for (const check of CHECKS) this.#unfolded.add(check);
    this.#render();
    addEventListener('afterprint', adopt(document, REPORT_SHEET()), { once: true });
    print();
  }

  #export() {
    download('desk.json', toFile(this.#overrides), 'application/json');
  }

  async #import() {
    const content = await this.#file.files?.[0]?.text();
    this.#file.value = '';
    if (content === undefined) return;
    const words = this.#words;
    const read = readFile(content);
    if (read.trouble) return this.#tell([words.say(`desk.import.${read.trouble}`)]);
    const known = new Set(this.#overrides.map((one) => JSON.stringify(one)));
    this.#overrides.push(...read.overrides.filter((one) => !known.has(JSON.stringify(one))));
    const gone = goneFrom(this.#text, read.overrides).length;
    /** @param {[string, string | undefined]} fault */
    const fault = ([name, value]) => (value === undefined ? words.say('desk.import.missing', { name }) : words.say('desk.import.fault', { name, value }));
    const told = [
      words.say('desk.imported', { count: read.overrides.length }),
      ...(gone > 0 ? [words.say('desk.imported.gone', { count: gone })] : []),
      ...read.leftOut.map(({ place, faults }) => words.say('desk.import.left', { place, faults: words.list(faults.map(fault)) })),
    ];
    await this.#look();
    this.#tell(told);
  }
}

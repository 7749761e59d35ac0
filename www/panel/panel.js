// A state into what a reader opens: the drawer under the bar, a sheet on a phone, or the panel of a wide rail. One view at a
// time: who speaks, the claims, the names, how this works.

import { assign, h, present } from '../dom.js';
import { placeAt, stopsOf } from '../element/filter.js';
import { MANNERS } from '../view.js';
import { about } from './about.js';
import { claimList, PAGE } from './claims.js';
import { entityGroups } from './entities.js';
import { key } from './key.js';
import { icon } from './marks.js';
import { isBusy, NARROW, TABS } from './state.js';
import { score } from './score.js';

/** @import { Child } from '../dom.js' */
/** @import { View } from '../view.js' */
/** @import { PanelActions, PanelState, Tab } from './state.js' */

/** Draws drawer and panel; keyboard focus and opened details survive a redraw. */
export class Panel {
  #actions;
  #head = h('div', { class: 'head', part: 'head' });
  #body = h('div', { part: 'body', id: 'list' });
  /** Details that the reader opened. @type {Set<string>} */
  #opened = new Set();
  /** How many rows of each list are shown. @type {Map<Tab, number>} */
  #lengths = new Map();
  /** The row that the Tab key comes to. @type {string | null} */
  #row = null;
  /** @type {PanelState | null} */
  #state = null;
  /** The state as it was last drawn. @type {PanelState | null} */
  #drawn = null;
  #narrow = matchMedia(NARROW);
  #isHigh = false;

  /** @param {PanelActions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.node = h('section', { part: 'panel', class: 'panel', tabindex: -1, hidden: true }, this.#head, this.#body);
    this.node.addEventListener('keydown', (event) => this.#onKey(event));
    this.node.addEventListener('toggle', (event) => this.#onToggle(event), true);
    this.node.addEventListener('focusin', ({ target }) => this.#rove(/** @type {Element} */ (target)));
  }

  /** Drawer and sheet change places as the window does. @param {AbortSignal} signal */
  listen(signal) {
    this.#narrow.addEventListener('change', () => this.#state && this.render(this.#state), { signal });
  }

  /** @param {PanelState} state */
  render(state) {
    const before = this.#drawn;
    // The element changes one state in place: what is to be told from the next is kept apart.
    [this.#state, this.#drawn] = [state, { ...state }];
    const { words, view, layout, tab } = state;
    // What was read before stays while the article is read again: to draw it anew takes long, and shows nothing new.
    if (state.status === 'analysing' && view && before && isSame(before, state)) return void (this.node.ariaBusy = 'true');
    const isListed = view !== null && (layout === 'panel' ? state.status === 'ready' || state.status === 'analysing' : state.isOpen);
    const focused = this.#focusKey();
    const headline = view?.analysis.blocks.find(({ kind }) => kind === 'headline');
    const name = ['Claimlight', this.#place(words), headline && view?.words(headline.span)].filter(Boolean).join(' ');
    assign(this.node, { hidden: !isListed, lang: words.language, dir: words.direction, 'aria-busy': String(isBusy(state)), 'aria-label': name, class: `panel ${layout === 'panel' ? 'rail' : this.#narrow.matches ? `sheet ${this.#isHigh ? 'high' : ''}` : 'drawer'}` });
    if (!isListed || !view) return this.#lie();
    if (!before?.view) this.#lengths.clear();
    const shown = { ...state, view };
    this.#head.replaceChildren(...present(head(shown, this.#actions, () => this.#stretch())));
    // What scrolls and holds no button is reached by itself.
    assign(this.#body, { class: `body b-${tab}`, tabindex: tab === 'about' && 0, role: layout === 'panel' && 'tabpanel', 'aria-labelledby': layout === 'panel' && `tab-${tab}` });
    this.#body.replaceChildren(...present(this.#list(shown)));
    for (const details of this.#body.querySelectorAll('details')) details.open = this.#opened.has(details.dataset['open'] ?? '');
    this.#rove(null);
    this.#stand();
    if (before && (before.tab !== tab || !before.isOpen)) this.#scroller.scrollTop = 0;
    if (focused) this.#find(focused)?.focus({ preventScroll: true });
    // The bar's button goes when the panel comes.
    if (layout === 'panel' && this.#active?.matches('.pill')) this.node.focus({ preventScroll: true });
  }

  /** Puts the keyboard on the control of a key, or on the whole, and brings that into sight. @param {string} [key] */
  focus(key) {
    (key ? this.#find(key) : this.node)?.focus();
  }

  /** Brings the entry of an item into sight. @param {string} id */
  reveal(id) {
    const { view } = this.#state ?? {};
    const place = view ? placeAt(view.places, view.items.get(id)) : 0;
    const { tab } = this.#state ?? {};
    if (tab && place >= (this.#lengths.get(tab) ?? PAGE)) this.#lengths.set(tab, place + 1);
    if (this.#state) this.render(this.#state);
    const entry = this.#body.querySelector(`[data-item="${CSS.escape(id)}"]`);
    entry?.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
    this.#find(id)?.focus({ preventScroll: true });
  }

  /** Draws the entry of the item that the reader is at; a high sheet would lie on its words. */
  setActive() {
    if (this.#state?.active) this.#isHigh = false;
    if (this.#state) this.render(this.#state);
  }

  /** Says on a claim's share button that it was done. @param {string} id @param {string} said */
  confirmShare(id, said) {
    const button = this.#body.querySelector(`[data-share="${CSS.escape(id)}"]`);
    if (button) button.textContent = said;
  }

  /** Of two panels on a page, each is called after its place and its article. @param {PanelState['words']} words */
  #place(words) {
    const place = [...document.querySelectorAll('claim-light')].findIndex((element) => element.shadowRoot === this.node.getRootNode());
    return place > 0 && words.number(place + 1);
  }

  /** A sheet lies on the page, whatever the page around the element is like. */
  #stand() {
    const isSheet = this.node.classList.contains('sheet');
    if (isSheet) assign(this.node, { popover: 'manual' });
    if (isSheet && this.node.isConnected && !this.node.matches(':popover-open')) this.node.showPopover();
    if (!isSheet) this.#lie();
  }

  #lie() {
    if (!this.node.hasAttribute('popover')) return;
    if (this.node.matches(':popover-open')) this.node.hidePopover();
    this.node.removeAttribute('popover');
  }

  /** A sheet is low, or high. */
  #stretch() {
    this.#isHigh = !this.#isHigh;
    this.node.classList.toggle('high', this.#isHigh);
  }

  /** What scrolls: the drawer, its list or the page. */
  get #scroller() {
    return this.#state?.layout === 'panel' ? this.node : this.#body;
  }

  /** @param {PanelState & {view: View}} state @returns {Child[]} */
  #list(state) {
    const { tab, words } = state;
    const length = this.#lengths.get(tab) ?? PAGE;
    const showMore = () => {
      this.#lengths.set(tab, length + PAGE);
      if (this.#state) this.render(this.#state);
      this.#rows()[length]?.focus();
    };
    const drawn = tab === 'claims' ? claimList(state, this.#actions, { length, showMore })
      : tab === 'entities' ? entityGroups(state, this.#actions, { length, showMore })
        : tab === 'about' ? about(state) : score(state, this.#actions, { isWhole: this.#lengths.has(tab), showAll: showMore });
    const foot = state.layout === 'bar' && tab === 'sources' && this.#ways(state);
    return [...drawn, foot, tab !== 'about' && h('p', { class: 'note', part: 'note' }, words.say('panel.note'))];
  }

  /** From the score to all else. @param {PanelState & {view: View}} state */
  #ways({ view, words }) {
    /** @param {Tab} tab @param {string} key @param {number} [count] */
    const way = (tab, key, count = 0) => h('button', { class: 'link', 'data-key': `way-${tab}`, onclick: () => this.#go(tab) }, words.say(key, { count }));
    return h('p', { class: 'ways' }, way('claims', 'drawer.claims', view.places.length), way('entities', 'drawer.names', view.entities.length), way('about', 'drawer.about'));
  }

  /** Another view, and the keyboard goes along. @param {Tab} tab */
  #go(tab) {
    // All claims are those of all sources.
    if (this.#state?.source) this.#actions.pickSource(null);
    this.#actions.setTab(tab);
    this.focus();
  }

  /** What has the keyboard in the whole element. */
  get #active() {
    return /** @type {ShadowRoot | Document} */ (this.node.getRootNode()).activeElement;
  }

  #focusKey() {
    const active = this.#active;
    return active instanceof HTMLElement && this.node.contains(active) ? (active.dataset['key'] ?? null) : null;
  }

  /** @param {string} key @returns {HTMLElement | null} */
  #find(key) {
    return this.node.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  /** @returns {HTMLElement[]} */
  #rows() {
    return [...this.#body.querySelectorAll(/** @type {'button'} */ ('.item'))];
  }

  /** A list is one stop of the Tab key: the row that the keyboard was on, or the first. @param {Element | null} target */
  #rove(target) {
    const rows = this.#rows();
    if (target?.matches('.item')) this.#row = target.getAttribute('data-key');
    const stop = rows.find((row) => row.dataset['key'] === this.#row) ?? rows[0];
    for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
  }

  /** @param {Event} event */
  #onToggle({ target }) {
    if (!(target instanceof HTMLDetailsElement)) return;
    const key = target.dataset['open'] ?? '';
    if (target.open) this.#opened.add(key);
    else this.#opened.delete(key);
  }

  /** Arrow keys move between tabs, and up and down a list; Escape closes the drawer. @param {KeyboardEvent} event */
  #onKey(event) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !this.#state || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === 'Escape' && this.#state.layout === 'bar') {
      event.preventDefault();
      this.#actions.setOpen(false);
    } else if (target.getAttribute('role') === 'tab') {
      const ahead = this.#state.words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const back = ahead === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
      const at = TABS.indexOf(this.#state.tab);
      const next = { [ahead]: at + 1, [back]: at - 1 + TABS.length, Home: 0, End: TABS.length - 1 }[key];
      if (next === undefined) return;
      event.preventDefault();
      const tab = /** @type {Tab} */ (TABS[next % TABS.length]);
      this.#actions.setTab(tab);
      this.focus(`tab-${tab}`);
    } else if (target.matches('.item')) {
      const rows = this.#rows();
      const at = rows.findIndex((row) => row === target);
      const next = rows[{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key] ?? -1];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  }
}

/** Whether the reader asked for less motion. */
export function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** @param {PanelState & {view: View}} state @param {PanelActions} actions @param {() => void} stretch @returns {Child[]} */
function head(state, actions, stretch) {
  const { words, tab, layout, isOn } = state;
  const isDrawer = layout === 'bar';
  const titles = { sources: 'drawer.title', claims: 'tab.claims', entities: 'tab.entities', about: 'drawer.about' };
  return [
    isDrawer && h('button', { class: 'handle', 'data-key': 'handle', 'aria-label': words.say('card.taller'), onclick: stretch }),
    h(
      'div',
      { class: 'head-row' },
      isDrawer && tab !== 'sources' && h('button', { class: 'step', 'data-key': 'back', 'aria-label': words.say('drawer.title'), title: words.say('drawer.title'), onclick: () => actions.setTab('sources') }, icon('previous')),
      h('h2', { class: 'title' }, words.say(isDrawer ? titles[tab] : 'panel.title')),
      steps(state, actions),
      isDrawer
        ? h('button', { class: 'step', part: 'close', 'data-key': 'close', 'aria-label': words.say('bar.close'), title: words.say('bar.close'), onclick: () => actions.setOpen(false) }, icon('close'))
        : h('button', { class: 'switch', part: 'switch', role: 'switch', 'data-key': 'switch', 'aria-checked': String(isOn), onclick: () => actions.setOn(!isOn) }, words.say('bar.mark'), h('span', { class: 'track' })),
    ),
    !isDrawer && mannersBar(state),
    !isDrawer && key(state, actions),
    !isDrawer && tabBar(state, actions),
  ];
}

/** To the claim before and the one behind, and where the reader is. @param {PanelState} state @param {PanelActions} actions */
function steps(state, actions) {
  const { words, active, view } = state;
  const stops = stopsOf(state);
  const at = placeAt(stops, view?.items.get(active ?? ''));
  /** @param {'previous' | 'next'} name @param {1 | -1} direction */
  const step = (name, direction) => {
    const label = words.say(`panel.${name}`);
    return h('button', { class: 'step', part: 'step', 'data-key': name, 'aria-label': label, title: label, onclick: () => actions.step(direction) }, icon(name));
  };
  return stops.length > 0 && h('div', { class: 'steps', role: 'group' }, step('previous', -1), h('span', { class: 'soft small place' }, at < 0 ? words.say('count.passages', { count: stops.length }) : words.say('panel.place', { place: at + 1, count: stops.length })), step('next', 1));
}

/** How the article's claims come to the page, as parts of a whole: the key below says which is which. @param {PanelState & {view: View}} state */
function mannersBar({ view }) {
  if (view.places.length === 0) return null;
  const parts = MANNERS.map((manner) => h('i', { class: `m-${manner}` }));
  MANNERS.forEach((manner, at) => {
    const part = parts[at];
    // A style that a script sets is none that a policy forbids.
    if (part) part.style.flexGrow = String(view.places.filter((place) => place.manner === manner).length);
  });
  return h('div', { class: 'manners', 'aria-hidden': 'true' }, ...parts);
}

/** @param {PanelState} state @param {PanelActions} actions */
function tabBar({ tab, words }, actions) {
  return h(
    'div',
    { class: 'tabs', part: 'tabs', role: 'tablist', 'aria-label': words.say('panel.title') },
    ...TABS.map((name) =>
      h(
        'button',
        { class: 'tab', part: 'tab', role: 'tab', id: `tab-${name}`, 'data-key': `tab-${name}`, 'aria-selected': String(tab === name), 'aria-controls': 'list', tabindex: tab === name ? 0 : -1, onclick: () => actions.setTab(name) },
        words.say(`tab.${name}`),
      ),
    ),
  );
}

/** Whether only how far the reading is has changed. @param {PanelState} one @param {PanelState} other */
function isSame({ status: _, progress: __, ...one }, other) {
  return Object.entries(one).every(([key, value]) => Reflect.get(other, key) === value);
}

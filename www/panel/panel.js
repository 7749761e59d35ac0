// A state into the panel: head, legend, tabs and the list behind the tab; or what stands there while there is nothing to list.

import { assign, h, present } from '../dom.js';
import { MANNERS } from '../view.js';
import { about } from './about.js';
import { claimList } from './claims.js';
import { entityGroups, valueList } from './entities.js';
import { legend } from './legend.js';
import { drawItem } from './list.js';
import { bar, icon } from './marks.js';
import { sourceLedger } from './sources.js';
import { isBusy, TABS } from './state.js';

/** @import { Child } from '../dom.js' */
/** @import { View } from '../view.js' */
/** @import { PanelActions, PanelState, Tab } from './state.js' */

/** Draws the panel; keyboard focus and opened details survive a redraw. */
export class Panel {
  #actions;
  #head = h('div', { part: 'head' });
  #body = h('div', { part: 'body', id: 'list' });
  #live = h('p', { class: 'unseen', role: 'status' });
  /** Details that the reader opened. @type {Set<string>} */
  #opened = new Set();
  /** @type {PanelState | null} */
  #state = null;

  /** @param {PanelActions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.node = h('section', { part: 'panel', class: 'panel' }, this.#head, this.#body, this.#live);
    this.node.addEventListener('keydown', (event) => this.#onKey(event));
    this.node.addEventListener('toggle', (event) => this.#onToggle(event), true);
  }

  /** @param {PanelState} state */
  render(state) {
    const before = this.#state;
    this.#state = state;
    const { words } = state;
    const focused = this.#focusKey();
    const view = state.view;
    // Of two panels on a page, each is called after its place and its article.
    const place = [...document.querySelectorAll('claim-light')].findIndex((element) => element.shadowRoot === this.node.getRootNode());
    const headline = view?.analysis.blocks.find(({ kind }) => kind === 'headline');
    const name = ['Claimlight', place > 0 && words.number(place + 1), headline && view?.words(headline.span)].filter(Boolean).join(' ');
    assign(this.node, { lang: words.language, dir: words.direction, 'aria-busy': String(isBusy(state)), 'aria-label': name });
    const isListed = view !== null && (state.status === 'ready' || state.status === 'analysing');
    this.#head.replaceChildren(...present(head(state, this.#actions)), ...(isListed ? [legend({ ...state, view }, this.#actions), tabBar(state, this.#actions)] : []));
    assign(this.#body, { class: isListed ? 'body' : 'state', role: isListed && 'tabpanel', 'aria-labelledby': isListed && `tab-${state.tab}` });
    this.#body.replaceChildren(...present(isListed ? list({ ...state, view }, this.#actions) : standIn(state, this.#actions)));
    for (const details of this.#body.querySelectorAll('details')) details.open = this.#opened.has(details.dataset['open'] ?? '');
    if (before?.status !== state.status || before?.view !== state.view) this.#live.textContent = announcement(state);
    if (focused) this.focus(focused);
  }

  /** Puts the keyboard on the control of a key. @param {string} key */
  focus(key) {
    this.#find(key)?.focus({ preventScroll: true });
  }

  /** Brings the entry of an item into sight. @param {string} id */
  reveal(id) {
    drawItem(this.#body, id);
    const entry = this.#body.querySelector(`[data-item="${CSS.escape(id)}"]`);
    entry?.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
    this.focus(id);
  }

  /** Marks the entry of the item that the reader is at, without drawing anew. @param {string | null} id */
  setActive(id) {
    for (const entry of this.#body.querySelectorAll('[data-item]')) entry.toggleAttribute('data-active', entry.getAttribute('data-item') === id);
    for (const button of this.#body.querySelectorAll('.claim-text')) assign(button, { 'aria-current': button.getAttribute('data-key') === id && 'true' });
  }

  /** Says on a claim's share button that it was done. @param {string} id @param {string} said */
  confirmShare(id, said) {
    const button = this.#body.querySelector(`[data-share="${CSS.escape(id)}"]`);
    if (button) button.textContent = said;
    this.#live.textContent = said;
  }

  #focusKey() {
    const root = /** @type {ShadowRoot | Document} */ (this.node.getRootNode());
    const active = root.activeElement;
    return active instanceof HTMLElement && this.node.contains(active) ? (active.dataset['key'] ?? null) : null;
  }

  /** @param {string} key @returns {HTMLElement | null} */
  #find(key) {
    return this.node.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  /** @param {Event} event */
  #onToggle({ target }) {
    if (!(target instanceof HTMLDetailsElement)) return;
    const key = target.dataset['open'] ?? '';
    if (target.open) this.#opened.add(key);
    else this.#opened.delete(key);
  }

  /** Arrow keys move between tabs, and up and down a list. @param {KeyboardEvent} event */
  #onKey(event) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !this.#state || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.getAttribute('role') === 'tab') {
      const ahead = this.#state.words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const back = ahead === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
      const at = TABS.indexOf(this.#state.tab);
      const next = { [ahead]: at + 1, [back]: at - 1 + TABS.length, Home: 0, End: TABS.length - 1 }[key];
      if (next === undefined) return;
      event.preventDefault();
      const tab = /** @type {Tab} */ (TABS[next % TABS.length]);
      this.#actions.setTab(tab);
      this.focus(`tab-${tab}`);
    } else if (target.matches('.item') && (key === 'ArrowDown' || key === 'ArrowUp')) {
      const entries = /** @type {HTMLElement[]} */ ([...this.#body.querySelectorAll('.item')]);
      const next = entries[entries.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)];
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

/** @param {PanelState} state @param {PanelActions} actions @returns {Child[]} */
function head({ view, words, isOn }, actions) {
  return [
    h(
      'div',
      { class: 'head' },
      h(
        'div',
        { class: 'head-row' },
        h('h2', { class: 'title' }, words.say('panel.title')),
        view && h('div', { class: 'steps', role: 'group' }, step('previous', -1), step('next', 1)),
        view &&
          h(
            'button',
            { class: 'switch', part: 'switch', role: 'switch', 'data-key': 'switch', 'aria-checked': String(isOn), onclick: () => actions.setOn(!isOn) },
            words.say('panel.on'),
            h('span', { class: 'track' }),
          ),
      ),
      view && h('p', { class: 'summary' }, summary(view, words)),
      view && view.claims.length > 0 && mannersBar(view, words),
      h('p', { class: 'note' }, words.say('panel.note')),
    ),
  ];

  /** @param {'previous' | 'next'} name @param {1 | -1} direction */
  function step(name, direction) {
    const label = words.say(`panel.${name}`);
    return h('button', { class: 'step', part: 'step', 'data-key': name, 'aria-label': label, title: label, onclick: () => actions.step(direction) }, icon(name));
  }
}

/** @param {View} view @param {PanelState['words']} words */
function summary(view, words) {
  return words.say('panel.summary', {
    claims: words.say('count.claims', { count: view.claims.length }),
    sources: words.say('count.sources', { count: view.sources.length }),
    names: words.say('count.names', { count: view.entities.length }),
  });
}

/** How the article's claims come to the page, as parts of a whole. @param {View} view @param {PanelState['words']} words */
function mannersBar(view, words) {
  const counts = MANNERS.map((manner) => ({ manner, count: view.claims.filter(({ claim }) => claim.manner === manner).length }));
  const label = words.list(counts.filter(({ count }) => count > 0).map(({ manner, count }) => `${words.say(`manner.${manner}`)} ${count}`));
  return bar(
    counts.map(({ manner, count }) => ({ share: count / view.claims.length, fill: `var(--claim-${manner}-line)` })),
    { label, gap: 3, className: 'manners', isMirrored: words.direction === 'rtl' },
  );
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

/** @param {PanelState & {view: View}} state @param {PanelActions} actions @returns {Child[]} */
function list(state, actions) {
  switch (state.tab) {
    case 'claims':
      return claimList(state, actions);
    case 'sources':
      return sourceLedger(state, actions);
    case 'entities':
      return entityGroups(state, actions);
    case 'values':
      return valueList(state, actions);
    case 'about':
      return about(state);
  }
}

/** What stands there while there is nothing to list. @param {PanelState} state @param {PanelActions} actions @returns {Child[]} */
function standIn({ status, progress, error, words }, actions) {
  /** @param {string} key */
  const title = (key) => h('h3', { class: 'state-title' }, words.say(key));
  /** @param {string} key @param {() => void} act */
  const button = (key, act) => h('button', { class: 'button', 'data-key': key, onclick: act }, words.say(key));
  if (status === 'idle') return [title('state.idle'), h('p', {}, words.say('state.idle.help')), button('state.idle.button', actions.start)];
  if (status === 'empty') return [title('state.empty'), h('p', {}, words.say('state.empty.help'))];
  if (status === 'error' && error) {
    return [
      title('state.error'),
      h('p', {}, words.say(`error.${error.code}`)),
      error.code !== 'unsupported-language' && h('p', { lang: 'en', class: 'source-detail' }, error.message),
      error.code === 'unsupported-language' ? button('error.anyway', actions.readAnyway) : error.code !== 'too-large' && button('state.retry', actions.start),
    ];
  }
  const name = status === 'loading' ? 'state.loading' : 'state.analysing';
  return [
    title(name),
    h('progress', { 'aria-label': words.say(name), max: 1, value: progress }),
    progress !== null && h('p', { class: 'source-detail', 'aria-hidden': 'true' }, words.percent(progress)),
  ];
}

/** @param {PanelState} state */
function announcement({ status, view, words, error }) {
  if (status === 'ready' && view) return summary(view, words);
  if (status === 'error' && error) return words.say(`error.${error.code}`);
  if (status === 'empty') return words.say('state.empty');
  return '';
}

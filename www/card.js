// The words under the pointer into a card beside them: who, in one sentence how, and three things to do. On a phone it is a
// sheet at the lower edge.

import { isNobodys, placeAt, stopsOf } from './element/filter.js';
import { assign, h, own } from './dom.js';
import { claimFacts, claimName, claimsIn, isPartly } from './panel/facts.js';
import { valueReading } from './panel/entities.js';
import { icon } from './panel/marks.js';
import { NARROW } from './panel/state.js';
import { groupOf } from './view.js';

/** @import { Child } from './dom.js' */
/** @import { PanelState } from './panel/state.js' */
/** @import { ClaimItem, Item, PassageItem, View } from './view.js' */

/**
 * @typedef {object} CardActions
 * @property {(id: string) => void} showInPanel
 * @property {(source: string) => void} showSource
 * @property {(id: string) => void} share
 * @property {(id: string, place?: number) => void} go
 * @property {(direction: 1 | -1) => void} step
 * @property {() => void} onClose
 */

/** Space between card and words, and card and window edge, in CSS pixels. */
const GAP = 8;

/** One card, reused. */
export class Card {
  /** Whether it was asked for, and stays until it is sent away. */
  isPinned = false;
  #actions;
  /** Where the card stands: a rule of its own sheet, as an inline style is not allowed everywhere. */
  #place;
  /** On a phone, what the page is longer by while the card lies on its end. */
  #room = h('div', { class: 'room' });
  #length;
  /** @type {(() => void) | null} */
  #returnTo = null;
  /** Puts it where it belongs, also when what it says has become longer. */
  #settle = () => {};
  /** @type {string[]} */
  #ids = [];

  /** @param {CardActions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.sheet = new CSSStyleSheet();
    this.sheet.replaceSync('.card {} .room {}');
    const [place, length] = /** @type {CSSStyleRule[]} */ ([...this.sheet.cssRules]).map(({ style }) => style);
    this.#place = /** @type {CSSStyleDeclaration} */ (place);
    this.#length = /** @type {CSSStyleDeclaration} */ (length);
    this.node = h('div', { class: 'card', part: 'card', popover: 'manual', role: 'dialog', tabindex: -1 });
  }

  get isOpen() {
    return this.node.isConnected && this.node.matches(':popover-open');
  }

  /** The items it shows. */
  get ids() {
    return this.#ids;
  }

  /** Whether the keyboard is in it. */
  get hasFocus() {
    const root = /** @type {ShadowRoot | Document} */ (this.node.getRootNode());
    return root.activeElement !== null && this.node.contains(root.activeElement);
  }

  /**
   * @param {Item[]} items The innermost first: it is the one that is told of. @param {PanelState & {view: View}} state @param {DOMRect} beside The line that is read.
   * @param {{column?: DOMRect, ranges?: Range[], returnTo?: (() => void) | null}} [where] The article's column, which is kept free where there is room; all words that it tells of; and where the keyboard, which goes into the card, comes back to.
   */
  open(items, state, beside, { column, ranges = [], returnTo = null } = {}) {
    const [lead, ...others] = items;
    if (!lead) return;
    const { words, view } = state;
    this.#ids = items.map(({ id }) => id);
    this.#returnTo = returnTo;
    assign(this.node, { 'aria-label': words.say('card.label'), lang: words.language, dir: words.direction });
    const also = others.filter(({ type }) => type === 'entity').map((item) => (item.type === 'entity' ? `${item.entity.name}, ${words.say(`entity.${item.entity.kind}`)}` : ''));
    this.node.replaceChildren(
      h(
        'div',
        { class: 'card-head' },
        this.#steps(lead, state),
        h('button', { class: 'step card-close', 'aria-label': words.say('card.close'), onclick: () => this.close() }, icon('close')),
      ),
      .../** @type {Node[]} */ (this.#describe(lead, view, state).filter(Boolean)),
      ...(also.length > 0 ? [h('p', { class: 'card-line' }, words.say('card.also', { names: also.join('; ') }))] : []),
    );
    if (!this.isOpen) this.node.showPopover();
    this.#settle = () => this.#put(beside, column);
    this.#settle();
    if (matchMedia(NARROW).matches) this.#uncover(beside.top, Math.max(beside.bottom, ...('manner' in lead ? ranges : []).map((range) => range.getBoundingClientRect().bottom)));
    if (returnTo) this.node.focus({ preventScroll: true });
  }

  close() {
    this.#room.remove();
    if (!this.isOpen) return;
    const goBack = this.hasFocus ? this.#returnTo : null;
    this.node.hidePopover();
    this.#ids = [];
    this.#returnTo = null;
    this.#actions.onClose();
    goBack?.();
  }

  /** On a phone, where the reader is among all claims. @param {Item} item @param {PanelState} state */
  #steps(item, state) {
    const { words } = state;
    const stops = stopsOf(state);
    const at = placeAt(stops, item);
    /** @param {'previous' | 'next'} name @param {1 | -1} direction */
    const step = (name, direction) => h('button', { class: 'step', 'aria-label': words.say(`panel.${name}`), onclick: () => this.#actions.step(direction) }, icon(name));
    return at >= 0 && h('div', { class: 'card-steps' }, step('previous', -1), h('span', {}, words.say('panel.place', { place: at + 1, count: stops.length })), step('next', 1));
  }

  /** @param {Item} item @param {View} view @param {PanelState} state @returns {Child[]} */
  #describe(item, view, state) {
    const { words } = state;
    switch (item.type) {
      case 'claim':
      case 'quote':
      case 'passage':
        return this.#spoken(item, view, state);
      case 'entity':
        return [h('p', { class: 'card-name' }, own(view, item.entity.name)), h('p', { class: 'card-line' }, `${words.say(`entity.${item.entity.kind}`)}, ${words.say('count.mentions', { count: item.spans.length })}`), this.#foot([this.#way('card.list', state, () => this.#actions.showInPanel(item.id))])];
      case 'value':
        return [h('p', { class: 'card-name' }, own(view, view.words(item.value.span))), h('p', { class: 'card-line' }, [words.say(`value.${item.value.kind}`), valueReading(item, words)].filter(Boolean).join(' · '))];
    }
  }

  /** Who, what they are, and how their words come to the page. @param {ClaimItem | PassageItem} item @param {View} view @param {PanelState} state @returns {Child[]} */
  #spoken(item, view, state) {
    const { words } = state;
    const span = item.attribution?.source?.span;
    const role = span && roleIn(view.words(span).replace(/\s+/g, ' '), item.sourceName);
    const hedges = claimsIn(item, view).flatMap(({ claim }) => claim.hedges.map(({ span }) => view.words(span)));
    const { source } = item;
    const passages = isNobodys(item) ? view.places.filter(isNobodys) : (source?.passages ?? []);
    const at = placeAt(passages, item);
    return [
      h('p', { class: 'card-name' }, item.sourceName ? own(view, item.sourceName) : words.say(`manner.${item.manner}`)),
      role && h('p', { class: 'card-line' }, own(view, role)),
      h('p', { class: 'card-how' }, sentence(item, view, state), hedges.length > 0 && ` ${words.say('card.softened', { words: words.list(hedges) })}`),
      passages.length > 1 && at >= 0 && h('p', { class: 'card-line' }, h('button', { class: 'link', onclick: () => this.#actions.go(passages[(at + 1) % passages.length]?.id ?? '') }, words.say('panel.place', { place: at + 1, count: words.say('count.passages', { count: passages.length }) }), ' ›')),
      this.#foot([
        source && !isNobodys(item) && this.#way('card.all', state, () => this.#actions.showSource(source.id)),
        h('button', { class: 'link', 'data-share': item.id, 'aria-label': `${words.say('claim.share')}: ${claimName(item, words)}`, onclick: () => this.#actions.share(item.id) }, words.say('claim.share')),
        h('details', { class: 'card-why', ontoggle: () => this.#settle() }, h('summary', {}, words.say('claim.why')), claimFacts(item, view, words, { isCard: true })),
      ]),
    ];
  }

  /** @param {Child[]} ways */
  #foot(ways) {
    return h('div', { class: 'card-foot' }, ...ways);
  }

  /** @param {string} key @param {PanelState} state @param {() => void} act */
  #way(key, { words }, act) {
    return h('button', { class: 'link', onclick: act }, words.say(key));
  }

  /** Moves the page so that a sheet does not lie on the words that it tells of, also where they end the page. @param {number} top The line that is read. @param {number} bottom */
  #uncover(top, bottom) {
    const { host } = /** @type {ShadowRoot} */ (this.node.getRootNode());
    if (!this.#room.isConnected) {
      // In the element's own layer: nothing of the page is changed.
      this.#length.blockSize = `calc(${document.documentElement.scrollHeight - scrollY - host.getBoundingClientRect().top}px + 40dvh)`;
      this.node.after(this.#room);
    }
    const hidden = bottom + GAP - this.node.getBoundingClientRect().top;
    if (hidden > 0) window.scrollBy({ top: Math.min(hidden, top - GAP), behavior: 'instant' });
  }

  /** Beside the article's column where there is room, else above the line that is read, which hides what was read; else below it. @param {DOMRect} beside @param {DOMRect} [column] */
  #put(beside, column) {
    this.#place.left = this.#place.top = '';
    if (matchMedia(NARROW).matches) return;
    const { width, height } = this.node.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isFree = (/** @type {number} */ left) => left >= GAP && left + width <= clientWidth - GAP && !this.#covers(left, beside.top, width, height);
    const side = column && [column.left - 3 * GAP - width, column.right + 2 * GAP].find(isFree);
    const above = beside.top - GAP - height;
    const y = side !== undefined ? Math.min(beside.top, clientHeight - height - GAP) : above >= GAP ? above : Math.min(beside.bottom + GAP, Math.max(GAP, clientHeight - height - GAP));
    const x = side ?? Math.min(Math.max(GAP, beside.left), Math.max(GAP, clientWidth - width - GAP));
    this.#place.left = `${Math.round(x)}px`;
    this.#place.top = `${Math.round(Math.max(GAP, y))}px`;
  }

  /** Whether the card would lie on the element's own panel. @param {number} left @param {number} top @param {number} width @param {number} height */
  #covers(left, top, width, height) {
    const panel = /** @type {ShadowRoot} */ (this.node.getRootNode()).host?.getBoundingClientRect();
    return panel && left < panel.right && left + width > panel.left && top < panel.bottom && top + height > panel.top;
  }
}

/** What the words of a source tell beside the name: "the director of …"; nothing, where they are a pronoun or a shorter name. @param {string} said @param {string} name */
function roleIn(said, name) {
  const role = said.replace(name, '').replace(/^[\s,]+|[\s,]+$/g, '');
  const isOther = role === said && (!said.includes(' ') || said.endsWith(name.split(' ').at(-1) ?? ''));
  return isOther || !/\p{L}{3}/u.test(role) || /^(the|her|his|its|their|our)$/i.test(role) ? '' : role;
}

/** How the words come to the page, by who stands for them. @param {ClaimItem | PassageItem} item @param {View} view @param {PanelState} state */
function sentence(item, view, { words }) {
  const cue = item.attribution?.cue ? view.words(item.attribution.cue.span) : '';
  const kind = item.source?.source.kind ?? item.attribution?.source?.kind;
  const group = kind ? groupOf(kind) : 'nobody';
  const { manner } = item;
  if (manner === 'unattributed') return words.say('card.own');
  if (manner === 'hearsay') return cue ? words.say('card.hearsay.cue', { cue }) : words.say('card.hearsay');
  if (manner === 'anonymous') return words.say('card.anonymous');
  const isQuoted = manner === 'quoted';
  const how = isQuoted ? words.say(isPartly(item, view) ? 'card.partly' : 'card.quoted') : cue ? words.say('card.retold.cue', { cue }) : words.say('card.retold');
  return group === 'office' || group === 'document' ? `${words.say(`card.${group}`)} ${how}` : how;
}

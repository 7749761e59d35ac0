// The items under the pointer into a card beside them: who, what, on whose word. Escape closes it.

import { assign, h, own } from './dom.js';
import { claimFacts } from './panel/claims.js';
import { valueReading } from './panel/entities.js';
import { icon, swatch } from './panel/marks.js';
import { paintLayer } from './highlighter.js';

/** @import { Child } from './dom.js' */
/** @import { Words } from './i18n.js' */
/** @import { Item, View } from './view.js' */

/**
 * @typedef {object} CardActions
 * @property {(id: string) => void} showInPanel
 * @property {(id: string) => void} share
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
  /** @type {HTMLElement | null} */
  #returnTo = null;
  /** @type {string[]} */
  #ids = [];

  /** @param {CardActions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.sheet = new CSSStyleSheet();
    this.sheet.replaceSync('.card {}');
    this.#place = /** @type {CSSStyleRule} */ (this.sheet.cssRules[0]).style;
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
   * @param {Item[]} items The innermost first. @param {View} view @param {Words} words @param {DOMRect} beside
   * @param {HTMLElement | null} [returnTo] Takes the keyboard into the card, and where it goes back to.
   */
  open(items, view, words, beside, returnTo = null) {
    this.#ids = items.map(({ id }) => id);
    const lead = items.length === 1 ? items[0] : undefined;
    this.#returnTo = returnTo;
    assign(this.node, { 'aria-label': words.say('card.label'), lang: words.language, dir: words.direction });
    this.node.replaceChildren(
      h(
        'div',
        { class: 'card-head' },
        lead ? kindLine(lead, words) : h('p', {}, words.say('count.items', { count: items.length })),
        h('button', { class: 'card-close', 'aria-label': words.say('card.close'), onclick: () => this.close() }, icon('close')),
      ),
      ...items.map((item) => this.#section(item, view, words, item !== lead)),
    );
    if (!this.isOpen) this.node.showPopover();
    this.#put(beside);
    if (returnTo) this.node.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    const hadFocus = this.hasFocus;
    this.node.hidePopover();
    this.#ids = [];
    if (hadFocus) this.#returnTo?.focus({ preventScroll: true });
    this.#returnTo = null;
    this.#actions.onClose();
  }

  /** @param {Item} item @param {View} view @param {Words} words @param {boolean} saysKind Not where the card's head does. */
  #section(item, view, words, saysKind) {
    return h(
      'section',
      { class: 'card-item', part: 'card-item' },
      saysKind && kindLine(item, words),
      ...describe(item, view, words),
      h(
        'div',
        { class: 'card-foot' },
        item.type !== 'quote' && h('button', { class: 'link', onclick: () => this.#actions.showInPanel(item.id) }, words.say('card.panel')),
        item.type === 'claim' && h('button', { class: 'link', onclick: () => this.#actions.share(item.id) }, words.say('claim.share')),
      ),
    );
  }

  /** Below the words where there is room, above them otherwise. @param {DOMRect} beside */
  #put(beside) {
    const { width, height } = this.node.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const below = beside.bottom + GAP;
    const y = below + height <= clientHeight ? below : Math.max(GAP, beside.top - GAP - height);
    const x = Math.min(Math.max(GAP, beside.left), Math.max(GAP, clientWidth - width - GAP));
    this.#place.left = `${Math.round(x)}px`;
    this.#place.top = `${Math.round(y)}px`;
  }
}

/** @param {Item} item @param {Words} words */
function kindLine(item, words) {
  return h('p', { class: 'card-kind' }, swatch(paintLayer(item)), kindOf(item, words));
}

/** @param {Item} item @param {Words} words */
function kindOf(item, words) {
  switch (item.type) {
    case 'claim':
      return words.say(`manner.${item.claim.manner}`);
    case 'entity':
      return words.say(`entity.${item.entity.kind}`);
    case 'value':
      return words.say(`value.${item.value.kind}`);
    case 'quote':
      return words.say('quote.kind');
  }
}

/** @param {Item} item @param {View} view @param {Words} words @returns {Child[]} */
function describe(item, view, words) {
  switch (item.type) {
    case 'claim':
      return [claimFacts(item, view, words)];
    case 'entity':
      return [h('p', { class: 'card-name' }, own(view, item.entity.name)), h('p', { class: 'card-line' }, words.say('count.mentions', { count: item.spans.length }))];
    case 'value':
      return [h('p', { class: 'card-name' }, own(view, view.words(item.value.span))), h('p', { class: 'card-line' }, valueReading(item, words))];
    case 'quote':
      return [h('p', { class: 'card-name' }, item.sourceName ? own(view, item.sourceName) : words.say('claim.nobody'))];
  }
}

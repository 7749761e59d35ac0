// An item that somebody picked into its place in the article, its card, and its entry in drawer or panel.

import { toTextFragment } from '../export/text-fragment.js';
import { claimName, claimsIn } from '../panel/facts.js';
import { calm } from '../panel/panel.js';
import { placeAt, stopsOf } from './filter.js';

/** @import { Card } from '../card.js' */
/** @import { Painter } from '../painter.js' */
/** @import { Panel } from '../panel/panel.js' */
/** @import { PanelState } from '../panel/state.js' */
/** @import { Item, View } from '../view.js' */

/**
 * What stands on the page, as it is at the moment.
 *
 * @typedef {object} Stage
 * @property {HTMLElement} element The panel's element.
 * @property {Element | null} root The article.
 * @property {Painter | null} painter
 * @property {PanelState} state
 * @property {(change: Partial<PanelState>) => void} change
 * @property {(change: Partial<PanelState>) => void} filter Shows more, or less, of what was read.
 * @property {(item: Item) => boolean} isShown
 * @property {(said: string) => void} announce
 * @property {(name: string, detail: object, cancelable?: boolean) => boolean} emit False where the page would rather act itself.
 */

/** Leads a reader from item to item. */
export class Tour {
  #stage;
  #panel;
  /** @type {Card | null} */
  card = null;
  /** @type {string | null} */
  #last = null;

  /** @param {Stage} stage @param {() => Panel} panel */
  constructor(stage, panel) {
    this.#stage = stage;
    this.#panel = panel;
  }

  /** Brings an item into sight, marks it, and opens its card. @param {string} id @param {number} place @param {'panel' | 'text'} from */
  go(id, place, from) {
    const { painter, state, element, emit } = this.#stage;
    const { view } = state;
    const item = view?.items.get(id);
    if (!item || !view || !painter) return;
    const isSmooth = from === 'panel' && !calm();
    // Where each claim has a mark of its own, a passage has none.
    const there = [item, ...claimsIn(item, view)].find((one) => painter.rectOf(one.id, place))?.id ?? id;
    this.mark(there);
    painter.scrollTo(there, place, isSmooth ? 'smooth' : 'auto');
    if (!emit('activate', { item, id, text: view.wordsOf(item), from }, true)) return;
    const focused = element.shadowRoot?.activeElement;
    const key = from === 'panel' && focused instanceof HTMLElement ? focused.dataset['key'] : undefined;
    // There and back: from the card the keyboard, and with it the window, returns to where the reader was.
    const returnTo = key ? () => this.#panel().focus(key) : null;
    const open = () => {
      const { painter, state, root } = this.#stage;
      const rect = painter?.rectOf(there, place);
      if (!this.card || !rect || !state.view || state.active !== there) return;
      this.card.isPinned = true;
      this.card.open([item], { ...state, view: state.view }, rect, { column: root?.getBoundingClientRect(), ranges: painter?.rangesOf(item), returnTo });
    };
    if (isSmooth) afterScroll(open);
    else open();
  }

  /** Goes to the next or previous claim on show, in text order, and says which one that is. @param {1 | -1} direction */
  step(direction) {
    const { state, announce } = this.#stage;
    const stops = stopsOf(state);
    if (stops.length === 0) return;
    const at = placeAt(stops, state.view?.items.get(state.active ?? this.#last ?? ''));
    const next = at < 0 ? (direction > 0 ? 0 : stops.length - 1) : (at + direction + stops.length) % stops.length;
    const item = stops[next];
    if (!item) return;
    this.go(item.id, 0, 'text');
    announce(state.words.say('panel.at', { place: next + 1, count: stops.length, name: claimName(item, state.words) }));
  }

  /** Marks the item that the reader is at, in article and panel. @param {string | null} id */
  mark(id) {
    if (id !== null) this.#last = id;
    this.#stage.state.active = id;
    this.tint();
    this.#panel().setActive();
  }

  /** Tints what a row of the drawer stands for; without a row, the item that the reader is at. @param {readonly Item[]} [items] */
  tint(items) {
    const { active } = this.#stage.state;
    this.#stage.painter?.activate(items?.map(({ id }) => id) ?? (active === null ? [] : [active]));
  }

  /** Shows an item's entry in drawer or panel. @param {string} id */
  showInPanel(id) {
    const { state, change } = this.#stage;
    const type = state.view?.items.get(id)?.type;
    if (!type) return;
    this.card?.close();
    change({ tab: type === 'entity' ? 'entities' : 'claims', isOpen: true });
    this.mark(id);
    this.#panel().reveal(id);
  }

  /** Shows what a source says, and nothing of others. @param {string} source */
  showSource(source) {
    this.card?.close();
    this.#stage.filter({ source, tab: 'sources', isOpen: true });
    this.#panel().focus(`source-${source}`);
  }

  /** Hands out an address that leads to the words of an item. @param {string} id */
  async share(id) {
    const { state, emit } = this.#stage;
    const item = state.view?.items.get(id);
    const span = item?.spans[0];
    if (!span || !state.view) return;
    const url = toTextFragment(state.view.text, span, location.href);
    if (!emit('share', { item, id, url, text: state.view.words(span) }, true)) return;
    await navigator.clipboard?.writeText(url).then(() => this.confirmShare(id), () => {});
  }

  /** @param {string} id */
  confirmShare(id) {
    const said = this.#stage.state.words.say('claim.shared');
    this.#panel().confirmShare(id, said);
    const button = this.card?.node.querySelector(`[data-share="${CSS.escape(id)}"]`);
    if (button) button.textContent = said;
    this.#stage.announce(said);
  }
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

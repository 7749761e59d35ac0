// An item that somebody picked into its place in the article, its card, and its entry in the panel.

import { toTextFragment } from '../export/text-fragment.js';
import { calm } from '../panel/panel.js';
import { start as startOf } from '../view.js';

/** @import { Card } from '../card.js' */
/** @import { Painter } from '../painter.js' */
/** @import { Panel } from '../panel/panel.js' */
/** @import { PanelState } from '../panel/state.js' */
/** @import { Item } from '../view.js' */

/**
 * What stands on the page, as it is at the moment.
 *
 * @typedef {object} Stage
 * @property {HTMLElement} element The panel's element.
 * @property {Element | null} root The article.
 * @property {Panel | null} panel
 * @property {Card | null} card
 * @property {Painter | null} painter
 * @property {PanelState} state
 * @property {(change: Partial<PanelState>) => void} change
 * @property {(item: Item) => boolean} isShown
 * @property {(name: string, detail: object, cancelable?: boolean) => boolean} emit False where the page would rather act itself.
 */

/** Leads a reader from item to item. */
export class Tour {
  #stage;
  /** @type {string | null} */
  #last = null;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** Brings an item into sight, marks it, and opens its card. @param {string} id @param {number} place @param {'panel' | 'text'} from */
  go(id, place, from) {
    const { painter, state, element, emit } = this.#stage;
    const { view } = state;
    const item = view?.items.get(id);
    if (!item || !view || !painter) return;
    const isSmooth = from === 'panel' && !calm();
    this.mark(id);
    painter.scrollTo(id, place, isSmooth ? 'smooth' : 'auto');
    if (!emit('activate', { item, id, text: view.wordsOf(item), from }, true)) return;
    const focused = element.shadowRoot?.activeElement;
    const opener = from === 'panel' && focused instanceof HTMLElement ? focused : null;
    const open = () => {
      const { painter, card, state } = this.#stage;
      const rect = painter?.rectOf(id, place);
      if (!card || !rect || !state.view || state.active !== id) return;
      card.isPinned = true;
      card.open([item], state.view, state.words, rect, opener);
    };
    if (isSmooth) afterScroll(open);
    else open();
  }

  /** Goes to the next or previous item on show, in text order. @param {1 | -1} direction */
  step(direction) {
    const { state, isShown } = this.#stage;
    const stops = [...(state.view?.items.values() ?? [])].filter((item) => item.type !== 'quote' && isShown(item)).sort((a, b) => startOf(a) - startOf(b));
    if (stops.length === 0) return;
    const at = stops.findIndex(({ id }) => id === (state.active ?? this.#last));
    const next = at < 0 ? (direction > 0 ? 0 : stops.length - 1) : (at + direction + stops.length) % stops.length;
    this.go(/** @type {Item} */ (stops[next]).id, 0, 'text');
  }

  /** Marks the item that the reader is at, in article and panel. @param {string | null} id */
  mark(id) {
    const { state, painter, panel } = this.#stage;
    if (id !== null) this.#last = id;
    state.active = id;
    painter?.activate(id);
    panel?.setActive(id);
  }

  /** Shows an item's entry in the panel. @param {string} id */
  showInPanel(id) {
    const { state, card, panel, change } = this.#stage;
    const type = state.view?.items.get(id)?.type;
    if (!type) return;
    card?.close();
    change({ tab: type === 'claim' ? 'claims' : type === 'entity' ? 'entities' : 'values' });
    this.mark(id);
    panel?.reveal(id);
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
    this.#stage.panel?.confirmShare(id, this.#stage.state.words.say('claim.shared'));
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

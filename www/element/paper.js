// One article on the page into its text, what is painted on it, and a call when it changes.

import { Painter } from '../painter.js';
import { leftOut, TextMap } from '../text-map.js';
import { isShown } from './filter.js';
import { Watcher } from './watcher.js';

/** @import { Options } from '../options.js' */
/** @import { PanelState } from '../panel/state.js' */

/** Holds the article that an element points to, and lets go of it. */
export class Paper {
  /** @type {Element | null} */
  root = null;
  /** @type {Painter | null} */
  painter = null;
  /** @type {TextMap | null} */
  #map = null;
  /** @type {Watcher | null} */
  #watcher = null;
  #ignore = '';

  get text() {
    return this.#map?.text ?? '';
  }

  /**
   * The article that is meant now.
   *
   * @param {Options | null} options @param {PanelState} state @param {() => void} onChange
   * @param {(little: {words: number, isRead: boolean}) => void} onLittle Told where there may be no article.
   */
  find(options, { marks }, onChange, onLittle) {
    const { root = null, words = 0, isLittle } = options?.article ?? {};
    if (isLittle) onLittle({ words, isRead: root !== null });
    if (root === this.root && this.painter) return root;
    this.painter?.release();
    this.#watcher?.disconnect();
    this.root = root;
    this.#ignore = options?.ignore ?? '';
    this.painter = root && options ? new Painter(root, options.mode, options.theme, marks) : null;
    this.#watcher = root ? new Watcher(root, leftOut(this.#ignore), onChange) : null;
    return root;
  }

  /** Reads the text as it stands. */
  read() {
    if (!this.root) return;
    if (this.painter?.changesPage) this.painter.clear();
    this.#map = TextMap.read(this.root, this.#ignore);
    this.#watcher?.ignorePending();
  }

  /** Whether the text is on the page as it was painted. */
  get isKnown() {
    return this.root !== null && Boolean(this.painter?.isUnchanged(TextMap.read(this.root, this.#ignore)));
  }

  /** @param {PanelState} state */
  paint(state) {
    const { view, layers, isOn, active } = state;
    if (!view || !this.painter || !this.#map) return;
    if (isOn) {
      if (this.painter.changesPage) this.read();
      this.painter.paint(view, this.#map, (item) => isShown(item, state), layers);
    } else {
      this.painter.clear();
    }
    this.painter.activate(active === null ? [] : [active]);
    this.#watcher?.ignorePending();
  }

  /** Lets go of the article, which is as it was. */
  release() {
    this.painter?.release();
    this.#watcher?.disconnect();
    this.root = this.painter = this.#watcher = this.#map = null;
  }
}

// All that a reader opens: drawer or panel, card, ticks in the margin. It is loaded when the first lines are painted, before
// the element says that it is ready; English words come along.

import { Card } from './card.js';
import { followReader } from './element/caret.js';
import { listenToPointer } from './element/pointing.js';
import { Tour } from './element/tour.js';
import { Margin } from './margin.js';
import { Panel } from './panel/panel.js';
import { DRAWER_WORDS } from './strings/en/drawer.js';
import { CARD_SHEET } from './styles/card.js';
import { PANEL_SHEET } from './styles/panel.js';

/** @import { Stage } from './element/tour.js' */
/** @import { PanelActions, PanelState } from './panel/state.js' */

export { DRAWER_WORDS };

/** What the element is furnished with. */
export class Furniture {
  /** @param {Stage} stage @param {PanelActions} actions */
  constructor(stage, actions) {
    this.panel = new Panel(actions);
    this.tour = new Tour(stage, () => this.panel);
    const { tour } = this;
    this.card = new Card({
      showInPanel: (id) => tour.showInPanel(id),
      showSource: (source) => tour.showSource(source),
      share: (id) => void tour.share(id),
      go: (id, place = 0) => tour.go(id, place, 'text'),
      step: (direction) => tour.step(direction),
      onClose: () => tour.mark(null),
    });
    tour.card = this.card;
    this.margin = new Margin(stage);
    this.#stage = stage;
    this.sheets = [PANEL_SHEET(), CARD_SHEET(), this.card.sheet];
  }

  #stage;

  /** Hears of the pointer until the signal ends it. @param {AbortSignal} signal */
  listen(signal) {
    listenToPointer(this.#stage, this.tour, signal);
    const strip = this.#stage.element.shadowRoot?.querySelector('.strip');
    if (strip) followReader(strip, this.#stage, signal);
    signal.addEventListener('abort', () => this.margin.release());
  }

  /** @param {PanelState} state */
  render(state) {
    this.panel.render(state);
  }
}

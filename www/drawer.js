// All that a reader opens: drawer or panel, card, ticks in the margin. It is loaded when the first lines are painted, before
// the element says that it is ready; English words come along.

import { Card } from './card.js';
import { followReader } from './element/caret.js';
import { withManner } from './element/filter.js';
import { listenToPointer } from './element/pointing.js';
import { Tour } from './element/tour.js';
import { Margin } from './margin.js';
import { Panel } from './panel/panel.js';
import { DRAWER_WORDS } from './strings/en/drawer.js';
import { CARD_SHEET } from './styles/card.js';
import { PANEL_SHEET } from './styles/panel.js';

/** @import { Stage } from './element/tour.js' */
/** @import { PanelState } from './panel/state.js' */

export { DRAWER_WORDS };

/** What the element is furnished with. */
export class Furniture {
  /** @param {Stage} stage @param {(isOpen: boolean) => void} setOpen */
  constructor(stage, setOpen) {
    const tour = (this.tour = new Tour(stage, () => this.panel));
    this.panel = new Panel({
      pickManner: (manner, isAdded) => stage.filter(withManner(stage.state, manner, isAdded)),
      pickSource: (source) => stage.filter({ source }),
      tint: (items) => tour.tint(items),
      setTab: (tab) => stage.change({ tab }),
      setOn: (isOn) => stage.filter({ isOn }),
      setOpen,
      go: (id, place = 0) => tour.go(id, place, 'panel'),
      step: (direction) => tour.step(direction),
      share: (id) => void tour.share(id),
    });
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
    this.panel.listen(signal);
    listenToPointer(this.#stage, this.tour, signal);
    const strip = this.#stage.element.shadowRoot?.querySelector('.strip');
    if (strip) followReader(strip, this.#stage, this.tour, signal);
    signal.addEventListener('abort', () => this.margin.release());
  }

  /** @param {PanelState} state */
  render(state) {
    this.panel.render(state);
  }
}

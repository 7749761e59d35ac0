// A state into the bar under the byline: a sentence of counts, a strip of the whole article, and two buttons. It is as high
// before anything is read as after, and while the engine comes it shows how far it is.

import { assign, h, svg } from '../dom.js';
import { drawStrip } from './strip.js';
import { tally } from './tally.js';

/** @import { PanelState } from '../panel/state.js' */

/**
 * @typedef {object} BarActions
 * @property {() => void} start
 * @property {(isOpen: boolean) => void} setOpen
 * @property {(isOn: boolean) => void} setOn
 * @property {() => void} readAnyway
 */

/** Draws the bar; its buttons stay what they are, so that the keyboard stays on them. */
export class Bar {
  #actions;
  #counts = h('p', { class: 'counts', part: 'counts' });
  #strip = svg('svg', { class: 'strip', part: 'strip', viewBox: '0 0 1000 22', preserveAspectRatio: 'none' });
  #mark = h('button', { class: 'pill', part: 'button', 'data-key': 'switch', onclick: () => this.#press('mark') });
  #open = h('button', { class: 'pill', part: 'button', 'data-key': 'open', onclick: () => this.#press('open') });
  #live = h('p', { class: 'unseen', role: 'status' });
  /** @type {PanelState | null} */
  #state = null;
  /** What was announced last. */
  #said = '';

  /** @param {BarActions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.node = h('div', { class: 'bar', part: 'bar' }, this.#counts, h('div', { class: 'buttons' }, this.#mark, this.#open), this.#strip);
    this.live = this.#live;
  }

  /** The keyboard comes back to what opened the drawer. */
  focus() {
    this.#open.focus({ preventScroll: true });
  }

  /** @param {string} said */
  announce(said) {
    this.#live.textContent = said;
  }

  /** @param {PanelState} state */
  render(state) {
    this.#state = state;
    const { words, view, status, progress, isOn, isOpen, isFurnished, layout, error } = state;
    this.node.hidden = layout === 'panel' && view !== null && isFurnished === true;
    const isBusy = status === 'loading' || (status === 'analysing' && !view);
    const busy = progress === null ? words.say('bar.loading') : words.say('bar.progress', { share: words.percent(Math.floor(progress * 100) / 100) });
    const isFound = view !== null && view.places.length > 0;
    const plain = error ? `${words.say(`error.${error.code}`) || error.message}` : status === 'empty' ? words.say('state.empty.help') : isBusy ? busy : view ? words.say('bar.nothing') : words.say('bar.idle');
    this.#counts.replaceChildren(.../** @type {(Node | string)[]} */ (isFound ? [h('b', {}, words.say('bar.title')), ' ', ...tally(view, words)] : [plain]));
    this.node.classList.toggle('told', Boolean(error) || status === 'empty');
    const said = this.#counts.textContent;
    assign(this.#strip, {
      role: isBusy ? 'progressbar' : isFound ? 'img' : null, 'aria-label': isBusy ? words.say('bar.loading') : isFound && said, 'aria-hidden': !isBusy && !isFound && 'true',
      'aria-valuenow': isBusy && progress !== null && Math.round(progress * 100), 'data-found': isFound,
    });
    drawStrip(this.#strip, isBusy ? { progress: progress ?? 0 } : { view: isFound ? view : null });
    this.#mark.textContent = words.say(isOn ? 'bar.mark' : 'bar.off');
    assign(this.#mark, { 'aria-pressed': String(isOn), hidden: !isFound });
    this.#open.textContent = error ? words.say(error.code === 'unsupported-language' ? 'error.anyway' : 'state.retry') : view ? words.say(isOpen ? 'bar.close' : 'bar.open') : words.say('bar.read');
    const isUseless = status === 'empty' || error?.code === 'too-large' || (view !== null && isFurnished === null);
    // It stays while it waits, and with it the keyboard that pressed it.
    const isWaiting = isBusy || (view !== null && !isFurnished);
    assign(this.#open, { 'aria-expanded': view && layout === 'bar' && !error ? String(isOpen) : null, 'aria-disabled': isWaiting && 'true', hidden: isUseless });
    if (this.#said !== said && (view || error || status === 'empty')) this.announce((this.#said = said));
  }

  /** @param {'mark' | 'open'} which */
  #press(which) {
    const { view, isOn, isOpen, error } = this.#state ?? {};
    if (which === 'mark') this.#actions.setOn(!isOn);
    else if (this.#open.hasAttribute('aria-disabled')) return;
    else if (error?.code === 'unsupported-language') this.#actions.readAnyway();
    else if (view && !error) this.#actions.setOpen(!isOpen);
    else this.#actions.start();
  }
}

// Pointer, tap, keyboard and scrolling into an open card, and a closed one.

/** @import { Stage, Tour } from './tour.js' */
/** @import { Item } from '../view.js' */

/** How long a pointer must rest before a card opens, in milliseconds. */
const REST = 180;

/** @param {Stage} stage @param {Tour} tour @param {AbortSignal} signal Ends the listening. */
export function listenToPointer(stage, tour, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;

  /** @param {Event} event */
  const isOverCard = (event) => stage.card !== null && event.composedPath().includes(stage.card.node);

  /** @param {{clientX: number, clientY: number, target: EventTarget | null}} event @param {boolean} pins */
  const pointAt = ({ clientX, clientY, target }, pins) => {
    const { card, painter, root, state } = stage;
    const { view } = state;
    if (!card || !view || !painter || !(target instanceof Node)) return;
    const ids = root?.contains(target) ? painter.idsAt({ x: clientX, y: clientY, target }) : [];
    const first = ids[0];
    if (first === undefined) {
      if (card.isOpen && !card.hasFocus && (pins || !card.isPinned)) card.close();
      return;
    }
    if (card.isOpen && ids.join() === card.ids.join()) {
      card.isPinned ||= pins;
      return;
    }
    if (card.isOpen && card.isPinned && !pins) return;
    const items = ids.map((id) => /** @type {Item} */ (view.items.get(id)));
    const lead = /** @type {Item} */ (items[0]);
    if (!stage.emit('activate', { item: lead, id: first, items, text: view.wordsOf(lead), from: 'text' }, true)) return;
    tour.mark(first);
    card.isPinned = pins;
    const beside = clientX < 0 && target instanceof Element ? target.getBoundingClientRect() : new DOMRect(clientX - 12, clientY - 12, 24, 24);
    card.open(items, view, state.words, beside);
  };

  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch' || !stage.card) return;
      clearTimeout(rest);
      if (event.buttons !== 0 || isOverCard(event) || !stage.state.isOn) return;
      rest = setTimeout(() => pointAt(event, false), REST);
    },
    { passive: true, signal },
  );
  document.addEventListener('click', (event) => {
    if (isOverCard(event) || event.composedPath().includes(stage.element)) return;
    clearTimeout(rest);
    if (stage.state.isOn && document.getSelection()?.isCollapsed !== false) pointAt(event, true);
  }, { signal });
  document.addEventListener('focusin', (event) => {
    if (stage.painter?.changesPage && stage.root?.contains(/** @type {Node} */ (event.target))) pointAt({ clientX: -1, clientY: -1, target: event.target }, true);
  }, { signal });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !stage.card?.isOpen) return;
    event.preventDefault();
    stage.card.close();
  }, { signal, capture: true });
  document.addEventListener('scroll', () => stage.card?.isPinned || stage.card?.hasFocus || stage.card?.close(), { passive: true, capture: true, signal });
  signal.addEventListener('abort', () => clearTimeout(rest));
}

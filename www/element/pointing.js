// Pointer, tap, keyboard and scrolling into an open card, and a closed one.

/** @import { Stage, Tour } from './tour.js' */
/** @import { Item } from '../view.js' */

/** How long a pointer must rest before a card opens, in milliseconds; and be away before it closes. */
const REST = 400;
const LEAVE = 200;

/** @param {Stage} stage @param {Tour} tour @param {AbortSignal} signal Ends the listening. */
export function listenToPointer(stage, tour, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leave;

  /** @param {Event} event */
  const isOverCard = (event) => tour.card !== null && event.composedPath().includes(tour.card.node);

  /** What stands under a point and somebody else says: the author's own voice needs no card. @param {{clientX: number, clientY: number, target: EventTarget | null}} event @returns {Item[]} */
  const itemsAt = ({ clientX, clientY, target }) => {
    const { painter, root, state } = stage;
    // Who is writing is not interrupted.
    const isWriting = root instanceof HTMLElement && root.isContentEditable;
    const ids = target instanceof Node && root?.contains(target) && !isWriting ? (painter?.idsAt({ x: clientX, y: clientY, target }) ?? []) : [];
    const items = ids.map((id) => /** @type {Item} */ (state.view?.items.get(id)));
    return items.filter((item) => !('manner' in item) || item.manner !== 'unattributed');
  };

  /** @param {{clientX: number, clientY: number, target: EventTarget | null}} event @param {boolean} pins */
  const pointAt = (event, pins) => {
    const { card } = tour;
    const { state, root } = stage;
    if (!card || !state.view) return;
    const items = itemsAt(event);
    const lead = items[0];
    if (!lead) {
      if (card.isOpen && !card.hasFocus && (pins || !card.isPinned)) card.close();
      return;
    }
    if (card.isOpen && items.map(({ id }) => id).join() === card.ids.join()) {
      card.isPinned ||= pins;
      return;
    }
    if (card.isOpen && card.isPinned && !pins) return;
    if (!stage.emit('activate', { item: lead, id: lead.id, items, text: state.view.wordsOf(lead), from: 'text' }, true)) return;
    tour.mark(lead.id);
    card.isPinned = pins;
    const { clientX, clientY, target } = event;
    const beside = clientX < 0 && target instanceof Element ? target.getBoundingClientRect() : new DOMRect(clientX - 12, clientY - 14, 24, 28);
    card.open(items, { ...state, view: state.view }, beside, { column: root?.getBoundingClientRect(), ranges: stage.painter?.rangesOf(lead) });
  };

  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch' || !tour.card) return;
      clearTimeout(rest);
      clearTimeout(leave);
      if (event.buttons !== 0 || isOverCard(event) || !stage.state.isOn) return;
      rest = setTimeout(() => pointAt(event, false), REST);
      if (tour.card.isOpen && !tour.card.isPinned) leave = setTimeout(() => itemsAt(event).length > 0 || pointAt(event, false), LEAVE);
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
    if (event.key !== 'Escape' || !tour.card?.isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    tour.card.close();
  }, { signal, capture: true });
  document.addEventListener('scroll', ({ target }) => {
    const isInside = target instanceof Node && stage.element.shadowRoot?.contains(target);
    if (!isInside && !tour.card?.isPinned && !tour.card?.hasFocus) tour.card?.close();
  }, { passive: true, capture: true, signal });
  signal.addEventListener('abort', () => {
    clearTimeout(rest);
    clearTimeout(leave);
  });
}

// Where a reader is in the article into a thin line on the bar's strip; and a press on the strip into what is said there.

import { placeOf, WIDTH } from '../bar/strip.js';
import { h } from '../dom.js';

/** @import { Spoken } from '../bar/strip.js' */
/** @import { View } from '../view.js' */
/** @import { Stage, Tour } from './tour.js' */

/** At this share of the window's height people read. */
const EYE = 0.35;

/** Puts the line over the strip, and keeps it at the place that is read. @param {Element} strip @param {Stage} stage @param {Tour} tour @param {AbortSignal} signal Ends it. */
export function followReader(strip, stage, tour, signal) {
  const line = h('span', { class: 'caret', 'aria-hidden': 'true', hidden: true });
  strip.after(line);
  let frame = 0;
  const draw = () => {
    frame = 0;
    const { top = 0, height = 0 } = stage.root?.getBoundingClientRect() ?? {};
    const share = (innerHeight * EYE - top) / height;
    // An article that is seen whole, or not reached, has no such place.
    line.hidden = !stage.state.view || height < innerHeight || share < 0 || share > 1;
    line.style.insetInlineStart = `${(share * 100).toFixed(1)}%`;
  };
  const follow = () => (frame ||= requestAnimationFrame(draw));
  for (const type of ['scroll', 'resize']) addEventListener(type, follow, { passive: true, signal });
  // What opens above the article moves it.
  const sizes = new ResizeObserver(follow);
  sizes.observe(stage.element);
  strip.addEventListener('click', (event) => {
    const { view, words } = stage.state;
    const { left, width } = strip.getBoundingClientRect();
    const share = (/** @type {MouseEvent} */ (event).clientX - left) / width;
    const item = view && nearest(view, words.direction === 'rtl' ? 1 - share : share);
    if (item) tour.go(item.id, 0, 'panel');
  }, { signal });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    cancelAnimationFrame(frame);
    line.remove();
  });
}

/** What is said at a share of the strip's width, or nearest to it. @param {View} view @param {number} share From 0 to 1. */
function nearest(view, share) {
  const at = share * WIDTH;
  const distance = (/** @type {Spoken} */ item) => {
    const [from, to] = placeOf(item, view);
    return Math.max(from - at, at - to, 0);
  };
  return view.spoken.reduce((/** @type {Spoken | null} */ best, item) => (best && distance(best) <= distance(item) ? best : item), null);
}

// Where a reader is in the article into a thin line on the bar's strip.

import { h } from '../dom.js';

/** @import { Stage } from './tour.js' */

/** At this share of the window's height people read. */
const EYE = 0.35;

/** Puts the line over the strip, and keeps it at the place that is read. @param {Element} strip @param {Stage} stage @param {AbortSignal} signal Ends it. */
export function followReader(strip, stage, signal) {
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
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    cancelAnimationFrame(frame);
    line.remove();
  });
}

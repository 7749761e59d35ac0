// An element that has painted into one that a reader may open: drawer, card and ticks are loaded and put into it.

import { learnEnglish } from '../i18n.js';
import { withManner } from './filter.js';

/** @import { Stage } from './tour.js' */

/**
 * @param {Stage} stage @param {Element} shell @param {(isOpen: boolean) => void} setOpen
 */
export async function furnish(stage, shell, setOpen) {
  const { Furniture, DRAWER_WORDS } = await import('../drawer.js');
  learnEnglish(DRAWER_WORDS);
  const furniture = new Furniture(stage, {
    pickManner: (manner, isAdded) => stage.filter(withManner(stage.state, manner, isAdded)),
    pickSource: (source) => stage.filter({ source }),
    tint: (items) => furniture.tour.tint(items),
    setTab: (tab) => stage.change({ tab }),
    setOn: (isOn) => stage.filter({ isOn }),
    setOpen,
    go: (id, place = 0) => furniture.tour.go(id, place, 'panel'),
    step: (direction) => furniture.tour.step(direction),
    share: (id) => void furniture.tour.share(id),
  });
  const shadow = /** @type {ShadowRoot} */ (shell.getRootNode());
  shell.append(furniture.panel.node, furniture.margin.node);
  shadow.append(furniture.card.node);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, ...furniture.sheets];
  return furniture;
}

// An element that has painted into one that a reader may open: drawer, card and ticks are loaded and put into it.

import { learnEnglish } from '../i18n.js';

/** @import { Stage } from './tour.js' */

/**
 * @param {Stage} stage @param {Element} shell @param {(isOpen: boolean) => void} setOpen
 */
export async function furnish(stage, shell, setOpen) {
  const { Furniture, DRAWER_WORDS } = await import('../drawer.js');
  learnEnglish(DRAWER_WORDS);
  const furniture = new Furniture(stage, setOpen);
  const shadow = /** @type {ShadowRoot} */ (shell.getRootNode());
  shell.append(furniture.panel.node, furniture.margin.node);
  shadow.append(furniture.card.node);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, ...furniture.sheets];
  return furniture;
}

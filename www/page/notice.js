// What there is to say of the text on the page into a line above it, with one thing that a reader may do about it.

import { h } from '../dom.js';

/** @import { Words } from '../i18n.js' */

/** The line; its words follow the page's language, for they are named where they stand. */
export class Notice {
  #node;
  #status;

  /** @param {HTMLElement} node @param {HTMLElement} status Where it is said to those who do not see it. */
  constructor(node, status) {
    this.#node = node;
    this.#status = status;
  }

  /** @param {Words} words @param {string[]} keys Sentences. @param {{key: string, act: () => void}} [action] */
  show(words, keys, action) {
    const say = (/** @type {string} */ key) => ({ 'data-say': key });
    this.#node.replaceChildren(
      ...keys.flatMap((key) => [h('span', say(key), words.say(key)), ' ']),
      ...(action ? [h('button', { ...say(action.key), class: 'link', onclick: action.act }, words.say(action.key))] : []),
    );
    this.#node.hidden = keys.length === 0;
    this.#status.textContent = keys.map((key) => words.say(key)).join(' ');
  }

  hide() {
    this.#node.hidden = true;
  }
}

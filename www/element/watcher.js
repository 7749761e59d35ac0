// Changes of an article into one call when it has come to rest, and none for changes that cannot matter.

/** How long an article must be still before it is read again, in milliseconds. */
const SETTLE = 200;

/** An article that is never still is read again all the same, this often. */
const PATIENCE = 1_500;

/** Where somebody types, both are so many times as long: what is painted moves with the words, and a reading would come between two keys. */
const TYPING = 5;

/** Attributes that take words out of an article, or bring them back. */
const ATTRIBUTES = ['hidden', 'aria-hidden', 'data-claimlight-ignore', 'open'];

/** Watches one article. */
export class Watcher {
  #observer;
  #root;
  #isLeftOut;
  #onChange;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** When the first change came that nobody was told of; 0 while there is none. */
  #since = 0;

  /**
   * @param {Element} root @param {(element: Element) => boolean} isLeftOut Whether an element is no part of the article.
   * @param {() => void} onChange
   */
  constructor(root, isLeftOut, onChange) {
    this.#root = root;
    this.#isLeftOut = isLeftOut;
    this.#onChange = onChange;
    this.#observer = new MutationObserver((records) => this.#notice(records));
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES });
  }

  /** Ignores the changes up to now: their maker knows them, or the article is about to be read. */
  ignorePending() {
    this.#observer.takeRecords();
  }

  disconnect() {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  /** @param {MutationRecord[]} records */
  #notice(records) {
    if (records.every((record) => this.#isNothing(record))) return;
    const now = Date.now();
    const times = /** @type {HTMLElement} */ (this.#root).isContentEditable ? TYPING : 1;
    this.#since ||= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#since = 0;
      this.#onChange();
    }, Math.min(SETTLE * times, PATIENCE * times + this.#since - now));
  }

  /** A clock in a sidebar, an advertisement: what is no part of the article may change as it likes. @param {MutationRecord} record */
  #isNothing({ type, target }) {
    // Whether an element is left out may be what its attribute has just changed.
    let node = type === 'attributes' ? target.parentNode : target;
    for (; node && node !== this.#root; node = node.parentNode) {
      if (node.nodeType === 1 && this.#isLeftOut(/** @type {Element} */ (node))) return true;
    }
    return false;
  }
}

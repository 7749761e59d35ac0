// The address's fragment, which never leaves the browser, into what a bookmark handed over in it.

/**
 * @typedef {'text' | 'cut' | 'html'} HandedKind Text, the beginning of one that is too long for an address, or a page's markup.
 * @typedef {{kind: HandedKind, content: string | null}} Handed `null` where it cannot be read.
 */

/**
 * Takes what was handed over out of the address, at once: neither the tab's history nor a copied address shall hold it.
 * Any page may open this one with a text of its own, so it is only ever text, and is taken once, as the page begins: who
 * opened it cannot put another in the place of what a reader pasted. No address is longer than browsers and engine allow.
 *
 * @returns {Handed | null}
 */
export function takeHanded() {
  const [, kind, content = ''] = /^#(text|cut|html)=(.*)$/s.exec(location.hash) ?? [];
  if (!kind) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { kind: /** @type {HandedKind} */ (kind), content: decoded(content) };
}

/** @param {string} content */
function decoded(content) {
  try {
    return decodeURIComponent(content);
  } catch {
    return null;
  }
}

// A style text into one constructed sheet, shared by all who adopt it: allowed under `style-src 'self'`.

/**
 * A sheet that is made on first use, so that importing it needs no browser.
 *
 * @param {string} text
 * @returns {() => CSSStyleSheet}
 */
export function sheet(text) {
  /** @type {CSSStyleSheet | undefined} */
  let made;
  return () => {
    if (!made) {
      made = new CSSStyleSheet();
      made.replaceSync(text);
    }
    return made;
  };
}

/** @type {WeakMap<Document | ShadowRoot, Map<CSSStyleSheet, number>>} How many need a sheet, by home. */
const adopters = new WeakMap();

/**
 * Gives a document or shadow root a sheet, until the returned function is called as often as this one was.
 *
 * @param {Document | ShadowRoot} home @param {CSSStyleSheet} style
 * @returns {() => void}
 */
export function adopt(home, style) {
  const counts = adopters.get(home) ?? new Map();
  adopters.set(home, counts);
  counts.set(style, (counts.get(style) ?? 0) + 1);
  if (!home.adoptedStyleSheets.includes(style)) home.adoptedStyleSheets = [...home.adoptedStyleSheets, style];
  let isReleased = false;
  return () => {
    if (isReleased) return;
    isReleased = true;
    const left = (counts.get(style) ?? 1) - 1;
    counts.set(style, left);
    if (left === 0) home.adoptedStyleSheets = home.adoptedStyleSheets.filter((other) => other !== style);
  };
}

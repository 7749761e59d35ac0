// Names, properties and children into elements; text only ever as text.

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Properties */

/**
 * An HTML element. `on…` functions become listeners, `true` an empty attribute, `null` and `false` nothing;
 * ARIA states want the words `'true'` and `'false'`.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {Properties} [properties] @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function h(name, properties = {}, ...children) {
  // The default would send a form that the page may have around it.
  return append(assign(document.createElement(name), { type: name === 'button' && name, ...properties }), children);
}

/**
 * An SVG element.
 *
 * @param {string} name @param {Properties} [properties] @param {...(Child | Child[])} children
 */
export function svg(name, properties = {}, ...children) {
  return append(assign(document.createElementNS('http://www.w3.org/2000/svg', name), properties), children);
}

/**
 * The article's own words: in its language, and running its way beside an interface that may run the other.
 *
 * @param {{analysis: {language: string}}} view @param {(Child | Child[])[]} children
 */
export function own(view, ...children) {
  return h('bdi', { lang: view.analysis.language }, ...children);
}

/**
 * Gives an element attributes and listeners, and takes from it what is `null` or `false`.
 *
 * @template {Element} Kind
 * @param {Kind} element @param {Properties} properties
 */
export function assign(element, properties) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(key);
    else if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  return element;
}

/** @template {Element} Kind @param {Kind} element @param {(Child | Child[])[]} children */
function append(element, children) {
  element.append(...present(children.flat()));
  return element;
}

/** @param {Child[]} children */
export function present(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child !== null && child !== undefined && child !== false));
}

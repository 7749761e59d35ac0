// Attributes into properties of the same element: the attribute is the one place where a setting lives.

import { ATTRIBUTES, chosen } from './options.js';

/** Gives a class of elements its reflected properties: `min-confidence` is `minConfidence`, `for` is `htmlFor`. @param {Element} prototype */
export function reflectAttributes(prototype) {
  for (const attribute of ATTRIBUTES) {
    const property = attribute === 'for' ? 'htmlFor' : attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    // Every element has this one.
    if (property === 'lang') continue;
    const isFlag = attribute === 'no-worker' || attribute === 'debug';
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      /** @this {Element} */
      get() {
        return isFlag ? this.hasAttribute(attribute) : (chosen(attribute, this.getAttribute(attribute)) ?? '');
      },
      /** @this {Element} @param {unknown} value */
      set(value) {
        if (isFlag) this.toggleAttribute(attribute, Boolean(value));
        else if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
}

/** Properties that a page set before the element was defined: each hides an accessor, and is given to it. @param {object} element @param {object} prototype */
export function takeOverProperties(element, prototype) {
  for (const name of Object.keys(element)) {
    if (!(name in prototype)) continue;
    const value = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

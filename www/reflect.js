// Attributes into properties of the same element: the attribute is the one place where a setting lives.

const TEXTS = {
  htmlFor: 'for', selector: 'selector', show: 'show', mode: 'mode', start: 'start', annotations: 'annotations', overrides: 'overrides',
  minConfidence: 'min-confidence', ignore: 'ignore', modelSrc: 'model-src', wasmSrc: 'wasm-src', workerSrc: 'worker-src',
  modelIntegrity: 'model-integrity', theme: 'theme',
};

/** Gives a class of elements its reflected properties. @param {Element} prototype */
export function reflectAttributes(prototype) {
  for (const [property, attribute] of Object.entries(TEXTS)) {
    define(prototype, property, {
      /** @this {Element} */
      get() {
        return this.getAttribute(attribute) ?? '';
      },
      /** @this {Element} @param {unknown} value */
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
  define(prototype, 'noWorker', {
    /** @this {Element} */
    get() {
      return this.hasAttribute('no-worker');
    },
    /** @this {Element} @param {unknown} value */
    set(value) {
      this.toggleAttribute('no-worker', Boolean(value));
    },
  });
}

/** @param {Element} prototype @param {string} name @param {PropertyDescriptor} accessors */
function define(prototype, name, accessors) {
  Object.defineProperty(prototype, name, { configurable: true, enumerable: true, ...accessors });
}

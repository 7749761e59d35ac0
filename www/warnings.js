// What a publisher got wrong into words on the console and an event: the one place, for a reader sees nothing of it.

/** @param {Element} element The `<claim-light>` in question. @param {string} message */
export function warnPublisher(element, message) {
  console.warn(`claim-light: ${message}`);
  element.dispatchEvent(new CustomEvent('claimlight:warning', { detail: { message }, bubbles: true, composed: true }));
}

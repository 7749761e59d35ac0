// Addresses into what a page with Trusted Types lets us load: worker scripts, and nothing else.

/** @typedef {{createPolicy(name: string, rules: {createScriptURL(url: string): string}): {createScriptURL(url: string): string}}} PolicyFactory */

/** @type {{createScriptURL(url: string): string} | null | undefined} */
let policy;

/**
 * The address of a script that this package brought along, as a trusted one where the page asks for that.
 *
 * Only addresses that the caller computed itself, or that the page's author wrote into an attribute, come here.
 *
 * @param {string} url
 * @returns {string}
 */
export function trustedScriptUrl(url) {
  if (policy === undefined) policy = makePolicy();
  return policy ? policy.createScriptURL(url) : url;
}

function makePolicy() {
  const factory = /** @type {{trustedTypes?: PolicyFactory}} */ (/** @type {unknown} */ (globalThis)).trustedTypes;
  try {
    return factory?.createPolicy('claimlight', { createScriptURL: (url) => url }) ?? null;
  } catch {
    // The page allows no policy of this name: the worker cannot start, and the ladder goes on without it.
    return null;
  }
}

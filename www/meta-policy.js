// The page's `<meta>` policies into the roads that they leave open: a browser reports each try of a forbidden one as a violation.

/**
 * Whether a worker may come from a file of this origin, and whether from a blob, as far as the page itself says. A policy
 * that came as a header cannot be read: its page sets an attribute (docs/embedding.md).
 */
export function openRoads() {
  /** @type {Iterable<HTMLMetaElement>} */
  const metas = globalThis.document?.querySelectorAll('meta[http-equiv="content-security-policy" i]') ?? [];
  const policy = Array.from(metas, ({ content }) => `;${content}`).join('');
  /** @param {string} directive */
  const sources = (directive) => RegExp(`;\\s*${directive}\\b([^;]*)`, 'i').exec(policy)?.[1]?.trim();
  const workers = sources('worker-src') ?? 'blob: *';
  const isTrusted = /\*|claimlight/.test(sources('trusted-types') ?? '*');
  return { file: isTrusted && !/^('none'|blob:)$/.test(workers), blob: isTrusted && /blob:/.test(workers) };
}

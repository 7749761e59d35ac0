// A page that changes its colours into a new look at them: schemes of the system, and classes or attributes of its root.

/** @param {() => void} act @param {AbortSignal} signal */
export function watchPage(act, signal) {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', act, { signal });
  const observer = new MutationObserver(act);
  for (const element of [document.documentElement, document.body ?? document.documentElement]) observer.observe(element, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

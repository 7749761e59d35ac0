// The built page into an installed one: its service worker, what other apps share with it, files opened with it.

import { PATIENCE, patiently } from '../silence.js';
import { trustedScriptUrl } from '../trusted-types.js';

/**
 * Starts the service worker that the build named, if it named one; settles when all that it keeps has come, or when that
 * takes too long: where a file is missing or the store is full, the browser never says so.
 */
export async function goOffline() {
  const name = document.querySelector('meta[name="claimlight-offline"]')?.getAttribute('content');
  if (!name || !navigator.serviceWorker) return;
  try {
    const started = navigator.serviceWorker.register(trustedScriptUrl(name)).then(() => navigator.serviceWorker.ready);
    await patiently(PATIENCE.working, () => new Error('the service worker does not start'), () => started);
  } catch {
    // Private windows and some policies allow no service worker: the page works as before, with a network.
  }
}

/**
 * What another app shared with the page: the service worker took it out of the request and kept it in memory.
 *
 * @returns {Promise<{text: string, files: File[]} | null>}
 */
export async function takeShared() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker || !new URLSearchParams(location.search).has('shared')) return null;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
  });
  worker.postMessage('claimlight:take-shared', [port2]);
  return patiently(PATIENCE.starting, () => new Error('nothing was shared'), () => answer).catch(() => null);
}

/** Calls back with each file that the system opens with the page. @param {(file: File) => void} open */
export function onLaunchedFile(open) {
  const queue = /** @type {{launchQueue?: {setConsumer(act: (launch: {files: {getFile(): Promise<File>}[]}) => void): void}}} */ (/** @type {unknown} */ (window)).launchQueue;
  queue?.setConsumer((launch) => void launch.files[0]?.getFile().then(open));
}

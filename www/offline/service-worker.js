// The built page's files, named by hash, into a page that opens without a network; and shared text into the page.
//
// tools/offline.mjs puts the list of files in front. A new version waits until no page of the old one is open.

/** Path inside the scope, to SHA-256 in base64. @type {Record<string, string>} */
const FILES = Reflect.get(globalThis, 'CLAIMLIGHT_FILES') ?? {};
const CACHE = 'claimlight';

/** @typedef {Event & {waitUntil(work: Promise<unknown>): void}} LifeEvent */
/** @typedef {LifeEvent & {request: Request, respondWith(answer: Response | Promise<Response>): void}} FetchEvent */
/** @typedef {LifeEvent & {data: unknown, ports: readonly MessagePort[]}} MessageToWorker */
/** @typedef {{text: string, files: File[]}} Shared */

const worker = /** @type {{registration: {scope: string}, clients: {claim(): Promise<void>}, addEventListener(type: string, act: (event: any) => void): void}} */ (/** @type {unknown} */ (globalThis));

/** Held in memory until the page takes it: shared text is never written down. @type {{shared: Shared, taken: () => void} | null} */
let held = null;

worker.addEventListener('install', (/** @type {LifeEvent} */ event) => event.waitUntil(fill()));
worker.addEventListener('activate', (/** @type {LifeEvent} */ event) => event.waitUntil(sweep().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (/** @type {FetchEvent} */ event) => {
  const { request } = event;
  if (!request.url.startsWith(worker.registration.scope)) return;
  const path = pathOf(request.url);
  if (request.method === 'POST' && path === 'share') return event.respondWith(receive(event));
  const name = path === '' ? 'index.html' : path;
  if (request.method === 'GET' && Object.hasOwn(FILES, name)) event.respondWith(answer(name, request));
});
worker.addEventListener('message', (/** @type {MessageToWorker} */ { data, ports }) => {
  if (data !== 'claimlight:take-shared') return;
  ports[0]?.postMessage(held?.shared ?? null);
  held?.taken();
  held = null;
});

/** Fetches what an earlier version has not already brought; each file must have the hash that the build gave it. */
async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    Object.keys(FILES).map(async (name) => {
      if (await cache.match(keyOf(name))) return;
      const integrity = `sha256-${FILES[name]}`;
      const url = addressOf(name);
      // What the browser's own cache holds may be of an older version: then the hash refuses it, and the server is asked.
      const response = await fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: 'reload' }));
      if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
      await cache.put(keyOf(name), response);
    }),
  );
}

/** Takes out what only an older version used. */
async function sweep() {
  const cache = await caches.open(CACHE);
  const kept = new Set(Object.keys(FILES).map(keyOf));
  await Promise.all((await cache.keys()).map(({ url }) => kept.has(url) || cache.delete(url)));
}

/** @param {string} name @param {Request} request */
async function answer(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(keyOf(name))) ?? fetch(request);
}

/** Keeps what another app shares, and opens the page; the text is in no address and goes over no network. @param {FetchEvent} event */
async function receive(event) {
  const form = await event.request.formData();
  const words = ['title', 'text'].map((name) => String(form.get(name) ?? '').trim()).filter(Boolean);
  const files = form.getAll('files').filter((file) => file instanceof File);
  held?.taken();
  // The browser may end an idle worker: it must live until the page has asked.
  event.waitUntil(new Promise((taken) => {
    held = { shared: { text: words.join('\n\n'), files }, taken: () => taken(null) };
  }));
  return Response.redirect(`${worker.registration.scope}?shared`, 303);
}

/** @param {string} url */
function pathOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(new URL(worker.registration.scope).pathname.length));
}

/** @param {string} name */
function addressOf(name) {
  return new URL(name, worker.registration.scope).href;
}

/** @param {string} name */
function keyOf(name) {
  return `${addressOf(name)}?sha256=${encodeURIComponent(FILES[name] ?? '')}`;
}

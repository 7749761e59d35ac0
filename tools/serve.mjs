// A folder into a web server on 127.0.0.1: plain files with the right types, and the headers that a test asks for.
//
//   node tools/serve.mjs [--port N] [--root www]
//
// Zero dependencies. Prints the address; Ctrl-C ends it.

import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HOME = fileURLToPath(new URL('..', import.meta.url));

/** Content types of what the page is made of. A browser compiles streamed wasm only under its own type. */
const TYPES = new Map([
  ['.bin', 'application/octet-stream'],
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
]);

/**
 * @typedef {object} ServeOptions
 * @property {string} [root] Folder to serve; `www` beside this script's folder when left out.
 * @property {number} [port] Port; 0 takes a free one.
 * @property {Record<string, string>} [mounts] URL prefix (`/pkg/`) to the folder that answers for it.
 * @property {Record<string, Record<string, string>>} [headers] URL path, or prefix ending in `/`, to extra headers.
 * @property {(path: string, response: import('node:http').ServerResponse) => boolean} [before] Answers in our place where it
 *   says so, at once or later or never: for tests of bad networks.
 */

/**
 * Starts the server.
 *
 * @param {ServeOptions} [options]
 * @returns {Promise<{url: string, requests: string[], close: () => Promise<void>}>} `requests` lists what was asked for.
 */
export async function serve({ root = join(HOME, 'www'), port = 0, mounts = {}, headers = {}, before = () => false } = {}) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodePath(request.url ?? '/');
    requests.push(path ?? request.url ?? '');
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'only GET and HEAD');
    if (path === null) return end(response, 400, 'not a path');
    if (before(path, response)) return;
    const file = await findFile(path, root, mounts);
    if (file === null) return end(response, 404, `no such file: ${path}`);
    response.setHeader('Content-Type', TYPES.get(extname(file.name).toLowerCase()) ?? 'application/octet-stream');
    response.setHeader('Content-Length', file.size);
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    for (const [name, value] of headersFor(path, headers)) response.setHeader(name, value);
    if (request.method === 'HEAD') return void response.end();
    createReadStream(file.name).on('error', () => response.destroy()).pipe(response);
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}/`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** @param {string} url @returns {string | null} */
function decodePath(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

/**
 * The file behind a path, never outside its folder; a folder answers with its `index.html`.
 *
 * @param {string} path @param {string} root @param {Record<string, string>} mounts
 */
async function findFile(path, root, mounts) {
  const mount = Object.keys(mounts).find((prefix) => path.startsWith(prefix));
  const folder = resolve(mount ? /** @type {string} */ (mounts[mount]) : root);
  const inside = mount ? path.slice(mount.length) : path;
  const name = normalize(join(folder, inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside));
  if (name !== folder && !name.startsWith(folder + sep)) return null;
  const found = await stat(name).catch(() => null);
  return found?.isFile() ? { name, size: found.size } : null;
}

/** @param {string} path @param {Record<string, Record<string, string>>} headers */
function headersFor(path, headers) {
  return Object.entries(headers)
    .filter(([rule]) => rule === path || (rule.endsWith('/') && path.startsWith(rule)))
    .flatMap(([, set]) => Object.entries(set));
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} message */
function end(response, status, message) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}

/** The mock news page is served as a careful publisher would serve it: by header, so that nothing on the page can loosen it. */
const STRICT = {
  '/embed.html': {
    'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    'Referrer-Policy': 'no-referrer',
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, root: { type: 'string' } } });
  try {
    const { url } = await serve({ port: Number(values.port), headers: STRICT, ...(values.root ? { root: values.root } : {}) });
    console.log(`Claimlight is served at ${url} (Ctrl-C ends it)`);
  } catch (error) {
    console.error(`serve: port ${values.port} cannot be had: ${/** @type {Error} */ (error).message}; another one: make demo PORT=8001, or none for any free one`);
    process.exitCode = 1;
  }
}

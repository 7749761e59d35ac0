// The crates that are compiled into a program into the notices that must lie beside it: name, version, licence, its text.
//
//   node tools/dist/notices.mjs OUT [wasm | cli]   (cli when left out)

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What cargo calls the two programs that ship. */
const PROGRAMS = {
  cli: ['--features', 'cli'],
  wasm: ['--filter-platform', 'wasm32-unknown-unknown', '--no-default-features'],
};

/** Files of a crate that hold its licence or what it must say. */
const LICENCE = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;

/** @typedef {{id: string, name: string, version: string, license: string | null, license_file: string | null, repository: string | null, manifest_path: string}} Crate */
/** @typedef {{id: string, deps: {pkg: string, dep_kinds: {kind: string | null}[]}[]}} Node */

/**
 * The notices of a program, as one text.
 *
 * @param {keyof typeof PROGRAMS} program
 */
export function noticesOf(program) {
  const told = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', ...PROGRAMS[program]], { maxBuffer: 1 << 28, encoding: 'utf8' });
  /** @type {{packages: Crate[], resolve: {root: string, nodes: Node[]}}} */
  const { packages, resolve } = JSON.parse(told);
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const inside = new Set([resolve.root]);
  // What is only needed to build or to test is not in the program.
  for (const id of inside) for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) if (dep_kinds.some(({ kind }) => kind === null)) inside.add(pkg);
  inside.delete(resolve.root);
  const used = [...inside].map((id) => /** @type {Crate} */ (crates.get(id))).sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
  const missing = used.filter(({ license, license_file }) => !license && !license_file);
  if (missing.length > 0) throw new Error(`no licence: ${missing.map(({ name }) => name).join()}`);
  return `${[head(used.length), list(used), ...texts(used)].join('\n\n')}\n`;
}

/** @param {number} count */
function head(count) {
  return `This program contains the following ${count} crates of others, each under its own licence. The texts follow; one that several share stands once.`;
}

/** @param {Crate[]} used */
function list(used) {
  return used.map(({ name, version, license, repository }) => `${name} ${version}: ${license ?? 'see its text'}${repository ? `, ${repository}` : ''}`).join('\n');
}

/** @param {Crate[]} used */
function texts(used) {
  /** Texts, and whose they are. @type {Map<string, string[]>} */
  const owners = new Map();
  for (const { name, version, manifest_path } of used) {
    const folder = dirname(manifest_path);
    for (const file of readdirSync(folder).filter((entry) => LICENCE.test(entry) && /(^[^.]+|\.(txt|md)|-MIT|-APACHE[\w.-]*)$/i.test(entry)).sort()) {
      const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim();
      owners.set(text, [...(owners.get(text) ?? []), `${name} ${version}`]);
    }
  }
  return [...owners].map(([text, names]) => `${'-'.repeat(78)}\n${names.join(', ')}\n\n${text}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, program = 'cli'] = process.argv.slice(2);
  if (!out || !(program in PROGRAMS)) {
    console.error('notices: say where to: node tools/dist/notices.mjs OUT [wasm | cli]');
    process.exit(2);
  }
  writeFileSync(out, noticesOf(/** @type {keyof typeof PROGRAMS} */ (program)));
}

// The tree into a release: checked, built, listed with hashes and components, tagged and published.
//
//   node tools/release.mjs --dry-run    says what it would do, and what is in the way; builds and publishes nothing
//   node tools/release.mjs              does it, step after step; a step that fails ends it
//
// Publishing needs what the registries ask for; run it where a workload identity gives provenance (the public forge's CI).

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = 'dist/release';

/** @typedef {{name: string, command: string[], publishes?: boolean}} Step */
/** @typedef {{version: string, python: string, changelog: string, status: string, tags: string[]}} Tree */

/** @param {...string} path */
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
/** @param {string[]} command */
const run = ([program = '', ...rest]) => execFileSync(program, rest, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
/** @param {string} manifest */
const versionOf = (manifest) => /^version = "(.+)"$/m.exec(manifest)?.[1] ?? '';

/** The steps of a release, in order. @param {string} version @returns {Step[]} */
export function steps(version) {
  const tag = `v${version}`;
  return [
    { name: 'the gate', command: ['.ci/run'] },
    { name: 'page, package, command line', command: ['make', 'dist'] },
    { name: 'wheel', command: ['make', 'python'] },
    { name: 'extension', command: ['make', 'extension'] },
    { name: 'crate', command: ['cargo', 'package', '--locked'] },
    { name: 'hashes and components', command: ['node', 'tools/release.mjs', '--list'] },
    { name: 'tag', command: ['git', 'tag', '--sign', '--message', `Claimlight ${version}`, tag], publishes: true },
    { name: 'push the tag', command: ['git', 'push', 'origin', tag], publishes: true },
    { name: 'publish the crate', command: ['cargo', 'publish', '--locked'], publishes: true },
    { name: 'publish the npm package', command: ['npm', 'publish', '--provenance', '--access', 'public', 'dist/npm'], publishes: true },
    { name: 'publish the wheel', command: ['python3', '-m', 'twine', 'upload', '--attestations', 'dist/python/*.whl'], publishes: true },
    { name: 'release on the forge', command: ['gh', 'release', 'create', tag, '--verify-tag', '--notes-file', `${OUT}/notes.md`, `${OUT}/*`, 'dist/claimlight', 'dist/claimlight.html', 'dist/extension.zip'], publishes: true },
  ];
}

/** What is in the way of a release. @param {Tree} tree @returns {string[]} */
export function obstacles({ version, python, changelog, status, tags }) {
  const found = [];
  if (!/^\d+\.\d+\.\d+$/.test(version)) found.push(`Cargo.toml: "${version}" is no version of three numbers`);
  if (python !== version) found.push(`python/Cargo.toml says ${python}, Cargo.toml ${version}`);
  const heading = changelog.split('\n').find((line) => line.startsWith(`## ${version}`));
  if (!heading) found.push(`CHANGELOG.md has no section "## ${version}"`);
  else if (!/\d{4}-\d{2}-\d{2}$/.test(heading)) found.push(`CHANGELOG.md: "${heading}" ends in no date`);
  if (status.trim() !== '') found.push('the working tree has changes that are not committed');
  if (tags.includes(`v${version}`)) found.push(`the tag v${version} exists`);
  return found;
}

/** The section of a version. @param {string} changelog @param {string} version */
export function notes(changelog, version) {
  const section = changelog.split(/^(?=## )/m).find((part) => part.startsWith(`## ${version}`)) ?? '';
  return `${section.split('\n').slice(1).join('\n').trim()}\n`;
}

/** What the program is made of, as CycloneDX 1.6. @param {string} version @param {{name: string, version: string, license?: string | null}[]} crates */
export function components(version, crates) {
  const others = crates.filter(({ name }) => name !== 'claimlight');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'claimlight', version } },
    components: others.map(({ name, version: theirs, license }) => ({
      type: 'library',
      name,
      version: theirs,
      purl: `pkg:cargo/${name}@${theirs}`,
      licenses: license ? [{ expression: license.replaceAll('/', ' OR ') }] : [],
    })),
  };
}

/** @returns {Tree} */
function tree() {
  return {
    version: versionOf(read('Cargo.toml')),
    python: existsSync(join(ROOT, 'python/Cargo.toml')) ? versionOf(read('python/Cargo.toml')) : versionOf(read('Cargo.toml')),
    changelog: read('CHANGELOG.md'),
    status: run(['git', 'status', '--porcelain']),
    tags: run(['git', 'tag', '--list']).split('\n'),
  };
}

/** Writes hashes, components and notes beside what is built. @param {string} version */
function list(version) {
  const files = ['dist/claimlight', 'dist/claimlight.html', 'dist/extension.zip', 'dist/npm', 'dist/python', 'dist/www'].flatMap(filesUnder).sort();
  if (files.length === 0) throw new Error('dist/ is empty: run make dist first');
  const hash = (/** @type {string} */ path) => createHash('sha256').update(readFileSync(join(ROOT, path))).digest('hex');
  execFileSync('mkdir', ['-p', join(ROOT, OUT)]);
  writeFileSync(join(ROOT, OUT, 'SHA256SUMS'), files.map((path) => `${hash(path)}  ${path}\n`).join(''));
  const { packages } = JSON.parse(run(['cargo', 'metadata', '--format-version', '1', '--locked', '--all-features']));
  writeFileSync(join(ROOT, OUT, 'components.cdx.json'), `${JSON.stringify(components(version, packages), null, 2)}\n`);
  writeFileSync(join(ROOT, OUT, 'notes.md'), notes(read('CHANGELOG.md'), version));
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const whole = join(ROOT, path);
  if (!existsSync(whole)) return [];
  return statSync(whole).isFile() ? [path] : readdirSync(whole).flatMap((name) => filesUnder(join(path, name)));
}

function main() {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, list: { type: 'boolean' } } });
  const now = tree();
  if (values.list) return list(now.version);
  const found = obstacles(now);
  console.log(`Claimlight ${now.version}`);
  for (const obstacle of found) console.log(`in the way: ${obstacle}`);
  if (!values['dry-run'] && found.length > 0) process.exit(1);
  for (const { name, command } of steps(now.version)) {
    console.log(`${name}: ${command.join(' ')}`);
    if (!values['dry-run']) execFileSync('sh', ['-c', command.map(quoted).join(' ')], { cwd: ROOT, stdio: 'inherit' });
  }
}

/** A word for the shell; patterns stay patterns. @param {string} word */
function quoted(word) {
  return /^[\w./*:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

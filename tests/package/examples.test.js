// Each example into what comes of it: built by its own tools with the installed package, opened, and looked at.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { launch } from '../browser/chromium.js';
import { PACKAGE, ROOT } from './consumer.js';

/** @import { Browser } from 'playwright-core' */

const EXAMPLES = join(ROOT, 'examples');
const TOOLS = join(EXAMPLES, 'node_modules');
const LONGEST = 40;

/** A copy of an example outside the repository, with its tools and the package. @param {string} name */
function copy(name) {
  const folder = mkdtempSync(join(tmpdir(), `claimlight-${name}-`));
  cpSync(join(EXAMPLES, name), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const tool of readdirSync(TOOLS).filter((tool) => !tool.startsWith('.'))) symlinkSync(join(TOOLS, tool), join(folder, 'node_modules', tool));
  cpSync(PACKAGE, join(folder, 'node_modules/claimlight'), { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs one of the examples' tools. @param {string} folder @param {string} program @param {string[]} rest */
const run = (folder, program, ...rest) => execFileSync(process.execPath, [join(TOOLS, program), ...rest], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

/** @type {Browser} */ let browser;
before(async () => {
  assert.ok(existsSync(TOOLS), 'examples/node_modules is not there: run npm ci --prefix examples');
  browser = await launch();
});
after(() => browser.close());

/** Opens a page, waits until its article is read, and says by which road, and who speaks. @param {string} root @param {Record<string, string>} [mounts] */
async function open(root, mounts = {}) {
  const server = await serve({ root, mounts });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator('claim-light:is([data-status="ready"], [data-status="error"])').waitFor({ state: 'attached' });
    // A framework draws what it heard a moment later.
    if (await page.locator('#heard').count()) await page.locator('#heard:not(:empty)').waitFor({ state: 'attached' });
    return await page.evaluate(() => {
      const element = /** @type {import('../../www/element.js').ClaimLightElement} */ (document.querySelector('claim-light'));
      return { status: element.status, rung: element.rung, sources: element.analysis?.sources.map(({ name }) => name), heard: document.querySelector('#heard')?.textContent };
    });
  } finally {
    await context.close();
    await server.close();
  }
}

test('every file of an example is short', () => {
  const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((path) => !/node_modules|package-lock/.test(path));
  for (const file of files.filter((path) => statSync(join(EXAMPLES, path)).isFile())) {
    const lines = readFileSync(join(EXAMPLES, file), 'utf8').split('\n').length;
    assert.ok(lines <= LONGEST, `${file}: ${lines} lines`);
  }
});

describe('a site of', () => {
  for (const name of ['react', 'vue', 'svelte']) {
    test(`${name} reads its article and hears the result`, async () => {
      const { folder, remove } = copy(name);
      try {
        run(folder, 'vite/bin/vite.js', 'build', '--logLevel', 'warn');
        const { status, sources, heard } = await open(join(folder, 'dist'));
        assert.deepEqual([status, sources, heard], ['ready', ['Ana Ruiz'], 'Ana Ruiz']);
      } finally {
        remove();
      }
    });
  }

  test('Eleventy carries the analysis of each article', async () => {
    const { folder, remove } = copy('eleventy');
    try {
      run(folder, '@11ty/eleventy/cmd.cjs', '--quiet');
      const { status, rung, sources } = await open(join(folder, '_site'));
      assert.deepEqual([status, rung, sources], ['ready', 'annotations', ['Ana Ruiz']]);
    } finally {
      remove();
    }
  });

  test('plain files shows the analysis that lies beside it', async () => {
    const { folder, remove } = copy('plain');
    try {
      const program = join(ROOT, 'target/debug/claimlight');
      writeFileSync(join(folder, 'story.claims.json'), execFileSync(program, ['analyze', 'story.txt', '--format', 'json'], { cwd: folder }));
      const { status, rung, sources } = await open(folder, { '/claimlight/': PACKAGE });
      assert.deepEqual([status, rung, sources], ['ready', 'annotations', ['Ilva Brandt']]);
    } finally {
      remove();
    }
  });
});

test('the program for Node says who speaks', () => {
  const { folder, remove } = copy('node');
  try {
    const said = execFileSync(process.execPath, ['analyze.mjs'], { cwd: folder, input: '“We lost 40 boats,” said Ana Ruiz, the harbour master.', encoding: 'utf8' });
    assert.equal(said, 'Ana Ruiz (named): 4 words quoted\n');
  } finally {
    remove();
  }
});

test('the block for WordPress has what WordPress asks for, and PHP can read it where there is one', () => {
  const block = JSON.parse(readFileSync(join(EXAMPLES, 'wordpress/block.json'), 'utf8'));
  assert.match(block.name, /^[a-z-]+\/[a-z-]+$/);
  assert.equal(block.apiVersion, 3);
  const source = readFileSync(join(EXAMPLES, 'wordpress/claimlight.php'), 'utf8');
  for (const [escape, value] of [['esc_url', '$analysis'], ['esc_attr', '$selector']]) assert.ok(source.includes(`${escape}(${value})`), 'what is written is escaped');
  assert.ok(source.includes("$attributes['selector']") && block.attributes.selector);
  const php = ['/usr/bin/php', '/usr/local/bin/php'].find((path) => existsSync(path));
  if (php) assert.match(execFileSync(php, ['-l', join(EXAMPLES, 'wordpress/claimlight.php')], { encoding: 'utf8' }), /No syntax errors/);
});

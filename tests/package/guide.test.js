// The embedding guide into what comes of it: every example is run, every table compared with what it describes.
//
// After a change of the custom elements manifest: BLESS=1 node --test tests/package/guide.test.js

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { launch } from '../browser/chromium.js';
import { lend, makeProject, ROOT } from './consumer.js';
import { examples, GUIDE, withTables } from './guide.js';

/** @import { Browser, Page } from 'playwright-core' */

const TEXT = '“We lost 40 boats,” said Ana Ruiz, the harbour master.';
const ARTICLE = `<article id="story"><p>${TEXT}</p></article>`;
const ELEMENT = '<script type="module" src="/claimlight/define.js"></script><claim-light for="story" layout="panel" marks="all" debug></claim-light>';

/** @type {Browser} */ let browser;
/** @type {ReturnType<typeof makeProject>} */ let project;
before(async () => {
  browser = await launch();
  project = makeProject('plain');
  lend(project.folder, 'esbuild');
});
after(async () => {
  await browser.close();
  project.remove();
});

const all = examples();
/** Examples that no test has asked for yet. */
const untried = new Set(all.keys());

/** @param {string} name Heading, language and number among its kind. */
function example(name) {
  untried.delete(name);
  const code = all.get(name);
  assert.ok(code, `the guide has no example "${name}"`);
  return code;
}

/**
 * Opens a page with this body, and settles when its element has read or given up.
 *
 * @template T
 * @param {string} body @param {(page: Page, requests: string[]) => Promise<T>} use @param {{policy?: string, root?: string}} [how]
 */
async function withPage(body, use, { policy, root = project.folder } = {}) {
  writeFileSync(join(root, 'page.html'), `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Fennmarsh Dispatch</title></head><body>${body}</body></html>`);
  const server = await serve({ root, mounts: { '/claimlight/': project.installed }, headers: policy ? { '/page.html': { 'Content-Security-Policy': policy } } : {} });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(new URL('page.html', server.url).href);
    return await use(page, server.requests);
  } finally {
    await context.close();
    await server.close();
  }
}

/** How the element of a page fared. @param {Page} page */
async function outcome(page) {
  // A bar reads when a reader asks.
  await page.evaluate(async () => {
    await customElements.whenDefined('claim-light');
    for (const element of document.querySelectorAll('claim-light')) if (element.layout === 'bar' && element.status === 'idle') void element.analyze();
  });
  await page.locator('claim-light:is([data-status="ready"], [data-status="error"])').first().waitFor({ state: 'attached' });
  // What a reader may open comes behind the first lines.
  await page.locator('claim-light[data-status="error"], claim-light[data-status="ready"] [part="panel"]').first().waitFor({ state: 'attached' });
  return page.evaluate(() => {
    const element = /** @type {import('../../www/element.js').ClaimLightElement} */ (document.querySelector('claim-light'));
    return {
      status: element.status,
      rung: element.rung,
      layers: element.layers,
      sources: element.analysis?.sources.map(({ name }) => name) ?? [],
      painted: [...CSS.highlights.keys()],
      panel: element.shadowRoot?.textContent ?? '',
    };
  });
}

/** @param {Page} page */
const told = (page) => page.evaluate(() => ({ ...document.documentElement.dataset }));

describe('the guide’s pages', () => {
  for (const name of ['Five lines, html, 1', 'Five lines, html, 2']) {
    test(`${name}: the article is read and painted`, async () => {
      const { status, rung, sources, painted } = await withPage(example(name), outcome);
      assert.deepEqual([status, rung, sources], ['ready', 'worker', ['Ana Ruiz']]);
      assert.ok(painted.includes('claimlight-quiet-quoted'), String(painted));
    });
  }

  test('a block of JSON configures the element', async () => {
    const { layers } = await withPage(`<script type="module" src="/claimlight/define.js"></script>${example('Attributes, html, 1')}`, outcome);
    assert.deepEqual(layers, ['claims', 'person']);
  });

  test('each security policy gives the road that the table says', async () => {
    const rows = [...readFileSync(GUIDE, 'utf8').matchAll(/^\| `(script-src [^`]+)` \| (?:error )?`([\w-]+)` \|$/gm)];
    assert.equal(rows.length, 5);
    for (const [, policy = '', road] of rows) {
      const found = await withPage(ARTICLE + ELEMENT, async (page) => {
        const { status, rung } = await outcome(page);
        if (status === 'ready') return rung;
        const again = page.evaluate(() => new Promise((done) => document.addEventListener('claimlight:error', ({ detail }) => done(detail.code), { once: true })));
        await page.evaluate(() => void document.querySelector('claim-light')?.analyze());
        return again;
      }, { policy });
      assert.equal(found, road, policy);
    }
  });

  test('from another host, the worker starts through a blob', async () => {
    const host = await serve({ root: project.installed, headers: { '/': { 'Access-Control-Allow-Origin': '*' } } });
    try {
      const policy = `script-src ${host.url} 'wasm-unsafe-eval'; connect-src ${host.url}; worker-src blob:`;
      const { status, rung, panel } = await withPage(`${ARTICLE}<script type="module" src="${host.url}define.js"></script><claim-light for="story" layout="panel" marks="all" debug></claim-light>`, outcome, { policy });
      assert.deepEqual([status, rung], ['ready', 'blob-worker'], panel);
    } finally {
      await host.close();
    }
  });

  test('custom properties and parts reach article and panel', async () => {
    const style = `<style>${example('Colours and type, css, 1')}</style>`;
    const { line, background, family, border } = await withPage(style + ARTICLE + ELEMENT, async (page) => {
      await outcome(page);
      return page.evaluate(() => {
        const paragraph = /** @type {Element} */ (document.querySelector('#story p'));
        const panel = /** @type {Element} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('[part="panel"]'));
        return {
          line: getComputedStyle(paragraph, '::highlight(claimlight-claim-quoted)').textDecorationColor,
          background: getComputedStyle(paragraph, '::highlight(claimlight-person)').backgroundColor,
          family: getComputedStyle(panel).fontFamily,
          border: getComputedStyle(panel).borderBlockStartWidth,
        };
      });
    });
    assert.deepEqual([line, background, family, border], ['rgb(0, 77, 64)', 'rgba(0, 0, 0, 0)', 'Verdana, sans-serif', '3px']);
  });

  test('listeners hear what was read, and may replace the card', async () => {
    const script = `<script>${example('Events, js, 1')}</script>`;
    const { dataset, isOpen } = await withPage(script + ARTICLE + ELEMENT, async (page) => {
      await outcome(page);
      await page.evaluate(() => document.querySelector('claim-light')?.next());
      await page.locator('html[data-picked]').waitFor();
      const isOpen = await page.evaluate(() => document.querySelector('claim-light')?.shadowRoot?.querySelector('[part="card"]')?.matches(':popover-open'));
      return { dataset: await told(page), isOpen };
    });
    assert.equal(dataset['heard'], 'true worker');
    assert.ok(dataset['picked'] && TEXT.includes(dataset['picked']), dataset['picked']);
    assert.equal(isOpen, false);
  });

  test('an editor’s corrections are kept', async () => {
    const { panel, sources } = await withPage(example('Corrections by editors, html, 1'), async (page) => {
      await outcome(page);
      await page.evaluate(() => /** @type {HTMLElement | undefined} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector('#tab-entities'))?.click());
      return outcome(page);
    });
    assert.match(panel, /Ana Ruiz Molina/);
    assert.deepEqual(sources, ['Ana Ruiz']);
  });

  test('a script makes an element', async () => {
    const { status, sources } = await withPage(`${ARTICLE}<script type="module">${example('Pages that change, js, 1')}</script>`, outcome);
    assert.deepEqual([status, sources], ['ready', ['Ana Ruiz']]);
  });

  test('a page paints without the element', async () => {
    const { items, painted } = await withPage(`${ARTICLE}<script type="module">${example('Without the element, js, 1')}</script>`, async (page) => {
      await page.locator('html[data-items]').waitFor();
      return { items: (await told(page))['items'], painted: await page.evaluate(() => [...CSS.highlights.keys()].sort()) };
    });
    assert.match(String(items), /entity.*quote/);
    assert.deepEqual(painted, ['claimlight-person', 'claimlight-quotes']);
  });

  test('right hashes let everything pass, a wrong one does not', async () => {
    const hashes = JSON.parse(readFileSync(join(project.installed, 'integrity.json'), 'utf8'));
    const given = example('Subresource integrity, html, 1');
    /** @param {string} script @param {string} model */
    const fill = (script, model) => given.replace('integrity="sha384-…" defer', `integrity="${script}" defer`).replace('model-integrity="sha384-…"', `model-integrity="${model}"`);
    const good = fill(hashes['standalone.js'], hashes['model.bin']);
    assert.ok(!good.includes('…"'), good);
    assert.equal((await withPage(good, outcome)).status, 'ready');
    assert.equal((await withPage(fill(hashes['standalone.js'], hashes['worker.js']), outcome)).status, 'error');
    const isDefined = (/** @type {Page} */ page) => page.evaluate(() => customElements.get('claim-light') !== undefined);
    assert.equal(await withPage(fill(hashes['worker.js'], hashes['model.bin']), isDefined), false);
  });

  test('nothing is asked of the network after ready', async () => {
    const { before, after } = await withPage(ARTICLE + ELEMENT, async (page, requests) => {
      await outcome(page);
      const before = requests.length;
      for (const tab of ['sources', 'entities', 'values', 'about', 'claims']) {
        await page.evaluate((tab) => /** @type {HTMLElement | undefined} */ (document.querySelector('claim-light')?.shadowRoot?.querySelector(`#tab-${tab}`))?.click(), tab);
      }
      await page.evaluate(async () => {
        document.querySelector('#story p')?.append(' Nobody else was hurt, Ruiz said.');
        await document.querySelector('claim-light')?.analyze();
      });
      return { before, after: requests.length };
    });
    assert.ok(before > 3);
    assert.equal(after, before);
  });
});

describe('the guide’s steps before publishing', () => {
  /** Writes what the element would read, and runs what the guide says. @param {() => void} run */
  async function publish(run) {
    writeFileSync(join(project.folder, 'story.txt'), TEXT);
    run();
    const found = await withPage(example('Analyse when you publish, html, 1'), async (page, requests) => ({ ...(await outcome(page)), requests }));
    assert.deepEqual([found.status, found.rung, found.sources], ['ready', 'annotations', ['Ana Ruiz']]);
    assert.deepEqual(found.requests.filter((path) => /\.(wasm|bin)$|worker\.js$/.test(path)), []);
  }

  test('an analysis by the command line spares the reader the engine', () => {
    const program = join(ROOT, 'target/debug');
    assert.ok(existsSync(join(program, 'claimlight')), 'the command line is not built: run cargo build --features cli');
    return publish(() => void execFileSync('sh', ['-c', example('Analyse when you publish, sh, 1')], { cwd: project.folder, env: { ...process.env, PATH: `${program}:${process.env['PATH']}` } }));
  });

  test('an analysis by Node does so too', () =>
    publish(() => void execFileSync(process.execPath, ['--input-type=module', '--eval', example('Analyse when you publish, js, 1')], { cwd: project.folder })));

  test('esbuild bundles it, with the files beside', async () => {
    writeFileSync(join(project.folder, 'main.js'), example('Bundlers, js, 1'));
    execFileSync(process.execPath, ['--input-type=module', '--eval', example('Bundlers, js, 3')], { cwd: project.folder });
    const { status, rung } = await withPage(`${ARTICLE}<script type="module" src="main.js"></script><claim-light for="story" layout="panel" marks="all" debug></claim-light>`, outcome, { root: join(project.folder, 'out') });
    assert.deepEqual([status, rung], ['ready', 'worker']);
  });
});

describe('the guide', () => {
  test('lists what the manifest lists', () => {
    const expected = withTables();
    if (process.env['BLESS'] === '1') writeFileSync(GUIDE, expected);
    assert.equal(readFileSync(GUIDE, 'utf8'), expected, 'run BLESS=1 node --test tests/package/guide.test.js');
  });

  test('lists every code of an error', () => {
    const codes = [...readFileSync(GUIDE, 'utf8').matchAll(/^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$/gm)].map((match) => match[1]);
    const source = readFileSync(join(ROOT, 'www/protocol.js'), 'utf8');
    const type = /@typedef \{([^}]+)\} ErrorCode/.exec(source)?.[1] ?? '';
    const known = [...type.matchAll(/'([\w-]+)'/g)].map((match) => match[1]);
    assert.ok(known.length > 5);
    for (const code of known) assert.ok(codes.includes(code), code);
  });

  test('has no example that was not tried', () => {
    // Vite's own example is the setting of sites.test.js; installing is what makes every project of these tests.
    example('Bundlers, js, 2');
    // The height of the bar, which bar.test.js measures.
    assert.match(example('Five lines, css, 1'), /min-block-size: 104px.*140px/s);
    assert.match(example('Hosting it yourself, sh, 1'), /^npm install claimlight\ncp -r node_modules\/claimlight /);
    assert.deepEqual([...untried], []);
  });
});

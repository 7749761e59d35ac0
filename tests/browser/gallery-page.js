// The gallery into a server of it whose modules are joined, and a state that is shown light into the same state, dark.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serve } from '../../tools/serve.mjs';
import { KEPT, PAGES, STAND_IN } from './chromium.js';

/** @import { Page } from 'playwright-core' */
/** @import { Page as FirefoxPage } from 'puppeteer-core' */

const SOURCE = fileURLToPath(new URL('../../www/gallery/gallery.js', import.meta.url));

/** Serves `www` for suites that open its gallery over and over: a browser asks for two scripts where the sources are sixty. */
export async function serveGallery() {
  const { outputFiles } = await build({ entryPoints: [SOURCE], bundle: true, write: false, format: 'esm', target: 'esnext', charset: 'utf8', logLevel: 'warning' });
  // Joined, the code stands where its modules look for their files from: beside claimlight.js.
  const scripts = new Map([['/gallery/gallery.js', `import '../joined-gallery.js';`], ['/joined-gallery.js', outputFiles[0]?.text]]);
  return serve({
    mounts: { '/pkg/': STAND_IN, '/test-pages/': PAGES },
    headers: KEPT,
    before: (path, response) => {
      const script = scripts.get(path);
      if (script === undefined) return false;
      response.writeHead(200, { 'Content-Type': 'text/javascript', ...KEPT['/'] }).end(script);
      return true;
    },
  });
}

/** Turns what is shown dark, and leaves it open. @param {Page | FirefoxPage} page @returns {Promise<void>} */
export function turnDark(page) {
  return /** @type {Page} */ (page).evaluate(async () => {
    document.documentElement.dataset['theme'] = 'dark';
    document.querySelector('claim-light')?.setAttribute('theme', 'dark');
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

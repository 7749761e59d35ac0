import { launch, openPage, serveWithStandIn, untilReady } from '/work/wt/page/tests/browser/chromium.js';
import { serve } from '/work/wt/page/tools/serve.mjs';
const real = process.argv.includes('--real');
const server = real ? await serve() : await serveWithStandIn();
const browser = await launch();
for (const [name, options, path='', act] of [
  ['desktop-light', { viewport: { width: 1280, height: 900 } }],
  ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['phone', { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }],
  ['arabic', { viewport: { width: 1280, height: 900 } }, '', async (page) => { await page.selectOption('#language', 'ar'); await page.waitForTimeout(300); }],
]) {
  const { page, troubles } = await openPage(browser, options);
  await page.goto(server.url + path);
  await untilReady(page).catch((e) => console.log(String(e).slice(0,200)));
  if (act) await act(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: name === 'phone' });
  console.log(name, troubles);
}
await browser.close(); await server.close();

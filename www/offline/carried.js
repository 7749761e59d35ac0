// What the single file carries in its own blocks into where the page looks for it; imported before the page itself.

import { registerWords } from '../i18n.js';
import { registerSample } from '../page/samples.js';

const { words, samples } = JSON.parse(carried('texts'));
for (const [language, table] of Object.entries(words)) registerWords(language, table);
for (const [name, { blocks }] of Object.entries(samples)) registerSample(name, blocks);

// The engine's bytes go into the worker's own script, so that they are unpacked off the page's thread.
const assets = { wasm: carried('wasm'), model: carried('model') };
Reflect.set(globalThis, 'claimlightAssets', assets);
const script = new Blob([`self.claimlightAssets=${JSON.stringify(assets)};`, carried('worker')], { type: 'text/javascript' });
document.getElementById('panel')?.setAttribute('worker-src', URL.createObjectURL(script));

/** @param {string} name */
function carried(name) {
  const block = document.getElementById(`carried-${name}`);
  if (!block) throw new Error(`the file carries no "${name}"`);
  return (block.textContent ?? '').trim();
}

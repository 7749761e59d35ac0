// The engine's module into what it asks of its surroundings: this list, and nothing else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isEngineBuilt } from './chromium.js';

/** Where the module, the network's pieces and the clock meet JavaScript. @type {string[]} */
const IMPORTS = [
  // Values and errors of JavaScript.
  '__wbg_Error', '__wbg_String', '__wbg___wbindgen_is_falsy', '__wbg___wbindgen_is_undefined', '__wbg___wbindgen_throw', '__wbg_get', '__wbg_length', '__wbg_new', '__wbg_prototypesetcall', '__wbg_set', '__wbindgen_generic', '__wbindgen_init_externref_table',
  // The clock, and what tells a reading to stop.
  '__wbg_aborted', '__wbg_now', '__wbg_reason', '__wbg_static_accessor_PERFORMANCE',
  // A response that the page has asked for, piece by piece: no request can be made with these.
  '__wbg_body', '__wbg_getReader', '__wbg_headers', '__wbg_read',
];

test('the module imports no more than it must', { skip: !isEngineBuilt() && 'make wasm builds the engine' }, () => {
  const module = new WebAssembly.Module(readFileSync(new URL('../../www/pkg/claimlight_bg.wasm', import.meta.url)));
  const imports = WebAssembly.Module.imports(module);
  assert.deepEqual([...new Set(imports.map(({ kind }) => kind))], ['function']);
  // The numbers at the end are the tool's.
  const names = imports.map(({ name }) => name.replace(/_[0-9a-f]{16}$/, ''));
  assert.deepEqual([...new Set(names)].sort(), [...IMPORTS].sort());
});

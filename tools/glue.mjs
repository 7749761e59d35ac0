// The engine's source into one that imports its wasm glue by name: where the files are joined, an address made while it
// runs would lead nowhere.

/** How www/engine.js imports its glue. */
const IMPORT = /import\((?:\/\*.*?\*\/\s*)?glue\)/;

/** @param {string} source What www/engine.js holds. @param {string} by The import to write instead. */
export function replaceGlueImport(source, by) {
  if (!IMPORT.test(source)) throw new Error('www/engine.js no longer holds import(glue): say in tools/glue.mjs how it imports its glue');
  return source.replace(IMPORT, by);
}

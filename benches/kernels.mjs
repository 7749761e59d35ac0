// The wasm build of benches/kernels into lines of speeds, in a page or in Node:
//   cargo bench --no-run --target wasm32-unknown-unknown --no-default-features --bench kernels
//   node --experimental-wasm-relaxed-simd benches/kernels.mjs target/wasm32-unknown-unknown/release/deps/kernels-*.wasm

/** @param {BufferSource} bytes @param {(line: string) => void} say */
export async function runKernels(bytes, say) {
  const module = await WebAssembly.compile(bytes);
  /** @type {Record<string, Record<string, Function>>} */
  const imports = {};
  // The library's own imports (wasm-bindgen's) are never called by a bench.
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  imports['bench'] = {
    milliseconds: () => performance.now(),
    say: (/** @type {number} */ at, /** @type {number} */ length) => say(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, length))),
  };
  const instance = await WebAssembly.instantiate(module, /** @type {WebAssembly.Imports} */ (imports));
  const exports = /** @type {{memory: WebAssembly.Memory, main(count: number, at: number): void}} */ (/** @type {unknown} */ (instance.exports));
  exports.main(0, 0);
}

if (typeof process !== 'undefined' && process.argv[1] === (await import('node:url')).fileURLToPath(import.meta.url)) {
  const { readFile } = await import('node:fs/promises');
  await runKernels(await readFile(process.argv[2] ?? ''), console.log);
}

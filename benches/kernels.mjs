// Runs benches/kernels.rs as WebAssembly, in Node or in a page (there: `kernels.mjs?FILE`):
//   RUSTFLAGS=-Ctarget-feature=+simd128 cargo build --release --target wasm32-unknown-unknown \
//     --target-dir target/simd --no-default-features --bench kernels
//   node benches/kernels.mjs target/simd/wasm32-unknown-unknown/release/deps/kernels-*.wasm

const inNode = typeof process !== 'undefined';

async function load() {
  if (!inNode) {
    const response = await fetch(new URL(import.meta.url).search.slice(1));
    return response.arrayBuffer();
  }
  const { readFile } = await import('node:fs/promises');
  return readFile(process.argv[2]);
}

function say(line) {
  console.log(line);
  if (!inNode) document.body.append(line, document.createElement('br'));
}

const module = await WebAssembly.compile(await load());
// The library's own imports (wasm-bindgen's) are never called by a bench.
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] = () => 0;
}
imports.bench = {
  milliseconds: () => performance.now(),
  say: (at, length) =>
    say(new TextDecoder().decode(new Uint8Array(instance.exports.memory.buffer, at, length))),
};
const instance = await WebAssembly.instantiate(module, imports);
instance.exports.main(0, 0);

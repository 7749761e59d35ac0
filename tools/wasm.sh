#!/usr/bin/env bash
# The library into the module of the page, its glue and its types: tools/wasm.sh OUT; without OUT only what needs no tool.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly out=${1:-}
cargo build --locked --lib --target wasm32-unknown-unknown --no-default-features --profile web
[ -n "$out" ] || exit 0
wasm-bindgen --target web --out-dir "$out" target/wasm32-unknown-unknown/web/claimlight.wasm
# Every feature by its name: with all of them wasm-opt writes modules that engines of today refuse. And with more inlined,
# all that has one caller goes into it, and a browser must compile 260 kB before the first step; what is inlined here, on top
# of what the compiler inlined, takes 2.6 kB of the download.
wasm-opt -O3 --converge --one-caller-inline-max-function-size=20 --flexible-inline-max-function-size=8 \
    --always-inline-max-function-size=1 --strip-producers --strip-target-features \
    --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int \
    --enable-reference-types --enable-sign-ext --enable-simd \
    "$out/claimlight_bg.wasm" -o "$out/claimlight_bg.wasm"

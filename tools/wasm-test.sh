#!/usr/bin/env bash
# The wasm tests into the browsers of this machine: Chromium, and Firefox where it can be driven.
set -euo pipefail
cd "$(dirname "$0")/.."

# The first of some programs that is there.
first_of() {
    local name
    for name in "$@"; do
        if command -v "$name"; then return; fi
    done
}

export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_WEBDRIVER_JSON=tools/webdriver.json WASM_BINDGEN_TEST_TIMEOUT=300
run() {
    env "$@" cargo test --locked --target wasm32-unknown-unknown --no-default-features --test wasm
}

chromedriver=$(first_of chromedriver chromium.chromedriver)
[ -n "$chromedriver" ] || {
    echo 'wasm-test: chromedriver is missing; run: tools/setup.sh browsers' >&2
    exit 1
}
run CHROMEDRIVER="$chromedriver"
run GECKODRIVER="$(first_of geckodriver)"

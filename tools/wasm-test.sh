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
report=$(mktemp)
trap 'rm -f "$report"' EXIT
tests() {
    env "$@" cargo test --locked --target wasm32-unknown-unknown --no-default-features --test wasm 2>&1 | tee "$report"
}
# A browser that dies before it reports is started once more; a test that fails is not run again.
run() {
    if tests "$@"; then return; fi
    if grep -q '^test result: \|\.\.\. FAIL\|^error: could not compile' "$report"; then return 1; fi
    echo 'wasm-test: the browser ended without a result; once more' >&2
    tests "$@"
}

chromedriver=$(first_of chromedriver chromium.chromedriver)
[ -n "$chromedriver" ] || {
    echo 'wasm-test: chromedriver is missing; run: tools/setup.sh browsers' >&2
    exit 1
}
run CHROMEDRIVER="$chromedriver"
run GECKODRIVER="$(first_of geckodriver)"

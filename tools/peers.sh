#!/usr/bin/env bash
# What `make bench` compares Claimlight with, installed apart from all that ships: compromise (npm) and spaCy (PyPI).
#
# Never fails: a peer that cannot be had is named, and its row left out.
set -uo pipefail
cd "$(dirname "$0")/.."

readonly spacy="${XDG_CACHE_HOME:-$HOME/.cache}/claimlight/spacy"
readonly requirements=benches/requirements.txt

say() { printf '%s\n' "peers: $*" >&2; }

[ benches/node_modules/.package-lock.json -nt benches/package-lock.json ] ||
    { npm ci --prefix benches --no-audit --no-fund --loglevel=error >&2 && touch benches/node_modules/.package-lock.json; } ||
    say 'compromise is not installed: row left out'

cmp -s "$requirements" "$spacy/requirements.txt" ||
    { say "installing spaCy into $spacy (once, some minutes)" &&
        python3 -m venv "$spacy" &&
        "$spacy/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: --requirement "$requirements" >&2 &&
        cp "$requirements" "$spacy/requirements.txt"; } ||
    { say 'spaCy is not installed: row left out' && rm -rf "$spacy"; }
exit 0

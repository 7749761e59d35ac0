#!/usr/bin/env bash
# The Python package into the environment that spaCy is in, to be measured beside it: benches/python-package.sh PIP
# Where spaCy could not be installed there is nothing to measure beside.
set -euo pipefail
cd "$(dirname "$0")/../python"

readonly pip=$1 out=$PWD/target/bench
[ -x "$pip" ] || exit 0
rm -f "$out"/claimlight-*.whl
"${XDG_CACHE_HOME:-$HOME/.cache}/claimlight/wheel/bin/maturin" build --quiet --locked --release --interpreter python3 --out "$out"
"$pip" install --quiet --disable-pip-version-check --no-index --force-reinstall --no-deps "$out"/claimlight-*.whl

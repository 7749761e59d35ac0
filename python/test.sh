#!/usr/bin/env bash
# The Python package into a wheel, and the wheel into a fresh virtual environment, where its tests run.
#
#   python/test.sh OUT PROGRAM [PACKAGE …]
#
# Its JSON must be that of PROGRAM, the command line. PACKAGES come beside it: pandas, spacy, pyspark …
# CLAIMLIGHT_WHEEL_PROFILE=dev builds a slow wheel in a third of the time.
set -euo pipefail
cd "$(dirname "$0")"

readonly out=$1 program=$2
shift 2
readonly tools="${XDG_CACHE_HOME:-$HOME/.cache}/claimlight/wheel/bin"
readonly profile=${CLAIMLIGHT_WHEEL_PROFILE:-release}

cargo clippy --quiet --locked -- -D warnings
mkdir -p "$out"
rm -f "$out"/claimlight-*.whl
"$tools/maturin" build --quiet --locked --profile "$profile" --interpreter python3 --out "$out"

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
python3 -m venv "$fresh"
"$fresh/bin/pip" install --quiet --disable-pip-version-check --no-index "$out"/claimlight-*.whl
[ $# -eq 0 ] || "$fresh/bin/pip" install --quiet --disable-pip-version-check "$@"
# From elsewhere, so that the sources beside the tests are not what is imported.
cp -r tests mypy.ini "$fresh"
export CLAIMLIGHT_PROGRAM=$program CLAIMLIGHT_SAMPLES=$PWD/../www/samples
cd "$fresh"
"$tools/mypy" --python-executable bin/python --package claimlight
"$tools/mypy" --python-executable bin/python tests/typed.py
bin/python -m unittest discover --start-directory tests

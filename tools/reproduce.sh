#!/usr/bin/env bash
# The wasm module twice, from two clean copies of this commit, into the same bytes: or a failure that says what differs.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Two places of different length: no path may get into the bytes.
for copy in one the-other-one; do
    git clone --quiet . "$folder/$copy"
    (cd "$folder/$copy" && make wasm >&2)
    sha256sum < "$folder/$copy/www/pkg/claimlight_bg.wasm" > "$folder/$copy.sum"
done
cmp "$folder/one.sum" "$folder/the-other-one.sum" || {
    echo 'reproduce: two builds of one commit differ' >&2
    exit 1
}
echo "reproduced: sha256 $(cut -d' ' -f1 < "$folder/one.sum")"

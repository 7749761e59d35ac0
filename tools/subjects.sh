#!/usr/bin/env bash
# Commits into a list of those whose subject is too long or says nothing.
#
#   tools/subjects.sh [RANGE]      by default: what is on HEAD since the rule began
set -euo pipefail
cd "$(dirname "$0")/.."

readonly longest=72
readonly began=$(cat .ci/subjects-since)

# An archive of the sources has no history, a shallow clone not all of it.
git rev-parse --quiet --verify "$began^{commit}" >/dev/null 2>&1 || exit 0

wrong=$(git log --no-merges --format='%h %s' "${1:-$began..HEAD}" | awk -v longest="$longest" '
    { subject = substr($0, index($0, " ") + 1) }
    length(subject) > longest { print "  " $1 ": " length(subject) " characters, at most " longest ": " subject }
    tolower(subject) ~ /^(wip|fixup!|squash!|tmp|temp|misc|update|updates|fix|fixes)$/ || tolower(subject) ~ /^(wip|fixup!|squash!)[ :]/ {
        print "  " $1 ": says nothing, or is not finished: " subject
    }')
[ -z "$wrong" ] || {
    printf 'commit subjects:\n%s\n' "$wrong" >&2
    exit 1
}

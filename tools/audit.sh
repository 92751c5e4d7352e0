#!/bin/sh
# Ask whether a hole is known in any package that is pinned: those from PyPI at PyPI's own list of
# advisories, those from npm at npm's. Nothing is installed but the asking tool. Exit code 1 if one is known.
set -eu
cd "$(dirname "$0")/.."
here=$PWD
failed=0

# Held to the hashes of the files and resolving nothing, so that what is asked about is what is pinned.
for each in requirements.txt requirements-dev.txt bench/requirements.txt tools/supply.txt; do
    echo "== $each"
    .cache/supply/venv/bin/pip-audit --requirement "$each" --require-hashes --disable-pip \
        --progress-spinner off "$@" || failed=1
done
for each in tools/web bench; do
    echo "== $each/package-lock.json"
    (cd "$each" && PATH="$here/.venv/bin:$PATH" npm audit --package-lock-only) || failed=1
done
exit $failed

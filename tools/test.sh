#!/bin/sh
# Every check, cheapest first. Stops at the first that fails, and says which it was.
set -eu
cd "$(dirname "$0")/.."

step() {
    title=$1
    shift
    printf '== %s: %s\n' "$title" "$*"
    "$@" </dev/null || {
        printf 'FAILED at %s: %s\n' "$title" "$*" >&2
        exit 1
    }
}

PATH="$PWD/.venv/bin:$PATH"

step format ruff format --check .
step lint ruff check .
step types mypy
step contracts lint-imports --no-logo
CHROMIUM=$(tools/chromium.sh get) || {
    echo 'FAILED at browser: the browser tests need a Chromium' >&2
    exit 1
}
export CHROMIUM
step 'page checkers' tools/packages.sh tools/web
# One process per core; tests that share a browser or its visits stay together (tests/conftest.py).
step tests pytest --numprocesses auto --dist loadgroup --durations 12

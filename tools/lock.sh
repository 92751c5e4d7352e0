#!/bin/sh
# Compile pyproject.toml into requirements.txt and requirements-dev.txt: every package pinned and
# hashed, for every Python and system that pyproject.toml allows, naming no place to get them from.
# Pins stay as they are where they still fit; with --upgrade each moves to its newest version.
set -eu
cd "$(dirname "$0")/.."

compile() {
    output=$1
    shift
    .venv/bin/uv pip compile pyproject.toml "$@" --output-file "$output" --quiet \
        --universal --python-version 3.11 --generate-hashes --no-config \
        --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
}

compile requirements.txt "$@"
compile requirements-dev.txt --group dev --constraint requirements.txt "$@"

if grep -nE '://|index-url|find-links|^-e|@ ' requirements.txt requirements-dev.txt; then
    echo 'error: the lines above name a place to install from; a lock names versions only' >&2
    exit 1
fi

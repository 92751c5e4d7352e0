#!/bin/sh
# Compile pyproject.toml into requirements.txt, requirements-dev.txt, bench/requirements.txt and
# trust/requirements.txt, tools/supply.txt, and the package.json of tools/web and bench into the
# package-lock.json beside it: every package pinned and hashed, for every Python and system that we
# support, naming no place to get them from.
# Pins stay as they are where they still fit; with --upgrade each moves to its newest version.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

compile() {
    output=$1
    shift
    uv pip compile "$@" --output-file "$output" --quiet \
        --universal --python-version 3.11 --generate-hashes --no-config \
        --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
}

# npm leaves out where it got a package (.npmrc), but not where its authors would like money.
compile_npm() (
    cd "$1"
    if [ "${2:-}" = --upgrade ]; then
        # shellcheck disable=SC2046  # one word for each package
        npm install --package-lock-only $(node -p \
            'Object.keys(require("./package.json").dependencies).map(n => n + "@latest").join(" ")')
        npm update --package-lock-only
    else
        npm install --package-lock-only
    fi >/dev/null
    python -c '
import json, pathlib
file = pathlib.Path("package-lock.json")
lock = json.loads(file.read_text("utf-8"))
for package in lock["packages"].values():
    package.pop("funding", None)
file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", "utf-8")'
)

compile requirements.txt pyproject.toml "$@"
compile requirements-dev.txt pyproject.toml --group dev --constraint requirements.txt "$@"
compile bench/requirements.txt pyproject.toml --group bench --constraint requirements.txt "$@"
compile trust/requirements.txt pyproject.toml --group trust --constraint requirements-dev.txt "$@"
compile tools/supply.txt --group supply "$@"
compile_npm tools/web "$@"
compile_npm bench "$@"

if grep -nE '://|index-url|find-links|^-e|@ |"resolved"' requirements.txt requirements-dev.txt \
    bench/requirements.txt trust/requirements.txt tools/supply.txt tools/web/package-lock.json \
    bench/package-lock.json; then
    echo 'error: the lines above name a place to install from; a lock names versions only' >&2
    exit 1
fi

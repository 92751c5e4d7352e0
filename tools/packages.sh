#!/bin/sh
# Install the npm packages that FOLDER/package-lock.json pins into FOLDER/node_modules, or do
# nothing if that is done already. Node.js itself comes with .venv (tools/environment.sh dev).
#
#   tools/packages.sh tools/web   what judges pages in the tests
#   tools/packages.sh bench       what only the benchmark needs
set -eu
cd "$(dirname "$0")/.."
here=$PWD
cd "${1:?usage: tools/packages.sh FOLDER}"

# npm itself keeps node_modules/.package-lock.json, but without what `ci` was asked for.
stamp=$(cat package.json package-lock.json .npmrc | cksum)
[ "$(cat node_modules/.installed 2>/dev/null)" = "$stamp" ] && exit 0

echo "Installing the packages of $1/package-lock.json; this takes a minute, once"
# npm checks every package against the hash in the lock, and runs no script of theirs (.npmrc).
PATH="$here/.venv/bin:$PATH" npm ci --loglevel=error </dev/null >/dev/null || {
    printf 'error: %s\n' "installing $1/package-lock.json failed; the lines above say why" >&2
    exit 1
}
echo "$stamp" >node_modules/.installed

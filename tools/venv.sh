#!/bin/sh
# Make a virtual environment of its own in .cache/NAME/venv from pinned and hashed requirements, or do
# nothing if that is done already. It is not .venv, so that no build and no test can come to depend on
# it. Needs .venv with uv (tools/environment.sh dev).
#
#   tools/venv.sh bench bench/requirements.txt     what our build is held against
#   tools/venv.sh supply tools/supply.txt          what looks at the packages themselves
set -eu
cd "$(dirname "$0")/.."
venv=.cache/${1:?usage: tools/venv.sh NAME REQUIREMENTS}/venv
requirements=${2:?usage: tools/venv.sh NAME REQUIREMENTS}

stamp="$(cksum <"$requirements") $(pwd -P)"
[ "$(cat "$venv/installed" 2>/dev/null)" = "$stamp" ] && exit 0

echo "Installing the packages of $requirements into $venv; this takes a minute, once"
rm -rf "$venv"
.venv/bin/python -m venv "$venv"
.venv/bin/uv pip install --quiet --python "$venv/bin/python" \
    --require-hashes --requirement "$requirements" || {
    echo 'uv could not install them; trying with pip'
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --requirement "$requirements"
} || {
    echo "error: installing $requirements failed; the lines above say why" >&2
    exit 1
}
echo "$stamp" >"$venv/installed"

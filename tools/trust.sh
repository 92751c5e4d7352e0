#!/bin/sh
# Make .cache/trust/venv, with what only the proofs of trust/ need, or do nothing if that is done
# already. It is not .venv, so that no build and no test can come to depend on it. Needs .venv with
# uv (tools/environment.sh dev).
set -eu
cd "$(dirname "$0")/.."
venv=.cache/trust/venv

stamp="$(cksum <trust/requirements.txt) $(pwd -P)"
[ "$(cat $venv/installed 2>/dev/null)" = "$stamp" ] && exit 0

echo "Installing the packages of trust/requirements.txt into $venv; this takes a minute, once"
rm -rf $venv
.venv/bin/python -m venv $venv
.venv/bin/uv pip install --quiet --python $venv/bin/python \
    --require-hashes --requirement trust/requirements.txt || {
    echo 'uv could not install them; trying with pip'
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --requirement trust/requirements.txt
} || {
    echo 'error: installing trust/requirements.txt failed; the lines above say why' >&2
    exit 1
}
echo "$stamp" >$venv/installed

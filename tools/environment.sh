#!/bin/sh
# Make .venv and install the pinned packages into it, or do nothing if that is done already.
#
#   tools/environment.sh site   what a build needs (requirements.txt)
#   tools/environment.sh dev    that, and what the tests need (requirements-dev.txt)
#
# The stamps in .venv hold checksums of what was installed, so that an edited lock installs
# anew, a second run does nothing, and `site` after `dev` changes nothing. PYTHON names the
# interpreter to use, if it shall not be the first that is new enough.
set -eu
cd "$(dirname "$0")/.."

fail() {
    printf 'error: %s\n' "$@" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        new_enough "$PYTHON" || fail "PYTHON=$PYTHON does not run, or is older than Python 3.11"
        echo "$PYTHON"
        return
    fi
    for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
        if new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    found=$(python3 --version 2>/dev/null) || found='no python3 at all'
    fail "Python 3.11 or newer is needed, and here is $found" \
        "install it (Debian, Ubuntu: apt-get install python3 python3-venv), or name one: make PYTHON=…"
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "$python comes without venv and ensurepip, which make the virtual environment" \
            "install them (Debian, Ubuntu: apt-get install python3-venv) and run this again"
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv || fail 'making .venv failed; the lines above say why'
    pwd -P >.venv/made-at
}

# Scripts in .venv name its own path, so one that was copied or moved here is made again.
if [ ! -x .venv/bin/pip ] || [ ! -x .venv/bin/python ] ||
    [ "$(cat .venv/made-at 2>/dev/null)" != "$(pwd -P)" ]; then
    make_venv
fi

site_stamp=$(cksum requirements.txt)
dev_stamp=$(cat requirements.txt requirements-dev.txt | cksum)

case "${1:-}" in
site)
    requirements=requirements.txt
    [ "$(cat .venv/installed-site 2>/dev/null)" = "$site_stamp" ] && exit 0
    ;;
dev)
    requirements=requirements-dev.txt
    [ "$(cat .venv/installed-dev 2>/dev/null)" = "$dev_stamp" ] && exit 0
    ;;
*)
    fail "usage: tools/environment.sh site|dev"
    ;;
esac

# uv installs about nine times as fast as pip, from the same pins and hashes; pip brings uv.
install_with_uv() {
    uv=$(awk '/^uv==/ { on = 1 } on { print } on && !/\\$/ { exit }' requirements-dev.txt)
    printf '%s\n' "$uv" >.venv/uv.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps \
        --require-hashes --requirement .venv/uv.txt &&
        .venv/bin/uv pip install --quiet --python .venv/bin/python \
            --require-hashes --requirement "$requirements"
}

# Knows settings of this machine that uv does not read, such as a registry in pip.conf.
install_with_pip() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --requirement "$requirements"
}

echo "Installing the packages of $requirements into .venv; this takes a minute, once"
install_with_uv || {
    echo 'uv could not install them; trying with pip'
    install_with_pip
} || fail "installing $requirements failed; the lines above say why"

echo "$site_stamp" >.venv/installed-site
if [ "$1" = dev ]; then
    echo "$dev_stamp" >.venv/installed-dev
fi

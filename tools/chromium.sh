#!/bin/sh
# Print the path of a Chromium that starts, for the browser tests.
#
#   tools/chromium.sh find   look for one
#   tools/chromium.sh get    look for one; if there is none, install it
#
# Looked for: $CHROMIUM, then the usual names, then Playwright's own download. Installed from:
# Debian's packages (as root, or with a sudo that asks for no password), else by Playwright.
# Only the path goes to standard output. Exit code 1 and a message if there is none.
set -eu
cd "$(dirname "$0")/.."

say() {
    printf '%s\n' "$@" >&2
}

starts() {
    [ -n "$1" ] && "$1" --version </dev/null >/dev/null 2>&1
}

playwrights_own() {
    .venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' </dev/null 2>/dev/null || true
}

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        starts "$CHROMIUM" || {
            say "error: CHROMIUM=$CHROMIUM does not start; name one that does, or unset it"
            exit 1
        }
        command -v "$CHROMIUM"
        return
    fi
    for name in chromium chromium-browser google-chrome; do
        if starts "$name"; then
            command -v "$name"
            return
        fi
    done
    own=$(playwrights_own)
    starts "$own" && echo "$own"
}

from_debian() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then
        as_root='env DEBIAN_FRONTEND=noninteractive'
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n env DEBIAN_FRONTEND=noninteractive'
    else
        return 1
    fi
    say 'Installing Chromium from the packages of this system'
    {
        $as_root apt-get update -qq &&
            $as_root apt-get install -y -qq --no-install-recommends chromium
    } </dev/null >&2
}

from_playwright() {
    say 'Installing the Chromium that Playwright downloads'
    .venv/bin/playwright install chromium </dev/null >&2
}

case "${1:-}" in
find)
    find_chromium && exit 0
    ;;
get)
    find_chromium && exit 0
    from_debian && find_chromium && exit 0
    from_playwright && find_chromium && exit 0
    ;;
*)
    say 'usage: tools/chromium.sh find|get'
    exit 2
    ;;
esac
say 'error: no Chromium that starts, and the browser tests need one' \
    'install it (Debian: apt-get install chromium), or name one: CHROMIUM=/path/to/it make test'
exit 1

#!/bin/sh
# Print the path of an nginx that starts, for `make load`.
#
#   tools/nginx.sh find   look for one
#   tools/nginx.sh get    look for one; if there is none, fetch Debian's
#
# Looked for: $NGINX, the usual place, then .cache/nginx. Fetched is Debian's package, which apt checks
# against the keys of Debian; it is unpacked into .cache/nginx and not installed, as installing it
# would start a web server on this machine. Only the path goes to standard output. Exit code 1 and a
# message if there is none.
set -eu
cd "$(dirname "$0")/.."
own=$PWD/.cache/nginx

say() {
    printf '%s\n' "$@" >&2
}

starts() {
    [ -n "$1" ] && "$1" -v </dev/null >/dev/null 2>&1
}

find_nginx() {
    if [ -n "${NGINX:-}" ]; then
        starts "$NGINX" || {
            say "error: NGINX=$NGINX does not start; name one that does, or unset it"
            exit 1
        }
        command -v "$NGINX"
        return
    fi
    for name in nginx /usr/sbin/nginx "$own/usr/sbin/nginx"; do
        if starts "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

from_debian() {
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
    say 'Fetching nginx from the packages of this system'
    rm -rf "$own"
    mkdir -p "$own"
    {
        if [ "$(id -u)" = 0 ]; then
            apt-get update -qq
        fi
        (cd "$own" && apt-get download -qq nginx) && dpkg-deb -x "$own"/nginx_*.deb "$own"
    } </dev/null >&2
}

case "${1:-}" in
find)
    find_nginx && exit 0
    exit 1
    ;;
get)
    find_nginx && exit 0
    from_debian && find_nginx && exit 0
    ;;
*)
    say 'usage: tools/nginx.sh find|get'
    exit 2
    ;;
esac
say 'error: no nginx that starts, and `make load` needs one' \
    'install it (Debian: apt-get install nginx-light, which also starts it), or name one: NGINX=/path/to/it make load'
exit 1

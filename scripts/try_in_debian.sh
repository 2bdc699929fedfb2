#!/bin/bash
# Try `make serve` and `make test` on a bare Debian 12: no Python, no browser, nothing but git,
# make and certificates. Takes the last commit, not the work tree. Needs root and debootstrap.
#
#   scripts/try_in_debian.sh                  both commands
#   scripts/try_in_debian.sh serve            until the site answers, then once more for the time
#   scripts/try_in_debian.sh test             every test
#   scripts/try_in_debian.sh make verify      any command
#
# DEBIAN_MIRROR   where packages come from (default: debootstrap's own choice)
# DEBIAN_FOLDER   where the system is made and kept (default: a new folder, removed afterwards)
# TRUSTED         a folder of certificates (*.crt) to trust, behind a proxy that opens connections
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo "This needs root, and debootstrap: sudo apt-get install debootstrap" >&2
    exit 1
fi
if [ -z "${TRY_IN_DEBIAN:-}" ]; then
    # In a room of its own: its mounts and processes end with it, however it ends.
    export TRY_IN_DEBIAN=1
    exec unshare --mount --propagation private --pid --fork --kill-child -- "$0" "$@"
fi

folder=${DEBIAN_FOLDER:-$(mktemp -d "${TMPDIR:-/var/tmp}/alongside-debian.XXXXXX")}
forget() {
    [ -n "${DEBIAN_FOLDER:-}" ] && return
    for place in dev/shm dev proc; do umount "$folder/$place" 2>/dev/null || true; done
    rm -rf --one-file-system "$folder"
}
trap forget EXIT

inside() {
    local trust=()
    if [ -n "${TRUSTED:-}" ]; then
        local all=/etc/ssl/certs/ca-certificates.crt
        trust=("PIP_CERT=$all" "SSL_CERT_FILE=$all" "NODE_EXTRA_CA_CERTS=$all")
    fi
    env -i HOME=/srv TERM=dumb PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive CI=true "${trust[@]}" chroot "$folder" "$@" </dev/null
}

if [ ! -f "$folder/etc/debian_version" ]; then
    echo "== A bare Debian 12 in $folder"
    debootstrap --variant=minbase bookworm "$folder" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} >/dev/null
fi
cp /etc/resolv.conf "$folder/etc/resolv.conf"
mount -t proc proc "$folder/proc"
mount --bind /dev "$folder/dev"
mkdir -p "$folder/dev/shm"
mount -t tmpfs tmpfs "$folder/dev/shm"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends git make ca-certificates >/dev/null 2>&1
if [ -n "${TRUSTED:-}" ]; then
    cp "$TRUSTED"/*.crt "$folder/usr/local/share/ca-certificates/"
    inside update-ca-certificates >/dev/null 2>&1
fi

rm -rf "$folder/srv/alongside"
git clone --quiet --no-hardlinks "$root" "$folder/srv/alongside"
echo "== $(git -C "$root" log -1 --format='%h %s')"

project() {
    inside bash -c "cd /srv/alongside && $1"
}

answers='
import sys, time, urllib.request
for _ in range(1200):
    try:
        page = urllib.request.urlopen("http://127.0.0.1:8000/", timeout=60).read().decode()
    except OSError:
        time.sleep(0.5)
        continue
    title = page.partition("<title>")[2].partition("</title>")[0].strip()
    print(f"== http://127.0.0.1:8000/ answers: {title}")
    sys.exit("<article" not in page)
sys.exit("The site does not answer.")
'

stop_serving='
import os, signal
for number in filter(str.isdigit, os.listdir("/proc")):
    try:
        words = open(f"/proc/{number}/cmdline").read().split("\0")
    except OSError:
        continue
    if any(word.endswith("scripts/serve.py") for word in words):
        os.kill(int(number), signal.SIGINT)
'

serve_once() {
    if (exec 3<>/dev/tcp/127.0.0.1/8000) 2>/dev/null; then
        echo "Another program answers at port 8000: end it first." >&2
        return 1
    fi
    local start=$SECONDS server
    project "make serve" &
    server=$!
    # The set-up is complete when it has left its stamp.
    until compgen -G "$folder/srv/alongside/.venv/*.stamp" >/dev/null; do
        kill -0 "$server" || return 1
        sleep 1
    done
    inside python3 -c "$answers" || return 1
    echo "== $1: $((SECONDS - start)) s"
    inside python3 -c "$stop_serving" || return 1
    wait "$server"
}

try_serve() {
    serve_once "make serve on a bare system" || return 1
    serve_once "make serve again" || return 1
    echo "== The set-up again, which has nothing to do:"
    project "time -p sh scripts/run.sh setup site"
}

case ${1:-both} in
    both) try_serve && project "make test" ;;
    serve) try_serve ;;
    test) project "make test" ;;
    *) project "$*" ;;
esac

#!/bin/sh
# Run one of the commands in this folder: scripts/run.sh test -k tracks
# Finds Python 3.11 or newer for it. On Debian, a missing Python is installed
# (as root, or with sudo where that asks for no password).
set -eu
here=$(cd "$(dirname "$0")" && pwd)

command=${1:-}
if [ -z "$command" ] || [ ! -f "$here/$command.py" ]; then
    echo "There is no command \"$command\" in scripts/. Type 'make help' for the list." >&2
    exit 2
fi
shift

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        found=$(command -v "$name" 2>/dev/null) || continue
        if "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$found"
            return
        fi
    done
}

install_on_debian() {
    [ -f /etc/debian_version ] || return 0
    as_root=
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 0
        as_root=sudo
    fi
    echo "Installing Python with apt-get." >&2
    # Its report of every file would hide the few lines that matter, unless it fails.
    report=$($as_root apt-get update -qq 2>&1 && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends python3 python3-venv 2>&1) ||
        echo "$report" >&2
}

python=$(find_python)
if [ -z "$python" ]; then
    install_on_debian
    python=$(find_python)
fi
if [ -z "$python" ]; then
    cat >&2 <<'END'
Python 3.11 or newer is missing. Install it, then run the command again:
  Debian, Ubuntu: sudo apt-get install python3 python3-venv
  Fedora:         sudo dnf install python3
  macOS:          brew install python
END
    exit 1
fi
exec "$python" "$here/$command.py" "$@"

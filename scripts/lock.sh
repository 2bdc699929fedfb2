#!/bin/sh
# Lock the versions and hashes of all dependencies, for every system and every Python from 3.11.2.
# Needs `uv`. Pass --upgrade to take newer versions, or --upgrade-package NAME for one of them.
set -eu
cd "$(dirname "$0")/.."

if ! command -v uv >/dev/null 2>&1; then
    echo "scripts/lock.sh needs uv: install it with 'pipx install uv' and run this again." >&2
    exit 1
fi

lock() {
    # No index addresses: the files name packages, the machine says where it takes them from.
    uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@"
}

lock requirements.in -o requirements.txt "$@"
# The same versions in print and under test as in use.
lock requirements-print.in -c requirements.txt -o requirements-print.txt "$@"
lock requirements-test.in -c requirements-print.txt -o requirements-test.txt "$@"

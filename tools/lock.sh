#!/bin/sh
# Renews requirements.txt and requirements-dev.txt from pyproject.toml: exact versions with the hashes of all
# their files, one set for Python 3.11 to 3.13 on Linux and macOS. A version that is locked stays unless it no
# longer fits; `tools/lock.sh --upgrade` takes the newest of everything, other arguments go to uv as well.
set -eu
cd "$(dirname "$0")/.."

python=.venv/bin/python
[ -x .venv/bin/uv ] || "$python" -m pip install --quiet --disable-pip-version-check uv

lock() {
    output=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command tools/lock.sh \
        --output-file "$output" "$@"
}

lock requirements.txt "$@" pyproject.toml tools/requirements-build.in
lock requirements-dev.txt "$@" --constraint requirements.txt pyproject.toml tools/requirements-build.in \
    tools/requirements-dev.in

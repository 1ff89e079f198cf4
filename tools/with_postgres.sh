#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own: `tools/with_postgres.sh COMMAND...`.
#
# The server is made in a temporary folder, in memory where there is room for it, listens on a socket there and
# nowhere else, never waits for the disk, and goes with all it held when the command ends. The command finds it
# under the address in GROUNDSWELL_TEST_DATABASE_URL. PostgreSQL refuses to run as root, so root starts it as
# `postgres` or `nobody`.
set -euo pipefail

PATH=$PATH:/usr/sbin:/sbin # runuser
[ $# -gt 0 ] || { echo "usage: tools/with_postgres.sh COMMAND..." >&2; exit 2; }

find_programs() {
    if command -v initdb >/dev/null; then
        dirname "$(command -v initdb)"
    else # Debian keeps each version in a folder of its own, and none of them on the PATH.
        find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1
    fi
}
programs=$(find_programs)
[ -x "$programs/initdb" ] || { echo "with_postgres.sh: no PostgreSQL is installed (initdb)." >&2; exit 3; }

# Paths of sockets may take 107 characters: a short folder, whatever TMPDIR says.
# In memory a copy of a database, some thousand small files, is made more than ten times as fast.
within=/tmp
roomy() { [ -w "$1" ] && [ "$(df --output=avail -k "$1" | tail -n 1)" -gt 4000000 ]; }
roomy /dev/shm && within=/dev/shm
folder=$(mktemp -d "$within/gs-pg.XXXXXX")
as_owner=()
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    chown "$owner" "$folder"
    as_owner=(runuser -u "$owner" --)
fi

stop() {
    "${as_owner[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
command=
end() { # with this status
    [ -z "$command" ] || { kill -TERM "$command" 2>/dev/null || true; wait "$command" || true; }
    exit "$1"
}
trap stop EXIT
trap 'end 130' INT
trap 'end 143' TERM
trap 'end 129' HUP

cd "$folder"
"${as_owner[@]}" "$programs/initdb" -D "$folder/data" -U groundswell -A trust -E UTF8 --locale=C --no-sync \
    >/dev/null
"${as_owner[@]}" "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o "-c listen_addresses='' \
    -c unix_socket_directories='$folder' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c max_connections=400 -c shared_buffers=64MB -c autovacuum=off" start >/dev/null \
    || { cat "$folder/log" >&2; exit 3; }
cd "$OLDPWD"

export GROUNDSWELL_TEST_DATABASE_URL="postgresql://groundswell@/postgres?host=$folder"
# In the background, since bash acts on a signal only when what runs in the foreground has ended.
(trap - INT TERM HUP && exec "$@") <&0 &
command=$!
trap : INT # a terminal sends Ctrl-C to the command as well, which then ends in its own way
while
    status=0
    wait "$command" || status=$?
    kill -0 "$command" 2>/dev/null
do :; done
exit "$status"

"""Ending an erasure: no erased word is left in free parts of the store's file, nor in its log.

The rows are emptied in one transaction, and with it the tombstone says that traces may be left. What
overwrites them cannot be in that transaction, and the log can only be emptied while nobody reads an older
state. So it is due work: done at once where that can be, else when the store is opened next, also after a
kill.
"""

import time

from django.db import OperationalError, connection

from groundswell.field.models import Tombstone
from groundswell.field.reading import search

_FILE = "file"  # in free parts of the store's file, and in the log
_LOG = "log"  # in the log, and in what of the file it has not replaced yet
_NOWHERE = ""
# Seconds that an erasure waits for others who read.
PATIENCE = 20.0
_PAUSE = 0.1


def erasing_is_due() -> bool:
    return Tombstone.objects.exclude(traces=_NOWHERE).exists()


def finish_erasing(patience: float = PATIENCE) -> bool:
    """Overwrite what erasures left in the files; True when nothing is left.

    False where, after `patience` seconds, another process still reads an older state, or the disk has no
    room: then it stays due.
    """
    if not erasing_is_due():
        return True
    try:
        done = _overwrite if connection.vendor == "sqlite" else _write_anew
        if not done(patience):
            return False
        Tombstone.objects.update(traces=_NOWHERE)
    except OperationalError:  # locked, or full: what is due is written down, and done when it can be
        return False
    return True


# In the tables and in what is laid beside them because it is long.
_KEPT = """
    SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_all_tables JOIN pg_class ON relid IN (oid, reltoastrelid)
    WHERE relnamespace = current_schema()::regnamespace
"""


def _write_anew(patience: float) -> bool:
    """PostgreSQL keeps rows that were changed while somebody who reads, or is only just connecting, might
    look for them; what lets go of them leaves their bytes in the page. So they go first, and the tables are
    written anew once none is left. (Written anew first, a table could carry along a row whose last reader
    leaves between that and the counting.)"""
    until = time.monotonic() + patience
    # Not those of the server itself, which only its administrator may write anew.
    ours = ", ".join(map(connection.ops.quote_name, sorted(connection.introspection.table_names())))
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT pg_stat_force_next_flush()")
            cursor.execute(f"VACUUM {ours}")  # counts what had to stay
            cursor.execute(_KEPT)
            (kept,) = cursor.fetchone() or (0,)
            if not kept:
                cursor.execute(f"VACUUM (FULL) {ours}")
                return True
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE)


def _overwrite(patience: float) -> bool:
    with connection.cursor() as cursor:
        if Tombstone.objects.filter(traces=_FILE).exists():
            if not search.overwrites_what_goes():
                search.rebuild()
            # Rewrites every page that is in use, and gives the others back.
            cursor.execute("VACUUM")
            Tombstone.objects.filter(traces=_FILE).update(traces=_LOG)
        until = time.monotonic() + patience
        while not _emptied_log(until - time.monotonic()):
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE)
    return True


def _emptied_log(seconds: float) -> bool:
    """Whether all of the log stands in the file and the log is empty: nobody needs it any more."""
    with connection.cursor() as cursor:
        # SQLite holds writers up while it waits here, so it waits for moments, again and again.
        usual = 1000 * int(connection.settings_dict["OPTIONS"].get("timeout", 5))
        cursor.execute(f"PRAGMA busy_timeout={int(1000 * min(max(seconds, 0.0), _PAUSE))}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            outcome = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual}")
    return outcome is None or not outcome[0]  # the first of what it tells is whether somebody was in the way

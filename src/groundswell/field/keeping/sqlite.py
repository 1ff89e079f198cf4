"""Which SQLite may be trusted with which journal.

SQLite 3.7.0 to 3.51.2 can lose committed writes in WAL mode when two connections write and checkpoint at
once (fixed in 3.51.3, and in 3.50.7 and 3.44.6 of the older lines: see sqlite.org/wal.html, "The WAL-reset
bug"). Python's own copy is usually one of those, so the entry points swap in the `pysqlite3` wheel, and WAL
is switched on only where the copy in use is sound.
"""

import importlib.util
import sys


def use_sound_sqlite() -> None:
    """Let `import sqlite3` mean pysqlite3 from here on. For process entry points only, never the library:
    it would change what a user's notebook imports."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:  # no wheel for this platform: Python's own copy serves, without WAL if affected
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def wal_is_sound(version: tuple[int, ...]) -> bool:
    """Whether this SQLite version keeps every commit in WAL mode with two writers."""
    if version >= (3, 51, 3) or version < (3, 7, 0):
        return True
    return (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def connection_pragmas() -> str:
    """What every connection starts with: full durability, and erased words overwritten on disk."""
    # Looked up here and not on top of the module: by now an entry point may have put another copy in place.
    import sqlite3

    journal = "WAL" if wal_is_sound(tuple(sqlite3.sqlite_version_info)) else "DELETE"
    return f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"


def is_the_sound_one(used: str) -> bool:
    """Whether `used`, the name of the module by which this process opens SQLite, is the wheel's; also where
    this platform has no wheel. Two copies in one process do not see each other's locks."""
    return used.startswith("pysqlite3") or importlib.util.find_spec("pysqlite3") is None

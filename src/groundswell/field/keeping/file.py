"""Looking at a store's file before it is opened: whose it is and what is the matter, without touching it.

SQLite makes files beside the one it opens and Django's first statement writes into it; neither may happen to
another program's file, nor for a command that only reads.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.db import connection

Migration = tuple[str, str]

_HEADER = b"SQLite format 3\0"
_WAL = 2  # at byte 18 of the header
_OUR_FIRST = {("crm", "0001_first_field"), ("field", "0001_first_field")}
# Until a first `listen` has made its tables, these may be all there is.
_DJANGO = {"django_migrations", "sqlite_sequence"}


_OUR_TABLE = re.compile(rb"CREATE TABLE \"field_(?:verbatim|conversation|turn|sourcefile)\"")
_LOOKED_THROUGH = 64  # MiB


class State(Enum):
    MISSING = "missing"
    EMPTY = "empty"  # no byte, or no table
    OURS = "ours"
    BEHIND = "behind"  # ours, written by an older version
    NEWER = "newer"  # ours, written by a newer version
    FOREIGN = "foreign"  # another program's, or no SQLite file at all
    DAMAGED = "damaged"
    CLOSED = "closed"  # may not be looked into


@dataclass(frozen=True, slots=True)
class Look:
    state: State
    why: str = ""


def look_at(path: Path) -> Look:
    """What stands at `path`. Nothing is made or changed."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return Look(State.FOREIGN, "it is a folder" if path.is_dir() else "it is no regular file")
        with path.open("rb") as file:
            head = file.read(100)
    except (FileNotFoundError, NotADirectoryError):
        return Look(State.MISSING)
    except OSError as error:
        return Look(State.CLOSED, error.strerror or str(error))
    if not info.st_size:
        return Look(State.EMPTY)
    if not head.startswith(_HEADER):
        return _look_at_no_database(path, head)
    return _look_inside(path, head)


def _look_at_no_database(path: Path, head: bytes) -> Look:
    if not head.strip(b"\0") or _bears_our_tables(path):
        return Look(State.DAMAGED, "its beginning is overwritten")
    return Look(State.FOREIGN, "it is no SQLite file")


def _look_inside(path: Path, head: bytes) -> Look:
    uri = reading_uri(path, head)
    try:
        tables, applied = _tables_and_migrations(uri)
    except sqlite3.OperationalError as error:
        return Look(State.CLOSED, _why_closed(path, error))
    except sqlite3.DatabaseError as error:
        if uri != reading_uri(path, head):  # another process has begun to write meanwhile
            return _look_inside(path, head)
        return Look(State.DAMAGED, str(error))
    return judged(tables, applied)


def judged(tables: set[str], applied: set[Migration]) -> Look:
    """Whose the tables are, and how old, wherever they stand."""
    if not tables:
        return Look(State.EMPTY)
    if not (applied & _OUR_FIRST or "field_verbatim" in tables or tables <= _DJANGO):
        return Look(State.FOREIGN, "its tables are another program's")
    known = known_migrations()
    if applied - known:
        return Look(State.NEWER)
    return Look(State.OURS if applied == known else State.BEHIND)


def _tables_and_migrations(uri: str) -> tuple[set[str], set[Migration]]:
    with closing(sqlite3.connect(uri, uri=True, timeout=20)) as opened:
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "django_migrations" not in tables:
            return tables, set()
        rows = opened.execute("SELECT app, name FROM django_migrations").fetchall()
        return tables, ours(rows)


def _why_closed(path: Path, error: sqlite3.Error) -> str:
    log = _log_of(path)
    if log.exists() and not os.access(path.parent, os.W_OK):
        return f"what was written last stands in {log.name}; copy both to a folder that may be written"
    return str(error)


def reading_uri(path: Path, head: bytes = b"") -> str:
    """How SQLite is to open `path` so that it makes no file beside it.

    In WAL mode it would make two, and fail where it may not; without a log beside the file all that was
    committed stands in the file itself, and it can be read as one that nobody changes.
    """
    if not head:
        with path.open("rb") as file:
            head = file.read(100)
    log = _log_of(path)
    # An empty log may be about to be written, but not where nothing can be.
    still = not log.exists() or (not log.stat().st_size and not os.access(path.parent, os.W_OK))
    in_wal_mode = head[18:19] == bytes([_WAL])
    return f"file:{quote(str(path.absolute()))}?{'immutable=1' if in_wal_mode and still else 'mode=ro'}"


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def known_migrations() -> set[Migration]:
    """Those of all rooms that keep something."""
    folders = {app.label: Path(app.path) / "migrations" for app in apps.get_app_configs()}
    return {(label, file.stem) for label, folder in folders.items() for file in folder.glob("0*.py")}


def ours(applied: Iterable[Migration]) -> set[Migration]:
    """Without those of rooms that this process has not: their tables are none of its business."""
    labels = {app.label for app in apps.get_app_configs()}
    return {(label, name) for label, name in applied if label in labels}


def missing_columns() -> list[str]:
    """What the models have and the tables of the open store lack, as table.column; empty where all fits."""
    lacking: list[str] = []
    with connection.cursor() as cursor:
        for table in apps.get_models():
            cursor.execute("SELECT name FROM pragma_table_info(%s)", [table._meta.db_table])
            there = {name for (name,) in cursor.fetchall()}
            wanted = {field.column for field in table._meta.concrete_fields}
            lacking += [f"{table._meta.db_table}.{name}" for name in sorted(wanted - there)]
    return lacking


def is_whole(path: Path) -> str:
    """Empty where every page of the file is sound, else what SQLite says of it."""
    try:
        with closing(sqlite3.connect(reading_uri(path), uri=True, timeout=20)) as opened:
            verdict = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except (sqlite3.DatabaseError, OSError) as error:
        return str(error)
    return "" if verdict == "ok" else str(verdict)


def _bears_our_tables(path: Path) -> bool:
    """Whether a file that has lost its beginning was a store once: tables stand in it by name."""
    kept = b""
    with path.open("rb") as file:
        for _ in range(_LOOKED_THROUGH):
            piece = file.read(1 << 20)
            if _OUR_TABLE.search(kept + piece):
                return True
            kept = piece[-32:]
    return False

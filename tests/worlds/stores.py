"""Stores to test on: files, or databases on the PostgreSQL that GROUNDSWELL_TEST_DATABASE_URL names."""

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

SERVER = os.environ.get("GROUNDSWELL_TEST_DATABASE_URL", "")

# What this run made on the server, and has not removed yet.
_made: list[str] = []


@dataclass(frozen=True, slots=True)
class Template:
    """A store with its tables made, to be copied."""

    path: Path
    database: str = ""  # on the server

    def filled(self, path: Path, fill: Callable[[], None]) -> "Template":
        """Another, with what this puts into it."""
        from groundswell.field.keeping import store

        database = _create(self.database) if SERVER else ""
        if not SERVER:
            shutil.copy(self.path, path)
        with store.standing_at(address(database) if database else path):
            fill()
        return Template(path, database)

    @contextmanager
    def copied_to(self, path: Path) -> Iterator[None]:
        """Let this process work on a copy."""
        from groundswell.field.keeping import store

        if not SERVER:
            shutil.copy(self.path, path)
            with store.standing_at(path):
                yield
            return
        name = _create(self.database)
        try:
            with store.standing_at(address(name)):
                yield
        finally:
            on_server(f"DROP DATABASE {name} WITH (FORCE)")
            _made.remove(name)


def make_template(path: Path) -> Template:
    database = _create() if SERVER else ""
    import django

    django.setup()
    from groundswell.field.keeping import store

    with store.standing_at(address(database) if database else path):
        store.prepare()
    return Template(path, database)


def store_at(path: Path) -> str:
    """What a command is to be told, as `--store` or in GROUNDSWELL_STORE, to keep its store at `path`; on
    PostgreSQL that of a database of its own, empty at first."""
    if not SERVER:
        return str(path)
    if path not in _known:
        _known[path] = _create()
    return address(_known[path])


# Databases that stand for files.
_known: dict[Path, str] = {}


def here(path: Path | None = None) -> str:
    """What another process is to be told to work on the store of this test."""
    from django.db import connection

    return (
        address(connection.settings_dict["NAME"]) if SERVER else str(path or connection.settings_dict["NAME"])
    )


def write_elsewhere(path: Path, statement: str) -> None:
    """Write to the store of this test by a connection that is not Django's."""
    if SERVER:
        import psycopg

        with psycopg.connect(here(path), autocommit=True) as opened:
            opened.execute(statement)
        return
    import sqlite3

    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute(statement)


def read_elsewhere(question: str) -> list[tuple[object, ...]]:
    """What another connection than Django's sees of the store of this test."""
    if SERVER:
        import psycopg

        with psycopg.connect(here(), autocommit=True) as opened:
            return opened.execute(question).fetchall()
    import sqlite3

    with closing(sqlite3.connect(here())) as opened:
        return opened.execute(question).fetchall()


def may_be_written(path: Path) -> bool:
    """Whether another writer than this process may begin now."""
    with _one_at_a_time:
        return _may_be_written(path)


# Who asks is a writer for a moment, and in the way of another thread that asks.
_one_at_a_time = threading.Lock()


def _may_be_written(path: Path) -> bool:
    if SERVER:
        import psycopg

        from groundswell.field.keeping.postgresql.base import WRITING

        with psycopg.connect(here(path)) as opened:
            return opened.execute("SELECT pg_try_advisory_xact_lock(%s)", [WRITING]).fetchone() == (True,)
    import sqlite3

    with closing(sqlite3.connect(path, timeout=0)) as opened:
        try:
            opened.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        return True


def copy_store(old: Path, new: Path) -> None:
    """A store that no process works on, as it is now."""
    if SERVER:
        _known[new] = _create(_known[old])
        return
    for file in old.parent.glob(f"{old.name}*"):
        shutil.copy(file, new.parent)


def rows_in(named: str, table: str) -> int:
    """How many rows a store has, also while a process makes it or works on it."""
    if not SERVER:
        return _rows_in_file(Path(named), table)
    import psycopg

    with psycopg.connect(named) as opened:
        found = opened.execute("SELECT to_regclass(%s)", [table]).fetchone()
        if found is None or found[0] is None:
            return 0
        counted = opened.execute(f"SELECT count(*) FROM {table}").fetchone()
        return counted[0] if counted else 0


def _rows_in_file(path: Path, table: str) -> int:
    import sqlite3

    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as opened:
            return opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    except sqlite3.OperationalError:  # its tables are not made yet
        return 0


def remove_all() -> None:
    """What was made on the server goes with the run."""
    while _made:
        on_server(f"DROP DATABASE IF EXISTS {_made.pop()} WITH (FORCE)")


def new_database() -> str:
    """The address of an empty database on the server."""
    return address(_create())


def bytes_of(path: Path) -> bytes:
    """All that lies on disk of the store that this process works on, a file at `path` or in a database."""
    if not SERVER:
        return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.is_file())
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(file) FROM pg_class, pg_relation_filepath(oid) AS file"
            " WHERE relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace) AND file IS NOT NULL"
        )
        return b"".join(bytes(content) for (content,) in cursor.fetchall())


def _create(template: str = "template0") -> str:
    name = f"t_{secrets.token_hex(6)}"
    # Written as files and not through the log: twice as quick, and nobody replays it.
    on_server(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    _made.append(name)
    return name


def address(database: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}"))


def on_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as opened:
        opened.execute(statement)

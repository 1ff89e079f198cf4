"""Opening the store: looked at first, made only when asked for, then brought up to date."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.utils import DatabaseError, OperationalError

from groundswell.field.errors import NoStore, NotInFile, StoreDamaged, StoreUnusable
from groundswell.field.keeping import server
from groundswell.field.keeping.file import Look, State, known_migrations, look_at, ours, reading_uri
from groundswell.field.keeping.naming import database_of
from groundswell.field.keeping.private import close_to_others, make_file, make_folder
from groundswell.field.keeping.sharing import work_on
from groundswell.field.keeping.sqlite import is_the_sound_one
from groundswell.field.keeping.workshop import clear_away
from groundswell.field.reading import search
from groundswell.field.reading.watching import unwatch, watch

# How long a process waits for another one that is making the store.
_PATIENCE = 30.0


def prepare(*, create: bool = True, change: bool = True) -> None:
    """Open the store and bring its tables up to date; with `create`, make it where there is none.

    Without `change`, a store that may not be written is opened for reading. Raises NoStore or StoreUnusable,
    and leaves what is not ours untouched.
    """
    if not is_in_file():
        _prepare_database(create=create, change=change)
        return
    if wrong := what_is_wrong_with_sqlite():
        raise StoreUnusable(wrong)
    path = store_path()
    _refuse(path, look_at(path), create=create)
    try:
        if create:
            make_folder(path.parent)
        work_on(path)
        look = look_at(path)  # anew: it may have waited for one who put another file there
        _refuse(path, look, create=create)
        if not _may_be_written(path):
            _open_for_reading(path, look, change=change)
            return
        make_file(path)
        close_to_others(path)
        _connect()
        if look.state is not State.OURS:
            _migrate()
        clear_away(Path(os.path.realpath(path)).parent)
        _end_erasing(change=change)
    except (DatabaseError, OSError) as error:
        raise StoreUnusable(f"{path} cannot be opened ({error}).") from error


def _prepare_database(*, create: bool, change: bool) -> None:
    look = server.look_at_database()
    _refuse(server.location(), look, create=create)
    try:
        if look.state is not State.OURS:
            _migrate()
        _end_erasing(change=change)
    except DatabaseError as error:
        raise StoreUnusable(f"{server.location()} cannot be opened ({error}).") from error


def is_in_file() -> bool:
    """Whether the store lies in a file; else in a database on PostgreSQL."""
    return "sqlite" in connection.settings_dict["ENGINE"]


def location() -> str:
    """Where the store is, as it may be printed."""
    return str(store_path()) if is_in_file() else server.location()


def what_is_wrong_with_sqlite() -> str:
    """Why this process must not open a store in a file; empty where it may."""
    # That of the connection: whoever swaps it after Django was loaded comes too late.
    used: str = getattr(connections[DEFAULT_DB_ALIAS], "Database").__name__  # noqa: B009 - its type hides it
    if is_the_sound_one(used):
        return ""
    return (
        f"This process opens SQLite by {used}, and other processes by pysqlite3, which keeps every write:"
        " its entry point has to call `use_sound_sqlite` before anything else is imported."
    )


def _end_erasing(*, change: bool) -> None:
    """What a process that was killed, or had to give way, left of an erasure; and what was to be kept until
    today."""
    # By now Django knows the models; on top of the module it need not yet.
    from groundswell.field.erasing.finishing import finish_erasing

    finish_erasing(patience=0.0)
    if change:
        # Knows whom tombstones name, and with that all of intake: not for those who only read.
        from groundswell.field.refused import drop_what_is_over

        drop_what_is_over(datetime.now(UTC))


def store_path() -> Path:
    """The store's file, also where it is opened by an address. Raises StoreUnusable where it is none."""
    if not is_in_file():
        raise NotInFile(server.location())
    name = str(connection.settings_dict["NAME"])
    return Path(unquote(urlsplit(name).path) if name.startswith("file:") else name)


@contextmanager
def standing_at(named: Path | str) -> Iterator[None]:
    """Work on the store at `named`, a file or an address, for a while."""
    before = connections.settings[DEFAULT_DB_ALIAS]
    stand_at(database_of(str(named)))
    try:
        yield
    finally:
        stand_at(before)


def stand_at(database: dict[str, Any]) -> None:
    """Work on another store from here on, given as an entry of Django's DATABASES."""
    connections[DEFAULT_DB_ALIAS].close()
    connections.settings.update(connections.configure_settings({DEFAULT_DB_ALIAS: database}))
    del connections[DEFAULT_DB_ALIAS]


def what_is_wrong(path: Path | str, look: Look) -> StoreUnusable | None:
    """Why there is no working with what stands at `path`; None where there is."""
    match look.state:
        case State.DAMAGED:
            return StoreDamaged(path)
        case State.NEWER:
            return StoreUnusable(f"{path} was written by a newer Groundswell; update this one to open it.")
        case State.FOREIGN:
            return StoreUnusable(f"{path} is not a Groundswell store ({look.why}). It was left as it is.")
        case State.CLOSED:
            return StoreUnusable(f"{path} cannot be looked into ({look.why}).")
        case _:
            return None


def _refuse(path: Path | str, look: Look, *, create: bool) -> None:
    if wrong := what_is_wrong(path, look):
        raise wrong
    if look.state in (State.MISSING, State.EMPTY) and not create:
        raise NoStore(path)


def _may_be_written(path: Path) -> bool:
    """Both the file and its folder: SQLite keeps its journal beside the store."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _open_for_reading(path: Path, look: Look, *, change: bool) -> None:
    if change or look.state is State.BEHIND:
        raise StoreUnusable(
            f"{path} may not be written by this user: the file and its folder both have to allow it."
        )
    connection.close()
    connection.settings_dict["NAME"] = reading_uri(path)
    connection.settings_dict["OPTIONS"] = {"timeout": 20}
    connection.ensure_connection()


def _connect() -> None:
    """Turning on the write-ahead log fails at once, without waiting, while another process does the same."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.ensure_connection()
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _migrate() -> None:
    """Make or update the tables, all at once: whoever comes second waits, and finds the work done."""
    # SQLite can only switch this off outside of a transaction, and Django insists that it is off.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if _applied_migrations() != known_migrations():
                _run_migrations()
    finally:
        connection.enable_constraint_checking()


def _run_migrations() -> None:
    from django.db.migrations.executor import MigrationExecutor

    search.take_down()
    unwatch()
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    if not is_in_file():
        # Before anything leans on the columns.
        server.compare_by_code_points()
    watch()
    search.put_up()
    if not is_in_file():
        server.keep_no_samples()


def _applied_migrations() -> set[tuple[str, str]]:
    """Read without Django's own machinery, whose import alone takes longer than most commands."""
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return ours(cursor.fetchall())

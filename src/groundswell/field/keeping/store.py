"""Opening the store: looked at first, made only when asked for, then brought up to date. SQLite only."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db import connection, transaction
from django.db.utils import DatabaseError, OperationalError

from groundswell.field.errors import NoStore, StoreUnusable
from groundswell.field.keeping.file import Look, State, known_migrations, look_at, reading_uri
from groundswell.field.keeping.private import close_to_others, make_file, make_folder
from groundswell.field.keeping.sharing import work_on
from groundswell.field.keeping.workshop import clear_away
from groundswell.field.reading import search
from groundswell.field.reading.watching import unwatch, watch

_APPS = ("crm", "field")
# How long a process waits for another one that is making the store.
_PATIENCE = 30.0


def prepare(*, create: bool = True, change: bool = True) -> None:
    """Open the store and bring its tables up to date; with `create`, make it where there is none.

    Without `change`, a store that may not be written is opened for reading. Raises NoStore or StoreUnusable,
    and leaves what is not ours untouched.
    """
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
        _do_what_is_due(path, change=change)
    except (DatabaseError, OSError) as error:
        raise StoreUnusable(f"{path} cannot be opened ({error}).") from error


def _do_what_is_due(path: Path, *, change: bool) -> None:
    """What a process that was killed, or had to give way, left of an erasure or of a copy; and what was to be
    kept until today."""
    # By now Django knows the models; on top of the module it need not yet.
    from groundswell.field.erasing.finishing import finish_erasing
    from groundswell.field.refused import drop_what_is_over

    clear_away(Path(os.path.realpath(path)).parent)
    finish_erasing(patience=0.0)
    if change:
        drop_what_is_over(datetime.now(UTC))


def store_path() -> Path:
    """The store's file, also where it is opened by an address."""
    name = str(connection.settings_dict["NAME"])
    return Path(unquote(urlsplit(name).path) if name.startswith("file:") else name)


@contextmanager
def standing_at(path: Path) -> Iterator[None]:
    """Work on the store at `path` for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def what_is_wrong(path: Path, look: Look) -> str:
    """Why there is no working with what stands at `path`, and what to do; empty where there is."""
    match look.state:
        case State.DAMAGED:
            return f"{path} is damaged. `groundswell restore BACKUP` puts a backup in its place."
        case State.NEWER:
            return f"{path} was written by a newer Groundswell; update this one to open it."
        case State.FOREIGN:
            return f"{path} is not a Groundswell store ({look.why}). It was left as it is."
        case State.CLOSED:
            return f"{path} cannot be looked into ({look.why})."
        case _:
            return ""


def _refuse(path: Path, look: Look, *, create: bool) -> None:
    wrong = what_is_wrong(path, look)
    if wrong:
        raise StoreUnusable(wrong)
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
    watch()
    search.put_up()


def _applied_migrations() -> set[tuple[str, str]]:
    """Read without Django's own machinery, whose import alone takes longer than most commands."""
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(app, name) for app, name in cursor.fetchall() if app in _APPS}

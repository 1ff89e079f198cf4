"""The store as a file: opening, copying, putting back, looking it over. SQLite only."""

import os
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connection
from django.db.utils import DatabaseError

from groundswell.field import models
from groundswell.field.errors import StoreUnusable

if TYPE_CHECKING:
    from groundswell.field.services.corrections import Author

_APPS = ("crm", "field")


def prepare() -> None:
    """Make the store ready: create it where it is missing, and bring its tables up to date."""
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        applied, known = _applied_migrations(), _known_migrations()
        if applied - known:
            raise StoreUnusable(f"{path} was written by a newer Groundswell; update this one to open it.")
        if applied != known:
            _migrate()
    except (DatabaseError, OSError) as error:
        raise StoreUnusable(_why_not_opened(path, error)) from error


def _applied_migrations() -> set[tuple[str, str]]:
    """Read without Django's own machinery, whose import alone takes longer than most commands."""
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(app, name) for app, name in cursor.fetchall() if app in _APPS}


def _known_migrations() -> set[tuple[str, str]]:
    folders = {label: Path(apps.get_app_config(label).path) / "migrations" for label in _APPS}
    return {(label, file.stem) for label, folder in folders.items() for file in folder.glob("0*.py")}


def _migrate() -> None:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _why_not_opened(path: Path, error: Exception) -> str:
    """Not even reading goes without leave to write: SQLite keeps its journal beside the store."""
    if path.parent.is_dir() and not os.access(path.parent, os.W_OK):
        return f"{path} cannot be used: its folder may not be written by this user."
    return f"{path} cannot be opened as a store ({error}). Is it a Groundswell file?"


def _path() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def backup(target: Path) -> int:
    """Write a consistent copy of the store, checked and readable by its owner only; returns its size."""
    target = target.absolute()
    fresh = _temporary_beside(target)
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(fresh)])
        _check(fresh)
        _put(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)
    return target.stat().st_size


def restore(source: Path, author: "Author") -> int:
    """Put a backup in the place of the store. What was erased since stays erased: the tombstones of the store
    that is replaced are applied again. Returns how many names that erased once more."""
    if not source.is_file():
        raise StoreUnusable(f"There is no file {source}.")
    _check(source)
    stones = list(models.Tombstone.objects.select_related("change"))
    changes = [(s.change.at, s.change.by, s.change.because, s.change.summary) for s in stones]
    path = _path()
    fresh = _temporary_beside(path)
    try:
        with sqlite3.connect(source) as old, sqlite3.connect(fresh) as new:
            old.backup(new)
        old.close()
        new.close()
        connection.close()
        for leftover in (f"{path}-wal", f"{path}-shm"):
            Path(leftover).unlink(missing_ok=True)
        _put(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    prepare()
    _bury_again(stones, changes)
    from groundswell.field.services.forget import forget_again

    return forget_again(stones, author) if stones else 0


def _bury_again(stones: list[models.Tombstone], changes: list[tuple]) -> None:
    """Keep the tombstones that the backup does not know."""
    known = set(models.Tombstone.objects.values_list("digest", flat=True))
    for stone, (at, by, because, summary) in zip(stones, changes, strict=True):
        if stone.digest in known:
            continue
        change = models.Change.objects.create(
            action=models.Action.FORGET, at=at, by=by, because=because, summary=summary
        )
        models.Tombstone.objects.create(
            change=change,
            what=stone.what,
            salt=bytes(stone.salt),
            digest=stone.digest,
            conversations=stone.conversations,
            verbatims=stone.verbatims,
        )


def _temporary_beside(target: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    Path(name).unlink()
    return Path(name)


def _check(path: Path) -> None:
    """Raises StoreUnusable unless the file is a whole SQLite file with this program's tables."""
    try:
        opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            verdict = opened.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        finally:
            opened.close()
    except sqlite3.DatabaseError as error:
        raise StoreUnusable(f"{path} is not a Groundswell backup ({error}).") from error
    if verdict != "ok" or "field_verbatim" not in tables:
        raise StoreUnusable(f"{path} is not a whole Groundswell backup ({verdict}).")


def _put(fresh: Path, target: Path) -> None:
    fresh.chmod(0o600)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(target)


@dataclass(frozen=True, slots=True)
class Health:
    """What `doctor` tells of the store."""

    path: Path
    size: int
    sqlite: str
    journal: str
    sound: bool  # the file passed a quick check
    conversations: int
    verbatims: int
    concerns: int
    due: int  # verbatims that still wait to be grouped


def _asked(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def health() -> Health:
    journal, check, version = (
        _asked(q) for q in ("PRAGMA journal_mode", "PRAGMA quick_check", "SELECT sqlite_version()")
    )
    path = _path()
    live = models.Verbatim.objects.filter(state="live", conversation__state="live")
    return Health(
        path=path,
        size=path.stat().st_size,
        sqlite=version,
        journal=journal,
        sound=check == "ok",
        conversations=models.Conversation.objects.filter(state="live").count(),
        verbatims=live.count(),
        concerns=models.Concern.objects.filter(merged_into=None).count(),
        due=live.filter(community=0).count(),
    )

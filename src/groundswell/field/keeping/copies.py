"""Copies of the store: written, and put back. A store goes only once its successor is ready."""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.utils import DatabaseError

from groundswell.field import models
from groundswell.field.erasing.finishing import finish_erasing
from groundswell.field.erasing.forget import forget_again
from groundswell.field.errors import StoreUnusable
from groundswell.field.history.entries import Author
from groundswell.field.keeping import store
from groundswell.field.keeping.file import State, is_whole, look_at, missing_columns, reading_uri
from groundswell.field.keeping.private import make_file, make_folder
from groundswell.field.keeping.sharing import alone_on, let_go
from groundswell.field.keeping.workshop import workshop
from groundswell.field.restricting import Closed, close_again, what_is_closed
from groundswell.field.work import Work

_OURS = (State.OURS, State.BEHIND)
# Seconds to wait for a program that has the store open.
_MOMENTS = 2.0


@dataclass(frozen=True, slots=True)
class Restored:
    erased_again: int  # names that were erased since the backup, and now once more
    # Where the store that was replaced was damaged: the file it was moved to. What was erased in it since
    # the backup cannot be known.
    damaged: Path | None = None


def backup(target: Path) -> int:
    """Write a consistent copy of the store, checked and readable by its owner only; returns its size."""
    target = Path(os.path.realpath(target))
    if target == Path(os.path.realpath(store.store_path())):
        raise StoreUnusable(f"{target} is the store itself; name another file.")
    if target.exists() and not target.is_file():
        raise StoreUnusable(f"{target} is no regular file; name another one.")
    with workshop(target.parent) as folder:
        fresh = folder / "fresh.db"
        make_file(fresh)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(fresh)])
        _check(fresh)
        _put(fresh, target)
    return target.stat().st_size


def restore(source: Path, author: Author) -> Restored:
    """Put a backup in the place of the store. What was erased since stays erased, and what was restricted
    stays restricted: the tombstones of the store that is replaced are applied again.

    All is done in a copy beside the store, erasing included, before that takes its place; the store that was
    there is kept until the new one has opened. Raises StoreUnusable, and then the store is as it was: where
    the backup is not whole, and while another process works on the store.
    """
    path = Path(os.path.realpath(store.store_path()))
    _check(source)
    _check_replaceable(path, source)
    make_folder(path.parent)
    with alone_on(path), workshop(path.parent) as folder:
        sound = look_at(path).state in _OURS and not is_whole(path)
        damaged = path.exists() and path.stat().st_size > 0 and not sound
        since = _since(damaged=damaged) if sound or damaged else _Since()
        fresh = folder / "fresh.db"
        again = _make_ready(source, fresh, since, author)
        if sound:
            _close_for_good(path)
        aside = _set_aside(path) if damaged else None
        _take_the_place(fresh, path, folder / "before.db")
    return Restored(again, aside)


def erase_in(copy: Path, author: Author) -> None:
    """Erase in a copy of the store what was erased in the store since; it takes the copy's place. It is of
    this version then. For a process of its own: it works on another store meanwhile. Raises StoreUnusable."""
    buried = list(models.Tombstone.objects.select_related("entry").order_by("id"))
    with workshop(copy.parent) as folder:
        fresh = folder / "fresh.db"
        _make_ready(copy, fresh, _Since(buried), author)
        _put(fresh, copy)


@dataclass(frozen=True, slots=True)
class _Since:
    """What was decided for good in the store that is to be replaced, and the backup may not know."""

    buried: Sequence[models.Tombstone] = ()
    closed: Sequence[Closed] = ()  # restricted, as it stands


def _make_ready(source: Path, fresh: Path, since: _Since, author: Author) -> int:
    """Copy the backup, bring it up to date and erase in it what was erased since; returns how many names."""
    _copy(source, fresh)
    with store.standing_at(fresh):
        try:
            store.prepare(create=False)
        except StoreUnusable as error:
            raise StoreUnusable(f"{source} cannot be brought up to date ({error}).") from error
        if missing := missing_columns():
            raise StoreUnusable(f"{source} is not a whole Groundswell backup (it lacks {missing[0]}).")
        Work.objects.all().delete()  # whoever was at work then is not at work on this copy
        again = _erase_again(since.buried, author)
        close_again(since.closed)
        if not finish_erasing():
            raise StoreUnusable(f"{fresh} cannot be rid of what was erased; nothing was restored.")
    _close_for_good(fresh)
    let_go(fresh)
    return again


def _check(source: Path) -> None:
    """Raise StoreUnusable unless the file is a whole backup that this version can open."""
    look = look_at(source)
    if look.state is State.MISSING:
        raise StoreUnusable(f"There is no file {source}.")
    if look.state is State.NEWER:
        raise StoreUnusable(f"{source} was written by a newer Groundswell; update this one to restore it.")
    if look.state not in _OURS:
        raise StoreUnusable(f"{source} is not a Groundswell backup ({look.why or look.state.value}).")
    wrong = is_whole(source)
    if wrong:
        raise StoreUnusable(f"{source} is not a whole Groundswell backup ({wrong}).")


def _check_replaceable(path: Path, source: Path) -> None:
    if path.exists() and path.samefile(source):
        raise StoreUnusable(f"{source} is the store itself; name a backup of it.")
    look = look_at(path)
    wrong = store.what_is_wrong(path, look)
    if wrong and look.state is not State.DAMAGED:
        raise wrong


def _since(*, damaged: bool) -> _Since:
    """What was erased and restricted in the store that is to be replaced, with who did it and when; of a
    damaged one, as far as it can be read."""
    tombstones: list[models.Tombstone] = []
    closed: list[Closed] = []
    try:
        store.prepare(create=False)
        tombstones += models.Tombstone.objects.select_related("entry").order_by("id").iterator(1)
        closed += what_is_closed()
    except (StoreUnusable, DatabaseError):
        if not damaged:
            raise
    connection.close()
    return _Since(tombstones, closed)


def _erase_again(buried: Sequence[models.Tombstone], author: Author) -> int:
    _bury_again(buried)
    return forget_again(author) if buried else 0


def _bury_again(buried: Sequence[models.Tombstone]) -> None:
    """Keep the tombstones that the backup does not know, those of one entry together."""
    known_digests = set(models.Tombstone.objects.values_list("digest", flat=True))
    entries: dict[int, models.Entry] = {}
    for stone in buried:
        if stone.digest in known_digests:
            continue
        entry = stone.entry
        if entry.pk not in entries:
            entries[entry.pk] = models.Entry.objects.create(
                action=models.Action.FORGET,
                at=entry.at,
                by=entry.by,
                because=entry.because,
                summary=entry.summary,
            )
        models.Tombstone.objects.create(
            entry=entries[entry.pk],
            what=stone.what,
            salt=bytes(stone.salt),
            digest=stone.digest,
            conversations=stone.conversations,
            verbatims=stone.verbatims,
        )


def _copy(source: Path, fresh: Path) -> None:
    make_file(fresh)
    with (
        closing(sqlite3.connect(reading_uri(source), uri=True, timeout=20)) as old,
        closing(sqlite3.connect(fresh)) as new,
    ):
        old.backup(new)


def _close_for_good(path: Path) -> None:
    """Bring what stands in the write-ahead log into the file and end the log. SQLite does that only while
    nobody else has the store open: also not a program that knows nothing of our own lock. A log that outlived
    its store would be taken for that of the next one."""
    connection.close()
    with closing(sqlite3.connect(path, timeout=_MOMENTS)) as opened:
        try:
            journal = opened.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise StoreUnusable(f"{path} is in use by another process ({error}); try again later.") from error
    if journal != "delete":
        raise StoreUnusable(f"{path} is in use by another process; try again when that has ended.")


def _set_aside(path: Path) -> Path:
    """Keep a damaged file, for those who can still read something in it. It may be another program's, too."""
    names = (path.with_name(f"{path.name}.damaged{number}") for number in ("", *range(2, 10_000)))
    aside = next(name for name in names if not name.exists())
    for ending in ("", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            make_file(aside.with_name(aside.name + ending))
            shutil.copyfile(beside, aside.with_name(aside.name + ending))
    return aside


def _take_the_place(fresh: Path, path: Path, before: Path) -> None:
    """Put the new store where the old one stands, which is kept as `before` until the new one has opened."""
    for leftover in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    if path.exists():
        try:
            before.hardlink_to(path)
        except OSError:  # a file system without links
            make_file(before)
            shutil.copyfile(path, before)
    _put(fresh, path)
    try:
        store.prepare(create=False)
        models.Entry.objects.exists()
    except (StoreUnusable, DatabaseError):
        connection.close()
        if before.exists():
            before.replace(path)
        raise


def _put(fresh: Path, target: Path) -> None:
    fresh.chmod(0o600)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

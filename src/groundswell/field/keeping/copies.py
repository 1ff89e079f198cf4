"""Copies of the store: written, and put back. A store goes only once its successor is ready."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.utils import DatabaseError

from groundswell.field import models
from groundswell.field.erasing.forget import forget_again
from groundswell.field.errors import StoreUnusable
from groundswell.field.history.entries import Author
from groundswell.field.keeping import store
from groundswell.field.keeping.file import State, is_whole, look_at, reading_uri

_OURS = (State.OURS, State.BEHIND)


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
    with _beside(target) as fresh:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(fresh)])
        _check(fresh)
        _put(fresh, target)
    return target.stat().st_size


def restore(source: Path, author: Author) -> Restored:
    """Put a backup in the place of the store. What was erased since stays erased: the tombstones of the store
    that is replaced are applied again.

    All is done in a copy beside the store, which then takes its place. Raises StoreUnusable, and then the
    store is as it was.
    """
    path = Path(os.path.realpath(store.store_path()))
    _check(source)
    _check_replaceable(path, source)
    path.parent.mkdir(parents=True, exist_ok=True)
    sound = look_at(path).state in _OURS and not is_whole(path)
    damaged = path.exists() and path.stat().st_size > 0 and not sound
    stones, entries = _tombstones(damaged=damaged) if sound or damaged else ([], [])
    with _beside(path) as fresh:
        _copy(source, fresh)
        with store.standing_at(fresh):
            store.prepare()
            again = _erase_again(stones, entries, author)
            _fold_in_the_log()
        if sound:
            _empty_the_log(path)
        aside = _set_aside(path) if damaged else None
        _take_the_place(fresh, path)
    return Restored(again, aside)


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
        raise StoreUnusable(wrong)


Told = tuple[object, ...]


def _tombstones(*, damaged: bool) -> tuple[list[models.Tombstone], list[Told]]:
    """What was erased in the store that is to be replaced, with who did it and when; of a damaged one, as far
    as it can be read."""
    try:
        store.prepare(create=False)
        stones = list(models.Tombstone.objects.select_related("entry"))
    except (StoreUnusable, DatabaseError):
        if not damaged:
            raise
        return [], []
    return stones, [(s.entry.at, s.entry.by, s.entry.because, s.entry.summary) for s in stones]


def _erase_again(stones: Sequence[models.Tombstone], entries: Sequence[Told], author: Author) -> int:
    _bury_again(stones, entries)
    return forget_again(stones, author) if stones else 0


def _bury_again(stones: Sequence[models.Tombstone], entries: Sequence[Told]) -> None:
    """Keep the tombstones that the backup does not know."""
    known = set(models.Tombstone.objects.values_list("digest", flat=True))
    for stone, (at, by, because, summary) in zip(stones, entries, strict=True):
        if stone.digest in known:
            continue
        entry = models.Entry.objects.create(
            action=models.Action.FORGET, at=at, by=by, because=because, summary=summary
        )
        models.Tombstone.objects.create(
            entry=entry,
            what=stone.what,
            salt=bytes(stone.salt),
            digest=stone.digest,
            conversations=stone.conversations,
            verbatims=stone.verbatims,
        )


def _copy(source: Path, fresh: Path) -> None:
    with (
        closing(sqlite3.connect(reading_uri(source), uri=True, timeout=20)) as old,
        closing(sqlite3.connect(fresh)) as new,
    ):
        old.backup(new)


def _fold_in_the_log() -> bool:
    """Bring what stands in the write-ahead log into the file; False while another process needs the log."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()
    return busy is None or not busy[0]


def _empty_the_log(path: Path) -> None:
    """A log that outlives its store would be taken for that of the next one, and removing one that is not
    empty would lose what stands in it, should the restore end there."""
    try:
        emptied = _fold_in_the_log()
    except DatabaseError as error:
        raise StoreUnusable(f"{path} is in use by another process ({error}); try again later.") from error
    if not emptied:
        raise StoreUnusable(f"{path} is in use by another process; try again when that has ended.")


def _set_aside(path: Path) -> Path:
    """Keep a damaged file, for those who can still read something in it. It may be another program's, too."""
    names = (path.with_name(f"{path.name}.damaged{number}") for number in ("", *range(2, 10_000)))
    aside = next(name for name in names if not name.exists())
    shutil.copy2(path, aside)
    return aside


def _take_the_place(fresh: Path, path: Path) -> None:
    connection.close()
    for leftover in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    _put(fresh, path)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A place for a file in the folder of `target`; whatever is left there goes in the end."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name[:50]}.", dir=target.parent))
    try:
        yield folder / "fresh.db"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(fresh: Path, target: Path) -> None:
    fresh.chmod(0o600)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(target)

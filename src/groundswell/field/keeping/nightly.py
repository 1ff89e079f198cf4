"""Copies that are made each night into a folder beside the store, of which the newest are kept."""

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from groundswell.field import models
from groundswell.field.errors import StoreUnusable
from groundswell.field.history.entries import Author
from groundswell.field.keeping import copies, store
from groundswell.field.keeping.file import reading_uri
from groundswell.field.keeping.private import make_folder
from groundswell.field.keeping.sharing import let_go
from groundswell.field.keeping.workshop import workshop

EACH = timedelta(hours=12)  # one a night, which lasts for less
LATE = timedelta(hours=36)  # then also by day: a machine may be off at night
_KEPT = 7
BEFORE_UPGRADE = "before-upgrade-"
_NAME = re.compile(rf"(?:field-|{BEFORE_UPGRADE})(\d{{8}}T\d{{6}})Z\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    name: str
    at: datetime
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of putting a backup back, elsewhere."""

    name: str
    conversations: int


def folder() -> Path:
    """Beside the store. Raises NotInFile."""
    return store.store_path().absolute().parent / "backups"


def backups() -> list[Backup]:
    """The newest first; none where the store lies on a server."""
    if not store.is_in_file() or not folder().is_dir():
        return []
    unsorted = [_backup(path) for path in folder().iterdir() if _NAME.fullmatch(path.name)]
    return sorted(unsorted, key=lambda backup: backup.at, reverse=True)


def _backup(path: Path) -> Backup:
    stamp = _NAME.fullmatch(path.name)
    assert stamp is not None
    at = datetime.strptime(stamp[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return Backup(path.name, at, path.stat().st_size)


def age(at: datetime) -> timedelta | None:
    """Of the newest; None where there is none."""
    newest_first = backups()
    return max(at - newest_first[0].at, timedelta()) if newest_first else None


def is_due(at: datetime, *, night: bool) -> bool:
    """Once something was heard: the first at once, then each night."""
    if not store.is_in_file() or not models.Conversation.objects.exists():
        return False
    old = age(at)
    return old is None or old > (EACH if night else LATE)


def make(at: datetime) -> Backup:
    """Write one, and remove what is more than is kept: 7, or those of GROUNDSWELL_BACKUPS."""
    make_folder(folder())
    target = folder() / f"field-{at.astimezone(UTC):%Y%m%dT%H%M%S}Z.db"
    copies.backup(target)
    for old in backups()[how_many() :]:
        (folder() / old.name).unlink(missing_ok=True)
    return _backup(target)


def how_many() -> int:
    """Copies are kept; one at least."""
    written = os.environ.get("GROUNDSWELL_BACKUPS", "")
    return max(int(written), 1) if written.isdecimal() else _KEPT


def path_of(name: str) -> Path:
    """Raises StoreUnusable where there is no backup of that name."""
    if name not in {backup.name for backup in backups()}:
        raise StoreUnusable("There is no backup of that name.")
    return folder() / name


def not_erased_in() -> list[Path]:
    """The copies that lack a tombstone of the store: what it stands for was erased after they were made."""
    tombstones = models.Tombstone.objects.exclude(what="term")  # that takes no name along: see retention
    digests = set(tombstones.values_list("digest", flat=True))
    paths = [folder() / backup.name for backup in backups()] if digests else []
    return [path for path in paths if not digests <= _digests_in(path, digests)]


def _digests_in(path: Path, otherwise: set[str]) -> set[str]:
    try:
        with closing(sqlite3.connect(reading_uri(path), uri=True)) as opened:
            return {digest for (digest,) in opened.execute("SELECT digest FROM field_tombstone")}
    except sqlite3.DatabaseError:  # damaged: nothing can be erased in it, and trying it tells
        return otherwise


def put_back_elsewhere(name: str, at: datetime) -> Trial:
    """Put a backup back in a folder of its own, which goes again: whether it opens, and what is in it. For a
    process of its own: it works on another store meanwhile. Raises StoreUnusable."""
    source = path_of(name)
    with workshop(folder()) as place:
        fresh = place / "field.db"
        with store.standing_at(fresh):
            copies.restore(source, Author(by="", at=at))
            heard = models.Conversation.objects.filter(state="live").count()
        let_go(fresh)
    return Trial(name, heard)

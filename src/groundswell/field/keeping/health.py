"""What `doctor` tells of a store that can be opened, and what other commands tell of work left over."""

from dataclasses import dataclass

from django.db.models import Q

from groundswell.engine.extraction import VERSION as EXTRACTION
from groundswell.field import models, telling
from groundswell.field.keeping import store
from groundswell.field.keeping.server import asked
from groundswell.field.keeping.sqlite import wal_is_sound
from groundswell.field.work import AtWork, at_work


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What an import that was interrupted left to do."""

    to_hear: int  # conversations
    to_embed: int  # verbatims that no model has understood yet
    to_place: int  # verbatims that are understood and stand in no group yet

    def __bool__(self) -> bool:
        return bool(self.to_hear or self.to_embed or self.to_place)


@dataclass(frozen=True, slots=True)
class Health:
    where: str
    size: int
    engine: str  # with its version, as people call it
    unsafe: bool  # it may lose what two writers write at once
    conversations: int
    verbatims: int
    concerns: int
    unfinished: Unfinished
    # Concerns that were merged into each other: their numbers lead nowhere else. There should be none.
    circles: tuple[tuple[int, ...], ...]
    at_work: tuple[AtWork, ...]


def unfinished() -> Unfinished:
    """How much of what was taken was not heard, understood or placed yet."""
    # Not by way of `due`, which brings the engine along: commands that read ask this too.
    live = models.Conversation.objects.filter(state="live")
    waiting = telling.live_verbatims().filter(community=0)
    understood = models.Vector.objects.values("text")
    to_embed = waiting.exclude(context__in=understood).count()
    # Behind the version stands without which set text they were heard, where there is some.
    heard = Q(extraction=EXTRACTION) | Q(extraction__startswith=f"{EXTRACTION}/")
    return Unfinished(live.exclude(heard).count(), to_embed, waiting.count() - to_embed)


def health() -> Health:
    """The store as it is; `prepare` must have opened it."""
    size, engine, unsafe = _file() if store.is_in_file() else _database()
    return Health(
        where=store.location(),
        size=size,
        engine=engine,
        unsafe=unsafe,
        conversations=models.Conversation.objects.filter(state="live").count(),
        verbatims=telling.live_verbatims().count(),
        concerns=models.Concern.objects.filter(merged_into=None).count(),
        unfinished=unfinished(),
        circles=telling.redirects().circles,
        at_work=tuple(at_work()),
    )


def _file() -> tuple[int, str, bool]:
    version, journal = asked("SELECT sqlite_version()"), asked("PRAGMA journal_mode")
    safe = journal != "wal" or wal_is_sound(tuple(int(part) for part in version.split(".")))
    return store.store_path().stat().st_size, f"SQLite {version}, journal {journal}", not safe


def _database() -> tuple[int, str, bool]:
    size = int(asked("SELECT pg_database_size(current_database())"))
    return size, f"PostgreSQL {asked('SHOW server_version')}", False

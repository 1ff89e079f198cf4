"""Where what was heard comes from: a folder, or files whose names differ in numbers and days alone."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from groundswell.field import models
from groundswell.field.bringing import folders
from groundswell.field.deliveries import WatchedFolder
from groundswell.field.restricted import hidden_sources
from groundswell.people.viewer import Viewer, require_member

_NUMBERS = re.compile(r"\d+(?:[-_. T]*\d+)*")
_LEAST = 3  # days on which something came, before a usual gap can be told


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    name: str  # "calls", "export-….csv"
    kinds: tuple[str, ...]
    files: int
    taken: int
    duplicates: int
    refused: int
    last: datetime  # when something came from it
    gap: timedelta | None  # usually between two days on which something comes
    silent: bool  # for more than twice that
    error: str  # why a file of its last coming could not be read


@dataclass(slots=True)
class _Sum:
    kinds: set[str] = field(default_factory=set[str])
    days: set[date] = field(default_factory=set[date])
    files: int = 0
    taken: int = 0
    duplicates: int = 0
    refused: int = 0
    last: datetime | None = None
    error: str = ""


def sources(viewer: Viewer, at: datetime) -> list[Source]:
    """Those that are silent first, then by when something came last. Two queries, four where something is
    restricted. Raises NotForYou."""
    require_member(viewer)
    sums = defaultdict[str, _Sum](_Sum)
    files = models.SourceFile.objects.filter(entry__undone_by=None).exclude(name__in=hidden_sources())
    files = files.order_by("entry__at", "pk")
    columns = files.values_list("name", "entry__at", "kind", "taken", "duplicates", "refused", "error")
    for name, came, kind, taken, duplicates, refused, error in columns.iterator():
        source_sum = sums[source_of(name)]
        source_sum.kinds |= {kind} - {""}
        source_sum.days.add(came.date())
        source_sum.files += 1
        source_sum.taken += taken
        source_sum.duplicates += duplicates
        source_sum.refused += refused
        source_sum.error = error or (source_sum.error if came == source_sum.last else "")
        source_sum.last = came
    listed = [_source(name, source_sum, at) for name, source_sum in sums.items()]
    return sorted(listed, key=lambda source: (not source.silent, -source.last.timestamp(), source.name))


def source_of(name: str) -> str:
    """What a file belongs to: its topmost folder; else its name without numbers and days."""
    top, slash, _ = name.partition("/")
    return top if slash else _NUMBERS.sub("…", name)


def _source(name: str, source_sum: _Sum, at: datetime) -> Source:
    assert source_sum.last is not None
    days = sorted(source_sum.days)
    gaps = [(after - before).days for before, after in pairwise(days)]
    gap = timedelta(days=median(gaps)) if len(days) >= _LEAST else None
    return Source(
        name=name,
        kinds=tuple(sorted(source_sum.kinds)),
        files=source_sum.files,
        taken=source_sum.taken,
        duplicates=source_sum.duplicates,
        refused=source_sum.refused,
        last=source_sum.last,
        gap=gap,
        silent=gap is not None and at - source_sum.last > 2 * gap,
        error=source_sum.error,
    )


def watched(viewer: Viewer) -> list[WatchedFolder]:
    """Raises NotForYou."""
    require_member(viewer)
    return list(folders.watched().order_by("path"))

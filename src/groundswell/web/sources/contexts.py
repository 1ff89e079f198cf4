"""What the page of sources gets, decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from groundswell.field.bringing import sources
from groundswell.field.bringing.folders import allowed
from groundswell.field.bringing.sources import Source
from groundswell.field.deliveries import WatchedFolder
from groundswell.people.viewer import Viewer
from groundswell.report import wording


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    source: Source
    last: str
    usual: str  # "usually every 7 days"; empty where that cannot be told yet


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    folder: WatchedFolder
    looked: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    headline: str
    rows: tuple[Row, ...]
    watched: tuple[Watched, ...]
    may_watch: bool
    below: tuple[str, ...]  # the folders below which folders may be watched


def page_of(viewer: Viewer, at: datetime, *, may_watch: bool) -> Page:
    rows = sources.sources(viewer, at)
    silent = sum(source.silent for source in rows)
    return Page(
        headline=_headline(len(rows), silent),
        rows=tuple(
            Row(source=source, last=wording.day(source.last), usual=_usual(source.gap)) for source in rows
        ),
        watched=tuple(
            Watched(folder=folder, looked=wording.day(folder.looked)) for folder in sources.watched(viewer)
        ),
        may_watch=may_watch,
        below=tuple(map(str, allowed())),
    )


def _headline(all_: int, silent: int) -> str:
    if not all_:
        return "Nothing flows in yet"
    counted = wording.count(all_, "source")
    if silent:
        return f"{silent} of {counted} {'has' if silent == 1 else 'have'} gone silent"
    return f"{counted}, and none has gone silent"


def _usual(gap: timedelta | None) -> str:
    if gap is None:
        return ""
    return "usually every day" if gap.days <= 1 else f"usually every {gap.days} days"

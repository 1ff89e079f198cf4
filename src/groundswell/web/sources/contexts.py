"""What the page of sources gets, decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.bringing import sources
from groundswell.field.bringing.folders import allowed
from groundswell.field.bringing.sources import Source
from groundswell.field.deliveries import WatchedFolder
from groundswell.people.viewer import Viewer
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted


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
        return _("Nothing flows in yet")
    named = {"silent": silent, "sources": counted(all_, "source")}
    if silent:
        words = ngettext(
            "%(silent)s of %(sources)s has gone silent", "%(silent)s of %(sources)s have gone silent", silent
        )
        return words % named
    return _("%(sources)s, and none has gone silent") % named


def _usual(gap: timedelta | None) -> str:
    if gap is None:
        return ""
    days = max(gap.days, 1)
    return ngettext("usually every day", "usually every %(days)s days", days) % {"days": days}

"""Entries of history: who decided what, when and why; written, and read back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Q, QuerySet

from groundswell.field import models, telling
from groundswell.field.history.patch import Patch
from groundswell.field.read_model import EntryConcern
from groundswell.field.reading.lately import TOP, brought_lately
from groundswell.field.restricted import hidden_sources, restricted, with_restriction
from groundswell.people.viewer import Viewer


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """Who decides, when, and why."""

    by: str
    at: datetime
    because: str = ""
    user: int = 0  # by the number that `people` gives; 0: nobody who signs in


def author_of(viewer: Viewer, at: datetime, because: str = "") -> Author:
    """Who looks, and decides."""
    return Author(by=viewer.name, at=at, because=because, user=viewer.user)


def begin(action: models.Action, concerns: Sequence[int], author: Author) -> models.Entry:
    """An entry whose summary is still to be told, for what must refer to it before it is done."""
    return models.Entry.objects.create(
        action=action,
        at=author.at,
        by=author.by,
        user=author.user,
        because=author.because,
        summary="",
        concerns=list(concerns),
    )


def finish(entry: models.Entry, summary: str, concerns: Iterable[int], patch: Patch) -> models.Entry:
    entry.summary, entry.concerns = summary, sorted(set(concerns))
    entry.save(update_fields=["summary", "concerns"])
    patch.keep(entry)
    return entry


def newest_first(top: int | None = None) -> list[models.Entry]:
    """What was done, newest first: all of it, or the `top` entries."""
    return _without_hidden(told().order_by("-id"), top)


def _without_hidden(rows: QuerySet[models.Entry], top: int | None = None) -> list[models.Entry]:
    """An import tells the names of its files: not of one whose every word is restricted. One query where
    nothing is restricted."""
    entries = list(rows.annotate(beside_restricted=Exists(restricted()))[:top])
    if any(getattr(entry, "beside_restricted", True) for entry in entries):
        for name in sorted(hidden_sources(), key=len, reverse=True):
            for entry in entries:
                entry.summary = entry.summary.replace(name, "a restricted file")
    return entries


def told() -> QuerySet[models.Entry]:
    """All but those that name whoever stands in what is restricted by now: a note, what was put right, and
    what undid that."""
    # From what is restricted on: there is little of it, and every conversation has an entry.
    noted = Q(action=models.Action.NOTE, pk__in=with_restriction().values("entry"))
    mended = Q(pk__in=models.Mend.objects.filter(conversation__in=with_restriction()).values("entry"))
    about = models.Entry.objects.filter(noted | mended).values("pk")
    return models.Entry.objects.exclude(Q(pk__in=about) | Q(undoes__in=about) | Q(undoes__undoes__in=about))


def newest_first_of(concern: int, top: int | None = None) -> list[models.Entry]:
    """What was done with one concern, what was heard into it included, newest first. For few (`lately.TOP`)
    no more rows are read where the concern is large, once it was counted."""
    touched = EntryConcern.objects.filter(concern=concern).order_by("-entry").values_list("entry", flat=True)
    numbers = sorted({*touched[:top], *_brought(concern, top)}, reverse=True)[:top]
    return _without_hidden(told().filter(pk__in=numbers).order_by("-id"))


def _brought(concern: int, top: int | None) -> list[int]:
    counted = brought_lately(concern) if top is not None and top <= TOP else None
    if counted is not None:
        return list(counted)
    heard = telling.live_verbatims().filter(concern=concern)
    return list(heard.values_list("conversation__entry", flat=True).distinct())

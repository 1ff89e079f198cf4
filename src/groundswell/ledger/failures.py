"""Due work that failed: tried again with growing pauses, and shown until it succeeds."""

import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from groundswell.ledger.models import Failure
from groundswell.people.viewer import Viewer, require_administrator
from groundswell.speech import GroundswellError

_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)
_OURS = Path(__file__).resolve().parents[1]
# By SQLite's primary result codes, and by PostgreSQL's codes of errors.
_SAYS = {5: "the store is locked", 8: "the store may not be written", 11: "the store is damaged"}
_SAYS |= {13: "the disk is full"}
_SERVER_SAYS = {"55P03": "the store is locked", "53100": "the disk is full", "25006": _SAYS[8]}


def record(work: str, at: datetime, what: str) -> Failure:
    """Keep that it failed; the next try is twice as far away as the one before, within an hour."""
    with transaction.atomic():
        row, _ = Failure.objects.select_for_update().get_or_create(
            pk=work, defaults={"first": at, "last": at, "again": at, "what": what}
        )
        row.tries += 1
        row.last, row.what = at, what
        row.again = at + pause(row.tries)
        row.save()
        return row


def pause(tries: int) -> timedelta:
    """How long what failed so often rests."""
    return min(_FIRST_PAUSE * 2 ** min(max(tries - 1, 0), 20), _LONGEST_PAUSE)


# What a row keeps that is worked on by itself: nothing is the matter with it.
WELL: dict[str, Any] = {"tries": 0, "again": None, "trouble": ""}


def resting(tries: int, at: datetime) -> dict[str, Any]:
    """What it keeps once it is tried again, after so many tries."""
    return {"tries": tries + 1, "again": at + pause(tries + 1)}


@contextmanager
def rests_where_it_fails(row: QuerySet[Any], tries: int, at: datetime) -> Iterator[None]:
    """Whatever keeps it from being worked on is kept with the row, without anybody's words, and raised."""
    done = False
    try:
        yield
        done = True
    finally:
        if not done and (failed := sys.exc_info()[1]) is not None:
            row.update(trouble=in_one_line(failed), **resting(tries, at))


def mended(work: str) -> None:
    """It succeeded: nothing is the matter any more."""
    Failure.objects.filter(pk=work).delete()


def paused_until() -> dict[str, datetime]:
    """When each work that failed is tried again."""
    return dict(Failure.objects.values_list("work", "again"))


def try_now(work: str, at: datetime) -> None:
    """Without waiting for its pause to end."""
    Failure.objects.filter(pk=work).update(again=at)


def failures(viewer: Viewer) -> list[Failure]:
    """What fails, the longest first, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(Failure.objects.order_by("first"))


def in_one_line(failed: BaseException) -> str:
    """What is the matter, without anybody's words: messages of errors may quote what they failed on."""
    known = ""
    if isinstance(failed, GroundswellError):
        known = failed.code.replace("_", " ")
    elif isinstance(failed, OSError):
        known = failed.strerror or ""
    elif isinstance(failed, DatabaseError):
        cause = failed.__cause__
        known = _SAYS.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, "")
        known = known or _SERVER_SAYS.get(getattr(cause, "sqlstate", "") or "", "")
    named = f"{type(failed).__name__}: {known}" if known else type(failed).__name__
    return f"{named}{_place(traceback.extract_tb(failed.__traceback__))}"


def _place(frames: Iterable[traceback.FrameSummary]) -> str:
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_OURS)]
    if not ours:
        return ""
    return f", in {Path(ours[-1].filename).relative_to(_OURS)}, line {ours[-1].lineno}"

"""Long work: a row for each piece of it that is being done, which any door can read.

The row goes when the work ends, well or not. One whose process is gone was killed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from groundswell.field.processes import is_gone, this_process


class Work(models.Model):
    """A piece of long work in progress. Goes into no backup's restoring and no history: see `Entry`."""

    what = models.CharField(max_length=8)  # an action
    by = models.TextField(default="", blank=True)
    since = models.DateTimeField()
    stage = models.TextField(default="", blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)  # none where it cannot be known yet
    process = models.TextField()  # see processes.py

    class Meta:
        app_label = "field"


@dataclass(frozen=True, kw_only=True, slots=True)
class AtWork:
    """How far a piece of long work is, or was when it was killed."""

    what: str  # an action
    by: str
    since: datetime
    stage: str  # empty: it has not begun with any
    done: int
    total: int | None
    killed: bool


def at_work() -> list[AtWork]:
    """Who is at work on the store, and what was killed and nobody has gone on with; the oldest first."""
    return [
        AtWork(
            what=row.what,
            by=row.by,
            since=row.since,
            stage=row.stage,
            done=row.done,
            total=row.total,
            killed=is_gone(row.process),
        )
        for row in Work.objects.order_by("id")
    ]


def others_at_work() -> bool:
    """Whether any other process works on the store now."""
    return any(row.process != this_process() and not is_gone(row.process) for row in Work.objects.all())


def forget_killed() -> None:
    """Whoever begins anew goes on with what those left: it is read from the data itself."""
    gone = [row.pk for row in Work.objects.all() if is_gone(row.process)]
    Work.objects.filter(pk__in=gone).delete()

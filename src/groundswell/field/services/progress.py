"""What long work tells of how far it is: to whoever asked for it, and to every door by a row of its own."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection

from groundswell.field import models
from groundswell.field.processes import this_process
from groundswell.field.work import Work, forget_killed

# Seconds between two writings of the row: each waits for the disk.
_PAUSE = 0.5


class Stage(StrEnum):
    READ = "Reading"
    HEAR = "Listening for what is said"
    EMBED = "Understanding"
    EMBED_ALL = "Understanding in all its languages"
    EMBED_ANEW = "Understanding everything anew"  # by another model
    GROUP = "Finding what recurs"


@dataclass(frozen=True, slots=True)
class Step:
    """Progress: `done` more of `total` in a stage. `total` is None where it cannot be known yet."""

    stage: Stage
    done: int
    total: int | None
    now: str = ""  # what is being worked on


Watch = Callable[[Step], None]


@contextmanager
def told_as_work(what: models.Action, by: str, at: datetime, watch: Watch) -> Iterator[Watch]:
    """Let every door see how far the work is while it is done; yields what to tell each step to, which tells
    `watch`, too. The row goes when the work ends; only where the process is killed does it stay."""
    forget_killed()
    row = Work.objects.create(what=what, by=by, since=at, process=this_process())
    try:
        yield _Telling(row, watch)
    finally:
        Work.objects.filter(pk=row.pk).delete()


class _Telling:
    def __init__(self, row: Work, watch: Watch) -> None:
        self._row, self._watch = row, watch
        self._due = 0.0

    def __call__(self, step: Step) -> None:
        self._watch(step)
        row = self._row
        if step.stage != row.stage:
            row.stage, row.done = step.stage.value, 0
            self._due = 0.0
        row.done, row.total = row.done + step.done, step.total
        # Amid a transaction nobody else would see it, and with it many would wait for the lock.
        if time.monotonic() >= self._due and not connection.in_atomic_block:
            row.save(update_fields=["stage", "done", "total"])
            self._due = time.monotonic() + _PAUSE

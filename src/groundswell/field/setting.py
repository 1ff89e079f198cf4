"""What administrators set: each is one act with its row of history, which the one undo takes back, and its
row of the audit. What is set is never deleted: what is taken away is `removed`, and comes back so."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.patch import Patch
from groundswell.field.reading.upkeep import in_step
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer, require_administrator


@dataclass(slots=True)
class Setting:
    """An act that is being done: what it changes, and what is told of it."""

    entry: models.Entry
    patch: Patch = field(default_factory=Patch)
    told: str = ""


@contextmanager
def setting(
    viewer: Viewer, action: Action, called: str, at: datetime, *, ref: str = "", counted_by: bool = False
) -> Iterator[Setting]:
    """In step with undoing, which takes the same lock; not where what is set is `counted_by`, which the
    database sees by itself: nobody may say then that no count changed. Raises NotForYou for whoever is no
    administrator, and ImpossibleCorrection where it stands so already: nothing is written then."""
    require_administrator(viewer)
    with acting(viewer, called, at=at, ref=ref), transaction.atomic() if counted_by else in_step():
        act = Setting(entries.begin(action, [], author_of(viewer, at)))
        yield act
        if not act.patch.columns:
            raise ImpossibleCorrection("Nothing is different.")
        entries.finish(act.entry, act.told, [], act.patch)

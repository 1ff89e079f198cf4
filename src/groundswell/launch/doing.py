"""How whatever is done with a launch is kept: one transaction with one row of history that can be undone, its
row in the audit, and its rows in the launch's timeline. The rooms above do theirs in the same way."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from groundswell.engine.events import EventKind
from groundswell.field import models, telling
from groundswell.field.actions import Action
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.events import happened
from groundswell.field.history.patch import Patch
from groundswell.field.reading.upkeep import in_step
from groundswell.launch import timeline
from groundswell.launch.models import Launch, LaunchChange, LaunchConcern, LaunchPerson, LaunchReach
from groundswell.launch.timeline import Happened
from groundswell.ledger.acting import Act, acting
from groundswell.people.viewer import NotForYou, Viewer, require_member

Tie = LaunchPerson | LaunchConcern | LaunchChange | LaunchReach


@dataclass(slots=True)
class Doing:
    """An act on a launch that is being done: what it changes, and what is told of it."""

    launch: Launch
    entry: models.Entry
    viewer: Viewer
    at: datetime
    touched: set[int]  # concerns whose counts are kept in step
    patch: Patch = field(default_factory=Patch)
    concerns: list[int] = field(default_factory=list[int])  # in whose history it stands
    told: list[str] = field(default_factory=list[str])  # what was done, for the history

    def happened(self, kind: Happened, *, ref: str = "", because: str = "") -> None:
        """A row of the timeline."""
        timeline.write(self.launch, kind, self.viewer, self.at, ref=ref, because=because, entry=self.entry)

    def befell(self, concern: int, kind: EventKind) -> None:
        """What the act means for a concern: in its events and its status, as from this launch."""
        row = telling.concern(concern)
        happened(row, kind, self.entry, self.patch, ref=f"L-{self.launch.pk}")
        self.touched.add(row.id)
        self.concerns.append(row.id)

    def finish(self) -> models.Entry:
        return entries.finish(self.entry, "; ".join(self.told), self.concerns, self.patch)


@contextmanager
def acting_on(
    number: int,
    called: str,
    viewer: Viewer,
    at: datetime,
    *,
    because: str = "",
    action: Action = Action.LAUNCH,
) -> Iterator[Doing]:
    """An act on a launch that stands, called so in the audit; what is told in it is written when it ends.
    Raises NotForYou where there is no such launch, or it was put away."""
    with beginning(viewer, called, at, ref=f"L-{number}", because=because, action=action) as (
        _,
        entry,
        touched,
    ):
        launch = Launch.objects.select_for_update().filter(pk=number, removed=False).first()
        if launch is None:
            raise NotForYou
        act = Doing(launch, entry, viewer, at, touched)
        yield act
        act.finish()


@contextmanager
def beginning(
    viewer: Viewer,
    called: str,
    at: datetime,
    *,
    ref: str = "",
    because: str = "",
    action: Action = Action.LAUNCH,
) -> Iterator[tuple[Act, models.Entry, set[int]]]:
    """In step with undoing, which takes the same lock: nobody takes back meanwhile what this stands on."""
    require_member(viewer)
    with acting(viewer, called, at=at, ref=ref) as audited, in_step() as touched:
        entry = entries.begin(action, [], author_of(viewer, at, because))
        yield audited, entry, touched


def bring_in(act: Doing, table: type[Tie], **what: Any) -> bool:
    """Whether it is new. What was taken out before is the same row again."""
    row, _ = table._default_manager.get_or_create(launch=act.launch, **what)
    if not row.removed:
        return False
    act.patch.change(row, "removed", False)
    return True


def take_out(act: Doing, rows: Iterable[Tie]) -> bool:
    """Whether there was any."""
    there = list(rows)
    for row in there:
        act.patch.change(row, "removed", True)
    return bool(there)

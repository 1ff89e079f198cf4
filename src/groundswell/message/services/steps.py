"""What every act about a message is made of: one transaction, one row of history, one of the timeline, one of
the audit."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from groundswell.field import models as field_models
from groundswell.field.actions import Action
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.patch import Patch
from groundswell.field.reading.upkeep import in_step
from groundswell.launch import timeline
from groundswell.launch.models import Launch
from groundswell.launch.timeline import Happened
from groundswell.ledger.acting import acting
from groundswell.message.errors import MessageChangedMeanwhile
from groundswell.message.values import one_line
from groundswell.people.viewer import NotForYou, Viewer, require_member


@dataclass(slots=True)
class Doing:
    """An act that is being done."""

    launch: Launch
    entry: field_models.Entry
    patch: Patch = field(default_factory=Patch)
    summary: str = ""
    ref: str = ""  # what of the launch it is about
    concerns: set[int] = field(default_factory=set[int])


@contextmanager
def doing(viewer: Viewer, act: str, launch: int, kind: Happened, at: datetime) -> Iterator[Doing]:
    """Raises NotForYou where there is no such launch or for who is no member, and ImpossibleCorrection where
    nothing comes of it."""
    require_member(viewer)
    with acting(viewer, act, at=at, ref=f"L-{launch}"), in_step() as touched:
        # Locked: of two who change one message at once the second reads what the first left.
        row = Launch.objects.select_for_update().filter(pk=launch, removed=False).first()
        if row is None:
            raise NotForYou
        done = Doing(row, entries.begin(Action.MESSAGE, [], author_of(viewer, at)))
        yield done
        if not done.patch.columns:
            raise ImpossibleCorrection("Nothing is different from before.")
        touched |= done.concerns
        summary = f"{done.summary}, for L-{launch}"
        entries.finish(done.entry, summary, done.concerns, done.patch)
        timeline.write(row, kind, viewer, at, ref=done.ref, entry=done.entry)


def checked(text: str, most: int, missing: str = "") -> str:
    """On one line. Raises ImpossibleCorrection where it is too long, or empty and must not be."""
    text = one_line(text)
    if missing and not text:
        raise ImpossibleCorrection(missing)
    if len(text) > most:
        raise ImpossibleCorrection(f"At most {most} characters, please.")
    return text


def refuse_unless(seen: str, now: str) -> None:
    """Raises MessageChangedMeanwhile where what stands now is not what was seen."""
    if seen != now:
        raise MessageChangedMeanwhile

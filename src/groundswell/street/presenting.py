"""What people do with a presentation. Each act is one transaction with one row of history that can be undone,
its row in the audit and its row in the timeline (launch/doing.py). Which roles may stands in the table of
rights of the door.

All raise NotForYou where there is no such launch, and ImpossibleCorrection for what makes no sense.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from groundswell.field import models
from groundswell.field.errors import ImpossibleCorrection
from groundswell.launch.doing import Doing, acting_on
from groundswell.launch.models import Launch
from groundswell.launch.timeline import Happened
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.street.deck import Edit
from groundswell.street.errors import PresentationChangedMeanwhile
from groundswell.street.models import Presentation, Written
from groundswell.street.queries import edits_as_text, edits_in, version_of

LONGEST_LINE = 200
LONGEST_NOTES = 4_000
MOST_NUMBERS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What people write for a presentation; empty where it stays as it is made."""

    subtitle: str = ""
    presenters: str = ""
    numbers: Sequence[tuple[str, str]] = ()  # to hit: (what, how much)
    slides: Mapping[str, Edit] = field(default_factory=dict[str, Edit])  # by key
    order: Sequence[str] | None = None  # keys; None: as it is


def change(viewer: Viewer, launch: int, wanted: Wanted, at: datetime, *, seen: str) -> models.Entry:
    """`seen` is the version that was looked at. Raises PresentationChangedMeanwhile."""
    refuse_nonsense(wanted)
    with acting_on(launch, "change a presentation", viewer, at) as act:
        row = _row(act.launch)
        if version_of(row) != seen:
            raise PresentationChangedMeanwhile
        write(act, row, wanted)
        act.told = [f"changed the presentation of L-{launch}"]
    return act.entry


def write(act: Doing, row: Written, wanted: Wanted) -> None:
    """Of slides that are not shown just now (their concern is not in the launch) what stands is kept."""
    before = edits_in(row)
    order = list(before.order)
    if wanted.order is not None:
        order = [*wanted.order, *(key for key in before.order if key not in wanted.order)]
    for column, value in (
        ("subtitle", wanted.subtitle),
        ("presenters", wanted.presenters),
        ("numbers", json.dumps([list(one) for one in wanted.numbers], ensure_ascii=False)),
        ("slides", edits_as_text({**before.slides, **wanted.slides})),
        ("order", json.dumps(order)),
    ):
        act.patch.change(row, column, value)
    if not act.patch.columns:
        raise ImpossibleCorrection("Nothing is different.")


def present(viewer: Viewer, launch: int, at: datetime) -> models.Entry:
    """It is before the executives from now on: it waits on their first page until they decide."""
    with acting_on(launch, "put a launch before the executives", viewer, at) as act:
        row = _row(act.launch)
        act.patch.change(row, "presented", local_day(at))
        act.happened(Happened.PUT_BEFORE)
        act.told = [f"put L-{launch} before the executives"]
    return act.entry


def _row(launch: Launch) -> Presentation:
    return Presentation.objects.get_or_create(launch=launch)[0]


def refuse_nonsense(wanted: Wanted) -> None:
    lines = [wanted.subtitle, wanted.presenters, *(text for one in wanted.numbers for text in one)]
    lines += [line for edit in wanted.slides.values() for line in (edit.title, edit.lead)]
    if any(len(line) > LONGEST_LINE for line in lines):
        raise ImpossibleCorrection(f"A line has at most {LONGEST_LINE} characters.")
    if any(len(edit.notes) > LONGEST_NOTES for edit in wanted.slides.values()):
        raise ImpossibleCorrection(f"Notes have at most {LONGEST_NOTES} characters.")
    if len(wanted.numbers) > MOST_NUMBERS:
        raise ImpossibleCorrection(f"At most {MOST_NUMBERS} numbers to hit.")
    if any(not (what and how_much) for what, how_much in wanted.numbers):
        raise ImpossibleCorrection("A number to hit says what and how much.")

"""Bringing in launches that were not run here: one act each, with its row of history and of the audit, and
one undo."""

from collections.abc import Sequence
from datetime import datetime

from groundswell.field import models
from groundswell.field.attention.deciding import one_line, quoted
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.patch import Patch
from groundswell.launch.doing import beginning
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.results.timelines.reading import MOST_ROWS, Line
from groundswell.results.timelines.tables import PastEvent, PastLaunch

LONGEST_NAME = 120
_LONGEST_FILE = 200


def take(
    lines: Sequence[Line], name: str, viewer: Viewer, at: datetime, *, file: str = ""
) -> tuple[PastLaunch, models.Entry]:
    """All of its rows. Raises ImpossibleCorrection, also where the same stands there by the same name: a form
    is easily sent twice. Raises NotForYou for who is no member."""
    if not 0 < len(one_line(name)) <= LONGEST_NAME:
        raise ImpossibleCorrection(f"A launch has a name of 1 to {LONGEST_NAME} characters.")
    if not 0 < len(lines) <= MOST_ROWS:
        raise ImpossibleCorrection(f"A timeline has 1 to {MOST_ROWS} rows.")
    with beginning(viewer, "bring in a past launch", at) as (audited, entry, _):
        if (there := _there_already(lines, one_line(name))) is not None:
            raise ImpossibleCorrection(f"It stands there already, as P-{there}.")
        row = PastLaunch.objects.create(
            name=one_line(name), file=file[:_LONGEST_FILE], by=viewer.name, user=viewer.user, at=at
        )
        audited.ref = f"P-{row.pk}"
        PastEvent.objects.bulk_create(_row(row, line) for line in lines)
        patch = Patch()
        patch.change(row, "removed", False)
        entries.finish(entry, f"brought in the past launch P-{row.pk}, {quoted(row.name)}", [], patch)
    return row, entry


def take_away(number: int, viewer: Viewer, at: datetime) -> models.Entry:
    """It leaves the list; an undo brings it back. Raises NotForYou where there is none."""
    with beginning(viewer, "take a past launch away", at, ref=f"P-{number}") as (_, entry, _touched):
        row = PastLaunch.objects.select_for_update().filter(pk=number, removed=False).first()
        if row is None:
            raise NotForYou
        patch = Patch()
        patch.change(row, "removed", True)
        return entries.finish(entry, f"took away the past launch P-{number}, {quoted(row.name)}", [], patch)


def _there_already(lines: Sequence[Line], name: str) -> int | None:
    columns = ("day", "did", "side", "by", "about", "of", "value")
    wanted = sorted(tuple(getattr(_row(PastLaunch(), line), column) for column in columns) for line in lines)
    for launch in PastLaunch.objects.filter(removed=False, name=name).order_by("pk"):
        if sorted(PastEvent.objects.filter(launch=launch).values_list(*columns)) == wanted:
            return launch.pk
    return None


def _row(launch: PastLaunch, line: Line) -> PastEvent:
    event = line.event
    return PastEvent(
        launch=launch,
        day=event.day,
        did=event.did.value,
        side=event.who.value if event.who else "",
        by=line.name,
        about=event.about,
        of=event.of,
        value=event.value,
    )

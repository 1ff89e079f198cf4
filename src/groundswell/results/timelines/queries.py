"""Reading launches that were brought in, for members of the company."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from groundswell.engine.spectrum.values import Did, Event, Who
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.results.timelines.reading import Line
from groundswell.results.timelines.tables import PastEvent, PastLaunch


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """A launch that was not run here."""

    id: int
    name: str
    by: str  # who brought it in
    at: datetime
    lines: tuple[Line, ...]  # in the order of days

    @property
    def events(self) -> list[Event]:
        return [line.event for line in self.lines]


def past_launches(viewer: Viewer) -> list[Past]:
    """In the order in which they were brought in. Two queries. Raises NotForYou."""
    require_member(viewer)
    rows = list(PastLaunch.objects.filter(removed=False).order_by("pk"))
    lines = _lines([row.pk for row in rows])
    return [_past(row, lines) for row in rows]


def past_launch(viewer: Viewer, number: int) -> Past:
    """Two queries. Raises NotForYou where there is none, or it was taken away."""
    require_member(viewer)
    row = PastLaunch.objects.filter(pk=number, removed=False).first()
    if row is None:
        raise NotForYou
    return _past(row, _lines([number]))


def _lines(launches: Collection[int]) -> dict[int, list[Line]]:
    told: dict[int, list[Line]] = {number: [] for number in launches}
    for row in PastEvent.objects.filter(launch__in=launches).order_by("day", "pk"):
        told[row.launch_id].append(_line(row))
    return told


def _line(row: PastEvent) -> Line:
    event = Event(
        day=row.day,
        did=Did(row.did),
        who=Who(row.side) if row.side else None,
        about=row.about,
        of=row.of,
        value=row.value,
    )
    return Line(name=row.by, event=event)


def _past(row: PastLaunch, lines: dict[int, list[Line]]) -> Past:
    return Past(id=row.pk, name=row.name, by=row.by, at=row.at, lines=tuple(lines[row.pk]))

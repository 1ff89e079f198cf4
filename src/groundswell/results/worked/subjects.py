"""What concerns are looked at after: launches that went to market, and changes that were shipped."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from groundswell.launch.models import Launch
from groundswell.launch.queries import concerns_of
from groundswell.launch.timeline import went_to_market
from groundswell.people.queries import zone_of_company
from groundswell.people.viewer import Viewer
from groundswell.product.models import Change, ChangeState
from groundswell.product.queries import these_changes


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    of: str  # "L-2", "CH-3"
    number: int
    is_launch: bool
    name: str
    day: date  # on which it went out
    concerns: tuple[int, ...]  # as they are called today


def subjects(viewer: Viewer) -> list[Subject]:
    """The latest first. One that was undone, or put away, did not go out; a change that a launch brings is
    told by itself, too, for it may be out earlier. A fixed number of queries. Raises NotForYou."""
    found = [*_launches(viewer), *_changes(viewer)]
    return sorted(found, key=lambda one: (-one.day.toordinal(), not one.is_launch, -one.number))


def _launches(viewer: Viewer) -> list[Subject]:
    zone = ZoneInfo(zone_of_company())
    went = went_to_market().filter(launch__removed=False).order_by("-at", "-pk")
    days = {launch: at.astimezone(zone).date() for launch, at in went.values_list("launch", "at")}
    if not days:
        return []
    concerns = concerns_of(viewer, list(days))
    names = dict(Launch.objects.filter(pk__in=days).values_list("pk", "name"))
    return [
        Subject(
            of=f"L-{number}",
            number=number,
            is_launch=True,
            name=names[number],
            day=day,
            concerns=tuple(concerns[number]),
        )
        for number, day in days.items()
    ]


def _changes(viewer: Viewer) -> list[Subject]:
    return [
        Subject(
            of=f"CH-{change.id}",
            number=change.id,
            is_launch=False,
            name=change.title,
            day=change.shipped,
            concerns=tuple(change.concerns),
        )
        for change in these_changes(viewer, _shipped())
        if change.shipped is not None
    ]


def _shipped() -> Collection[int]:
    rows = Change.objects.filter(removed=False, state=ChangeState.SHIPPED).exclude(shipped=None)
    return list(rows.values_list("pk", flat=True))

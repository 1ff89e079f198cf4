"""Reading where launches stand, and which signs of the usual way are open, for members of the company."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from groundswell.engine.spectrum.ordering import Along, along
from groundswell.engine.spectrum.turning import Sign
from groundswell.engine.spectrum.values import Band
from groundswell.launch.queries import Told, launches
from groundswell.people.viewer import Viewer, require_member
from groundswell.results.queries import reading_of
from groundswell.results.standings import SignOverride, Standing
from groundswell.results.timelines.queries import Past, past_launches
from groundswell.results.timelines.reading import launched_on


@dataclass(frozen=True, kw_only=True, slots=True)
class Stands:
    """One launch along the spectrum, kept here or brought in."""

    launch: int  # 0: it was brought in
    past: int  # 0: it is kept here
    name: str
    day: date | None
    low: float
    high: float
    place: float | None
    bands: tuple[Band, ...]
    came_in: float | None


@dataclass(frozen=True, slots=True)
class OpenSign:
    launch: Told
    sign: Sign


@dataclass(frozen=True, kw_only=True, slots=True)
class LetGo:
    """An executive lets it go the usual way in this respect."""

    id: int
    sign: Sign
    by: str
    role: str
    at: datetime
    because: str
    in_force: bool


def along_the_spectrum(viewer: Viewer, standing: Collection[Told], today: date) -> list[Stands]:
    """From completely disconnected to the perfect marriage; those that were not looked at yet are left out.
    Three queries. Raises NotForYou."""
    require_member(viewer)
    told = {launch.id: launch for launch in standing}
    rows = Standing.objects.filter(launch__in=told)
    kept = [_kept(told[row.launch_id], row) for row in rows]
    return sorted([*kept, *(_brought(past, today) for past in past_launches(viewer))], key=_along)


def _along(one: Stands) -> tuple[Along, str]:
    return along(one.bands, one.place, one.low, one.high, one.came_in), one.name


def _kept(launch: Told, row: Standing) -> Stands:
    return Stands(
        launch=launch.id,
        past=0,
        name=launch.name,
        day=launch.day,
        low=row.low,
        high=row.high,
        place=row.place,
        bands=tuple(list(Band)[row.first_band : row.last_band + 1]),
        came_in=row.came_in,
    )


def _brought(past: Past, today: date) -> Stands:
    place = reading_of(past.events, today).place
    return Stands(
        launch=0,
        past=past.id,
        name=past.name,
        day=launched_on(past.lines),
        low=place.low,
        high=place.high,
        place=place.place,
        bands=place.bands,
        came_in=place.sales_came_in,
    )


def open_signs(viewer: Viewer, *, owner: int | None = None) -> list[OpenSign]:
    """Of launches that whoever it is leads, or of all: what shows that one goes the usual way, and nobody let
    go. As they were looked at last. A fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    rows = Standing.objects.filter(launch__removed=False).exclude(signs=[])
    if owner is not None:
        rows = rows.filter(launch__owner=owner)
    shown = {row.launch_id: [Sign[name] for name in row.signs] for row in rows}
    if not shown:
        return []
    let_go = let_go_of(shown)
    return [
        OpenSign(launch, sign)
        for launch in launches(viewer)
        for sign in shown.get(launch.id, ())
        if sign not in let_go[launch.id]
    ]


def let_go_of(numbers: Collection[int]) -> dict[int, frozenset[Sign]]:
    """By launch, the signs that an executive let go, as long as that was not withdrawn; one query."""
    told: dict[int, set[Sign]] = {number: set() for number in numbers}
    rows = SignOverride.objects.filter(launch__in=told, in_force=True).values_list("launch", "sign")
    for launch, sign in rows:
        told[launch].add(Sign[sign])
    return {launch: frozenset(signs) for launch, signs in told.items()}


def overrides_of(viewer: Viewer, launch: int) -> list[LetGo]:
    """Also those that were withdrawn, the oldest first. Raises NotForYou."""
    require_member(viewer)
    return [
        LetGo(
            id=row.pk,
            sign=Sign[row.sign],
            by=row.by,
            role=row.role,
            at=row.at,
            because=row.because,
            in_force=row.in_force,
        )
        for row in SignOverride.objects.filter(launch=launch).order_by("pk")
    ]

"""The first part of a launch: the concerns for which it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.engine.survey.values import Status
from groundswell.field.reading.board import known
from groundswell.field.reading.finding import found
from groundswell.field.reading.ranking import Part as PartOfField
from groundswell.field.reading.ranking import ranked
from groundswell.field.reading.state import counted
from groundswell.launch.queries import Told, concerns_of
from groundswell.launch.stages import Gate, Part, Standing, State
from groundswell.people.viewer import Viewer
from groundswell.speech import Kind
from groundswell.web.concerns.rows import Row, rows_of
from groundswell.web.launches.told import PartTold
from groundswell.web.searching.meaning import meant_by
from groundswell.web.shell import filters
from groundswell.web.shell.addresses import number_of

_LONGEST = 200  # letters that are looked for
_OFFERED = 8
_LOOKED_AT = 60  # verbatims that hold the words


@dataclass(frozen=True, slots=True)
class Offered:
    """A concern that may be brought in."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernsShown:
    rows: tuple[Row, ...]
    uncounted: tuple[int, ...]  # tied, and nothing counts in them just now
    sought: str
    offered: tuple[Offered, ...]


def standings(viewer: Viewer, launches: Sequence[Told], at: datetime) -> Mapping[int, PartTold]:  # noqa: ARG001 - as all parts
    tied = concerns_of(viewer, [launch.id for launch in launches])
    return {launch: _told(len(concerns)) for launch, concerns in tied.items()}


def _told(tied: int) -> PartTold:
    if not tied:
        standing = Standing(part=Part.CONCERNS, state=State.BARE)
        return PartTold(standing=standing, told=_("for no concern yet"), next=_("Bring a concern in"))
    met = frozenset({Gate.CONCERN_TIED})
    standing = Standing(part=Part.CONCERNS, state=State.DONE, met=met)
    return PartTold(standing=standing, told=filters.counted(tied, "concern"))


def shown(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> ConcernsShown:  # noqa: ARG001 - as all parts
    numbers = concerns_of(viewer, [launch.id])[launch.id]
    summaries = known(viewer, numbers)
    sought = asked.get("concern", "").strip()[:_LONGEST]
    return ConcernsShown(
        rows=tuple(rows_of(viewer, [summaries[number] for number in numbers if number in summaries])),
        uncounted=tuple(number for number in numbers if number not in summaries),
        sought=sought,
        offered=tuple(offered(viewer, sought, but=numbers)),
    )


def offered(viewer: Viewer, sought: str, *, but: Iterable[int]) -> Iterable[Offered]:
    """By their words, their number or what they mean; the loudest where nothing is looked for."""
    left_out = set(but)
    numbers = list(dict.fromkeys(_found(viewer, sought) if sought else _loudest(viewer)))
    summaries = known(viewer, [number for number in numbers if number not in left_out])
    standing = [n for n in numbers if n in summaries and summaries[n].status is not Status.DISMISSED]
    return [Offered(number, summaries[number].name) for number in standing[:_OFFERED]]


def _found(viewer: Viewer, sought: str) -> Iterable[int]:
    if number := number_of("C", sought):
        yield number
    yield from (one.concern for one in found(viewer, sought, _LOOKED_AT) if one.concern)
    yield from (one.concern for one in meant_by(viewer, sought))


def _loudest(viewer: Viewer) -> Iterable[int]:
    if not counted():
        return []
    places = (place for place in ranked(viewer, PartOfField()) if place.kind is not Kind.PRAISE)
    return [place.concern for place in places][: 3 * _OFFERED]

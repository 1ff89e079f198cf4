"""Who came in on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groundswell.engine.spectrum.record import ACTS, Record
from groundswell.engine.spectrum.values import Did, Event, Who


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrivals:
    first: tuple[tuple[Who, date], ...]  # of each that did anything, in the order of days
    told: date | None  # when sales first got the words; None: not yet, or nobody says


def arrivals(events: Iterable[Event], as_of: date) -> Arrivals:
    record = Record(events, as_of)
    firsts = [(who, day) for who in Who if (day := record.first(*ACTS, who=who)) is not None]
    return Arrivals(first=tuple(sorted(firsts, key=lambda one: one[1])), told=record.first(Did.TOLD))

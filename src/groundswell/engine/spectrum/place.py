"""The place of a launch on the spectrum: the mean of its parts, its range, and the bands that it touches."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from math import fsum

from groundswell.engine.spectrum.missing import candidates
from groundswell.engine.spectrum.parts import value_of, values
from groundswell.engine.spectrum.record import ACTS, Record
from groundswell.engine.spectrum.values import Band, Did, Event, Missed, Part, Place, Value, Who

DISCONNECTED_BELOW, MARRIAGE_FROM, NO_PART_BELOW = 1 / 3, 0.8, 0.5
# What no other part is measured by. A signature may be the beginning, and a decision what is late for others.
_OF_ITS_PART = frozenset({Did.BROUGHT, Did.ADDRESSED, Did.ANSWERED, Did.READY})


def place(events: Iterable[Event], as_of: date) -> Place:
    """As it stood, or stands, at the end of that day."""
    record = Record(events, as_of)
    parts = values(record)
    low, high = _mean([value.low for value in parts]), _mean([value.high for value in parts])
    first = _band(parts, low, came_in=_came_in(record, sure=True))
    last = _band(parts, high, came_in=_came_in(record, sure=False))
    bands = list(Band)
    return Place(
        parts=parts,
        place=_known(parts),
        low=low,
        high=high,
        bands=tuple(bands[bands.index(first) : bands.index(last) + 1]),
        sales_came_in=sales_came_in(record),
        missed=_missed(record, parts),
    )


def sales_came_in(record: Record) -> float | None:
    """Its place among the first acts of the five: 0 first, 1 after all others, or never. None where no other
    did anything."""
    firsts = {who: _first_act(record, who) for who in Who}
    others = [day for who, day in firsts.items() if who is not Who.SALES and day is not None]
    sales = firsts[Who.SALES]
    if not others:
        return None
    return sum(sales is None or day < sales for day in others) / len(others)


def _first_act(record: Record, who: Who) -> date | None:
    return record.first(*ACTS, who=who)


class _In(Enum):
    """When sales came in."""

    BEFORE_THE_DRAFT = 0
    BEFORE_THE_DECISION = 1
    AFTERWARDS = 2


def _came_in(record: Record, *, sure: bool) -> _In:
    """Where sales did nothing yet: whether it never came in is sure only once nothing can be in time, and
    where the record would tell of it; without being `sure`, the best that may be."""
    sales, decided = _first_act(record, Who.SALES), record.first(Did.DECIDED)
    drafted = record.first(Did.DRAFTED) or record.decided
    if sales is None and not sure and not (record.tells_of(Part.HEARD) or record.tells_of(Part.AGREED)):
        return _In.BEFORE_THE_DRAFT
    if sales is None and not sure and not record.is_over:
        sales = record.as_of
    if sales is not None and (drafted is None or sales <= drafted):
        return _In.BEFORE_THE_DRAFT
    if decided is not None and (sales is None or sales > decided):
        return _In.AFTERWARDS
    return _In.BEFORE_THE_DECISION


def _band(parts: Sequence[Value], at: float, *, came_in: _In) -> Band:
    if at < DISCONNECTED_BELOW or came_in is _In.AFTERWARDS:
        return Band.DISCONNECTED
    falls_short = any(value.high < NO_PART_BELOW for value in parts)
    in_time = came_in is _In.BEFORE_THE_DRAFT
    return Band.MARRIAGE if at >= MARRIAGE_FROM and in_time and not falls_short else Band.ENGAGED


def _missed(record: Record, parts: Sequence[Value]) -> tuple[Missed, ...]:
    """What would have moved the middle of its range, the most first. Of a launch that still comes, what would
    move it."""
    now, found = _middle(parts), list[Missed]()
    waiting = candidates(record)
    for part, event in waiting:
        gain = _middle(_values_with(record.with_event(event), part, event, parts)) - now
        if gain > 1e-9:
            found.append(Missed(part=part, event=event, gain=round(gain, 9)))
    order = {event: at for at, (_, event) in enumerate(waiting)}
    return tuple(sorted(found, key=lambda missed: (-missed.gain, order[missed.event])))


def _values_with(record: Record, part: Part, event: Event, before: Sequence[Value]) -> Sequence[Value]:
    """There may be hundreds of such events, each of which moves its own part alone."""
    if event.did not in _OF_ITS_PART:
        return values(record)
    told = value_of(part, record)
    return [told if value.part is part else value for value in before]


def _middle(parts: Sequence[Value]) -> float:
    return _mean([(value.low + value.high) / 2 for value in parts])


def _known(parts: Sequence[Value]) -> float | None:
    known = [value.low for value in parts if value.is_known]
    return _mean(known) if known else None


def _mean(several: Sequence[float]) -> float:
    return round(fsum(several) / len(several), 9)

"""The seven parts, one for each step of the loop. Each is a share, 0..1, of what could have been.

What is still to come counts as open: a part of a launch whose day lies ahead lies between what it is now and
what it may still become.
"""

from collections.abc import Callable, Mapping
from math import fsum

from groundswell.engine.spectrum.record import Record, by_about
from groundswell.engine.spectrum.values import Did, Event, Part, Value, Who

SIGNERS = (Who.SALES, Who.MARKETING, Who.PRODUCT)


def values(record: Record) -> tuple[Value, ...]:
    """All seven, in the order of the loop."""
    return tuple(value_of(part, record) for part in Part)


def value_of(part: Part, record: Record) -> Value:
    return _OF[part](record)


def _heard(record: Record) -> Value:
    """The share of its concerns that recurred, and were brought, before it began."""
    rests_on = record.of(Did.TIED, Did.RECURRED, Did.BROUGHT, Did.BEGAN)
    if not record.tells_of(Part.HEARD):
        return _unknown(Part.HEARD)
    in_time = set(record.weights)
    for kind in (Did.RECURRED, Did.BROUGHT):
        in_time &= _by_then(record, kind)
    return _told(Part.HEARD, _weight(record, in_time), rests_on)


def _by_then(record: Record, kind: Did) -> set[str]:
    """What it was told of by when the launch began."""
    began = record.began
    return {event.about for event in record.of(kind) if began is None or event.day <= began}


def _changed(record: Record) -> Value:
    """How many of its changes are for a concern of it, and how many of its concerns got one."""
    if not record.tells_of(Part.CHANGED):
        return _unknown(Part.CHANGED)
    weights = record.weights
    changes = {event.about for event in record.of(Did.CHANGED)}
    ties = [event for event in record.of(Did.ADDRESSED) if event.of in weights]
    share = len({tie.about for tie in ties} & changes) / len(changes) if changes else 0.0
    solved: dict[str, float] = {}
    for tie in ties:
        solved[tie.of] = max(tie.value, solved.get(tie.of, 0.0))
    met = fsum(weights[concern] * value for concern, value in sorted(solved.items()))
    low = (share + met) / 2
    rests_on = record.of(Did.CHANGED, Did.ADDRESSED)
    return _told(Part.CHANGED, low, rests_on, high=None if record.is_over else 1.0)


def _agreed(record: Record) -> Value:
    """A third for each who signed: whole before the first draft was approved, half before the decision."""
    if not record.tells_of(Part.AGREED):
        return _unknown(Part.AGREED)
    worth = {who: _signature(record, who) for who in SIGNERS}
    low = fsum(low for low, _ in worth.values()) / len(SIGNERS)
    high = fsum(high for _, high in worth.values()) / len(SIGNERS)
    return _told(Part.AGREED, low, record.of(Did.SIGNED, Did.APPROVED), high=high)


def _signature(record: Record, who: Who) -> tuple[float, float]:
    signed = record.first(Did.SIGNED, who=who)
    if signed is None:
        still = 0.0 if record.is_over else 1.0 if record.first(Did.APPROVED) is None else 0.5
        decided = record.first(Did.DECIDED) is not None
        return 0.0, 0.0 if decided else still
    if record.approved is None or signed <= record.approved:
        return 1.0, 1.0
    worth = 0.5 if record.decided is None or signed <= record.decided else 0.0
    return worth, worth


def _answers(record: Record) -> Value:
    """How many of its concerns the approved drafts answer, less by half of what they say unasked."""
    answered = by_about(record.of(Did.ANSWERED))
    rests_on = record.of(Did.ANSWERED, Did.UNASKED)
    if not rests_on:
        is_open = not record.is_over or not record.tells_of(Part.ANSWERS)
        return _told(Part.ANSWERS, 0.0, rests_on, high=1.0 if is_open else None)
    weights = record.weights
    met = fsum(weights[c] * value for c, value in sorted(answered.items()) if c in weights)
    unasked = max((event.value for event in record.of(Did.UNASKED)), default=0.0)
    return _told(Part.ANSWERS, met * (1 - unasked / 2), rests_on)


def presenters(record: Record) -> tuple[Who, ...]:
    """Who should present: the agency only where there is one."""
    agency = (Who.AGENCY,) if record.has(Who.AGENCY) else ()
    return (*agency, Who.MARKETING, Who.SALES)


def _decided(record: Record) -> Value:
    """How many of those who should present did, and whether executives decided before its day."""
    if not record.tells_of(Part.DECIDED):
        return _unknown(Part.DECIDED)
    should = presenters(record)
    did = {event.who for event in record.of(Did.PRESENTED)} & set(should)
    share, decided = len(did) / len(should), record.first(Did.DECIDED, who=Who.EXECUTIVES)
    if decided is None:
        low, high = share / 2, share / 2 if record.is_over else 1.0
    else:
        in_time = 1.0 if record.day is None or decided <= record.day else 0.5
        low = high = (share + in_time) / 2
    return _told(Part.DECIDED, low, record.of(Did.PRESENTED, Did.DECIDED), high=high)


def _ready(record: Record) -> Value:
    """How many of the sellers concerned were ready before its day, and how often they say it afterwards."""
    ready = {e.about for e in record.of(Did.READY) if record.day is None or e.day <= record.day}
    sellers = ready | {event.about for event in record.of(Did.CONCERNED)}
    halves = [len(ready) / len(sellers)] if sellers else []
    if adopted := record.of(Did.ADOPTED):
        halves.append(_clipped(adopted[-1].value))
    if not record.is_over or not record.tells_of(Part.READY):
        return _unknown(Part.READY)
    rests_on = record.of(Did.CONCERNED, Did.READY, Did.ADOPTED)
    return _told(Part.READY, fsum(halves) / len(halves) if halves else 0.0, rests_on)


def _worked(record: Record) -> Value:
    """How far its numbers were met, and how many of its concerns faded."""
    halves: list[float] = []
    if attained := record.of(Did.ATTAINED):
        halves.append(_clipped(attained[-1].value))
    if faded := by_about(record.of(Did.FADED)):
        weights = record.weights
        told = {concern: value for concern, value in faded.items() if concern in weights}
        among = fsum(weights[concern] for concern in sorted(told))
        if among:
            halves.append(fsum(weights[c] * value for c, value in sorted(told.items())) / among)
    if not halves:
        return _unknown(Part.WORKED)
    return _told(Part.WORKED, fsum(halves) / len(halves), record.of(Did.ATTAINED, Did.FADED))


def _weight(record: Record, concerns: set[str]) -> float:
    return fsum(record.weights[concern] for concern in sorted(concerns))


def _clipped(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _told(part: Part, low: float, rests_on: tuple[Event, ...], *, high: float | None = None) -> Value:
    low = round(_clipped(low), 9)
    high = low if high is None else round(_clipped(high), 9)
    return Value(part=part, low=low, high=max(low, high), rests_on=rests_on)


def _unknown(part: Part) -> Value:
    return Value(part=part, low=0.0, high=1.0, rests_on=())


_OF: Mapping[Part, Callable[[Record], Value]] = {
    Part.HEARD: _heard,
    Part.CHANGED: _changed,
    Part.AGREED: _agreed,
    Part.ANSWERS: _answers,
    Part.DECIDED: _decided,
    Part.READY: _ready,
    Part.WORKED: _worked,
}

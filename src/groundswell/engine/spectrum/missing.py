"""Events that are missing or late, each as it would have been on time."""

from collections.abc import Iterator

from groundswell.engine.spectrum.parts import SIGNERS, presenters
from groundswell.engine.spectrum.record import Record, by_about
from groundswell.engine.spectrum.values import Did, Event, Part, Who


def candidates(record: Record) -> list[tuple[Part, Event]]:
    """In the order of the loop. What nobody can do (that a concern recurs, that a number is met) is none."""
    return [*_heard(record), *_changed(record), *_agreed(record), *_answers(record), *_decided(record),
            *_ready(record)]  # fmt: skip


def _heard(record: Record) -> Iterator[tuple[Part, Event]]:
    began = record.began or record.as_of
    recurred = {event.about for event in record.of(Did.RECURRED) if event.day <= began}
    brought = {event.about for event in record.of(Did.BROUGHT) if event.day <= began}
    for concern in sorted((recurred & record.weights.keys()) - brought):
        yield Part.HEARD, Event(day=began, did=Did.BROUGHT, who=Who.SALES, about=concern)


def _changed(record: Record) -> Iterator[tuple[Part, Event]]:
    day = record.day or record.as_of
    ties = record.of(Did.ADDRESSED)
    met, used = {event.of for event in ties}, {event.about for event in ties if event.of in record.weights}
    changes = sorted({event.about for event in record.of(Did.CHANGED)})
    # One for each concern, by which change being nothing to its place: first one that was for none of them.
    # Each change with each concern would be as many events as both multiplied.
    for change in sorted(changes, key=used.__contains__)[:1]:
        for concern in sorted(record.weights.keys() - met):
            yield Part.CHANGED, Event(day=day, did=Did.ADDRESSED, who=Who.PRODUCT, about=change, of=concern)


def _agreed(record: Record) -> Iterator[tuple[Part, Event]]:
    by = record.approved or record.as_of
    for who in SIGNERS:
        signed = record.first(Did.SIGNED, who=who)
        if signed is None or signed > by:
            yield Part.AGREED, Event(day=by, did=Did.SIGNED, who=who)


def _answers(record: Record) -> Iterator[tuple[Part, Event]]:
    day = record.first(Did.ANSWERED, Did.UNASKED, Did.APPROVED) or record.day or record.as_of
    answered = by_about(record.of(Did.ANSWERED))
    for concern in sorted(record.weights):
        if answered.get(concern, 0.0) < 1:
            yield Part.ANSWERS, Event(day=day, did=Did.ANSWERED, about=concern)


def _decided(record: Record) -> Iterator[tuple[Part, Event]]:
    by = record.decided or record.as_of
    did = {event.who for event in record.of(Did.PRESENTED)}
    for who in presenters(record):
        if who not in did:
            yield Part.DECIDED, Event(day=by, did=Did.PRESENTED, who=who)
    decided = record.first(Did.DECIDED, who=Who.EXECUTIVES)
    day = record.day or record.as_of
    if decided is None or decided > day:
        yield Part.DECIDED, Event(day=day, did=Did.DECIDED, who=Who.EXECUTIVES)


def _ready(record: Record) -> Iterator[tuple[Part, Event]]:
    day = record.day or record.as_of
    ready = {event.about for event in record.of(Did.READY) if event.day <= day}
    for seller in sorted({event.about for event in record.of(Did.CONCERNED)} - ready):
        yield Part.READY, Event(day=day, did=Did.READY, who=Who.SALES, about=seller)

"""What shows, while a launch is prepared, that it goes the usual way: each with the one act that turns it."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from groundswell.engine.spectrum.record import Record
from groundswell.engine.spectrum.values import Did, Event, Who

KIT_BEFORE = timedelta(days=14)  # by when sales has the words in its hands


class Sign(StrEnum):
    NO_CONCERN = "no concern is tied to it"
    SALES_NOT_IN = "marketing or the agency has begun, and sales was not asked"
    APPROVED_UNSIGNED = "a draft was approved without the signature of sales"
    PRESENTED_WITHOUT_SALES = "it was presented without sales"
    NOT_IN_HANDS = "its day is near, and sales does not have the words"


def signs_of_the_usual_way(events: Iterable[Event], as_of: date) -> tuple[Sign, ...]:
    """Of a launch whose day has not come; none of one that went."""
    record = Record(events, as_of)
    if record.is_over:
        return ()
    return tuple(sign for sign, holds in _SIGNS.items() if holds(record))


def _no_concern(record: Record) -> bool:
    return bool(record.events) and not record.of(Did.TIED)


def _sales_not_in(record: Record) -> bool:
    begun = any(event.who in (Who.MARKETING, Who.AGENCY) for event in record.of(Did.WORDED, Did.DRAFTED))
    return begun and not record.has(Who.SALES)


def _approved_unsigned(record: Record) -> bool:
    approved, signed = record.first(Did.APPROVED), record.first(Did.SIGNED, who=Who.SALES)
    return approved is not None and (signed is None or signed > approved)


def _presented_without_sales(record: Record) -> bool:
    presented = record.of(Did.PRESENTED)
    return bool(presented) and all(event.who is not Who.SALES for event in presented)


def _not_in_hands(record: Record) -> bool:
    near = record.day is not None and record.as_of >= record.day - KIT_BEFORE
    return near and record.first(Did.TOLD) is None


_SIGNS = {
    Sign.NO_CONCERN: _no_concern,
    Sign.SALES_NOT_IN: _sales_not_in,
    Sign.APPROVED_UNSIGNED: _approved_unsigned,
    Sign.PRESENTED_WITHOUT_SALES: _presented_without_sales,
    Sign.NOT_IN_HANDS: _not_in_hands,
}

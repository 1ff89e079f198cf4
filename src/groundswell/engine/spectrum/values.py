"""What is known of a launch, as events, and what is told of it.

Everything is read from events: who, on which day, did what, about what. So a launch that was kept here and
one whose timeline was written down elsewhere are told in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Who(StrEnum):
    SALES = "sales"
    PRODUCT = "product"
    MARKETING = "marketing"
    AGENCY = "agency"
    EXECUTIVES = "executives"


class Did(StrEnum):
    """What an event is. `about` and `of` are references: of a concern, a change, a draft, a seller."""

    RECURRED = "recurred"  # a concern stood in a second conversation
    BROUGHT = "brought"  # a concern was brought before product and marketing
    BEGAN = "began"  # the launch
    TIED = "tied"  # a concern is one of the launch; `value`: the accounts that had raised it
    CHANGED = "changed"  # product took up a change
    ADDRESSED = "addressed"  # a change is for a concern (`of`); `value`: solves 1, eases a half
    WORDED = "worded"  # claims, or the house that they stand in
    SIGNED = "signed"  # the very version that went out, or that stands
    DRAFTED = "drafted"
    COMMENTED = "commented"
    APPROVED = "approved"
    ANSWERED = "answered"  # an approved draft answers a concern; `value`: answered 1, weakly a half
    UNASKED = "unasked"  # `value`: the share of its claims that nobody asked for
    PRESENTED = "presented"  # to the executives; `who` was among those who did
    DECIDED = "decided"
    LAUNCHED = "launched"  # its day, which may still come
    TOLD = "told"  # sales got the words
    CONCERNED = "concerned"  # a seller is to sell it
    READY = "ready"  # a seller read and was checked
    ADOPTED = "adopted"  # `value`: the share of chances in which sellers said it
    NUMBERED = "numbered"  # sales got its numbers
    ATTAINED = "attained"  # `value`: attained by target
    FADED = "faded"  # `value`: 1 a concern faded, 0 it did not
    KEPT = "kept"  # the record would tell of a part (`about`): what does not stand there did not happen


class Part(StrEnum):
    """One for each step of the loop, in their order."""

    HEARD = "heard"  # it began with what the field said
    CHANGED = "changed"  # product understood and changed
    AGREED = "agreed"  # sales, marketing and product signed
    ANSWERS = "answers"  # the words answer the concerns
    DECIDED = "decided"  # all presented, executives decided
    READY = "ready"  # sales was ready, and says it
    WORKED = "worked"  # numbers met, concern faded


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Event:
    day: date
    did: Did
    who: Who | None = None  # None: nobody's act
    about: str = ""
    of: str = ""
    value: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """What one part comes to: 0..1. Where the record cannot tell, or time has not run out, between two."""

    part: Part
    low: float
    high: float
    rests_on: tuple[Event, ...]  # what it was made of, in the order of days

    @property
    def is_known(self) -> bool:
        return self.low == self.high


class Band(StrEnum):
    """In their order."""

    DISCONNECTED = "completely disconnected"
    ENGAGED = "somewhat engaged"
    MARRIAGE = "the perfect marriage of message and action"


@dataclass(frozen=True, kw_only=True, slots=True)
class Missed:
    """An event that is missing or late, and by how much the place would have been higher with it on time."""

    part: Part
    event: Event
    gain: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    parts: tuple[Value, ...]  # all seven, in the order of the loop
    place: float | None  # the mean of the known ones; None: none is known
    low: float  # what it would be if all that is unknown were nothing
    high: float  # if all that is unknown were as good as can be
    bands: tuple[Band, ...]  # that its range touches, in their order: one, where it is said for sure
    sales_came_in: float | None  # 0 first .. 1 last; None: nobody else did anything
    missed: tuple[Missed, ...]  # what would have moved it, the most first


def in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """By day; the order of those of one day is that of their words, and says nothing."""
    return tuple(sorted(set(events), key=_key))


def _key(event: Event) -> tuple[date, str, str, str, str, float]:
    return (event.day, event.did.value, event.who or "", event.about, event.of, event.value)

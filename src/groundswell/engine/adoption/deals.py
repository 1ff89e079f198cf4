"""How deals were decided in which a concern was raised: answered, or not. It says nothing of why."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from groundswell.engine.adoption.chances import Chance
from groundswell.engine.adoption.values import Said
from groundswell.engine.deals.raised import Book
from groundswell.engine.trend.intervals import Interval, wilson
from groundswell.speech import DealStatus

LEAST = 10  # decided deals on either side


class Winning(StrEnum):
    MORE = "won more often"
    LESS = "won less often"
    NO_DIFFERENCE = "no clear difference"
    NOT_ENOUGH = "not enough data"


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """Decided deals."""

    won: int
    lost: int

    @property
    def decided(self) -> int:
        return self.won + self.lost

    @property
    def interval(self) -> Interval:
        return wilson(self.won, self.decided)


@dataclass(frozen=True, kw_only=True, slots=True)
class DealsAnswered:
    answered: Side
    not_answered: Side
    not_sure: int  # decided deals in neither: whether it was answered is not sure
    low: float  # of the difference of the two shares, answered less not answered
    high: float
    verdict: Winning


def deals_answered(chances: Collection[Chance], book: Book) -> DealsAnswered:
    """A deal in which it was answered once counts as answered."""
    of: dict[Said, set[int]] = {said: set() for said in Said}
    for chance in chances:
        of[chance.said] |= book.counting.get(chance.raised.conversation, {}).keys()
    answered = of[Said.SAID]
    perhaps = of[Said.NOT_SURE] - answered
    one, other = _side(answered, book), _side(of[Said.NOT_SAID] - answered - perhaps, book)
    low, high = difference(one, other)
    return DealsAnswered(
        answered=one,
        not_answered=other,
        not_sure=_side(perhaps, book).decided,
        low=low,
        high=high,
        verdict=_verdict(one, other, low, high),
    )


def _side(numbers: Collection[int], book: Book) -> Side:
    statuses = [book.deals[number].status for number in numbers]
    return Side(won=statuses.count(DealStatus.WON), lost=statuses.count(DealStatus.LOST))


def difference(one: Side, other: Side) -> Interval:
    """The 95 % interval of the difference of two shares, from the interval of each (Newcombe 1998, Statistics
    in Medicine 17:873-890, method 10)."""
    if not one.decided or not other.decided:
        return Interval(-1.0, 1.0)
    first, second = one.won / one.decided, other.won / other.decided
    a, b = one.interval, other.interval
    apart = first - second
    return Interval(
        apart - sqrt((first - a.low) ** 2 + (b.high - second) ** 2),
        apart + sqrt((a.high - first) ** 2 + (second - b.low) ** 2),
    )


def _verdict(one: Side, other: Side, low: float, high: float) -> Winning:
    if min(one.decided, other.decided) < LEAST:
        return Winning.NOT_ENOUGH
    return Winning.MORE if low > 0 else Winning.LESS if high < 0 else Winning.NO_DIFFERENCE

"""How a period may end, from what was won per day before: a plain forecast with its interval.

What is left of the period is so many days. The days before today, at most a year of them, are cut into
stretches of as many, the last of which ends today; what was won in each of the last eight tells what such a
stretch brings, and how much one differs from another. The forecast is their mean, the interval that in which
the next of such draws lies four times in five (Student's prediction interval: Hahn and Meeker 1991,
Statistical Intervals, chapter 4). Stretches take in that a month is not like another, which days drawn one by
one do not. How often it holds the true end: `python -m benchmarks attainment`.

It knows nothing of the open deals, of seasons, nor of what is planned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from groundswell.engine.student import student

# Fewer say too little of how much they differ, and of what a deal is worth.
LEAST_STRETCHES = 4
LEAST_DEALS = 10
MOST_DAYS = 365
_MOST_STRETCHES = 8  # more of them tell of a year ago, and of few days, nothing more
_Z = 1.2815515655446004  # four fifths of the normal distribution lie within, on both sides


class Outlook(StrEnum):
    NOT_ENOUGH = "not enough data"
    OVER = "over"  # the period is; what is attained stands
    MET = "met"  # already
    LIKELY = "likely"  # the whole interval is at the target, or above
    OPEN = "open"
    UNLIKELY = "unlikely"  # the whole interval is below it


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """Of the whole period, in minor units, what is attained included; None where it cannot be said."""

    outlook: Outlook
    end: int | None = None
    low: int | None = None
    high: int | None = None
    rests_on: int = 0  # stretches


def forecast(attained: int, target: int, days_left: int, won: Sequence[int], deals: int) -> Forecast:
    """`won` is what each day before the rest of the period brought, the last of them today; `deals` is of how
    many deals it was made. `days_left` of nothing: the period is over."""
    if days_left <= 0:
        return Forecast(outlook=Outlook.OVER, end=attained, low=attained, high=attained)
    met = attained >= target
    stretches = _stretches(won[-MOST_DAYS:], days_left)
    if len(stretches) < LEAST_STRETCHES or deals < LEAST_DEALS:
        return Forecast(outlook=Outlook.MET if met else Outlook.NOT_ENOUGH)
    count, mean = len(stretches), sum(stretches) / len(stretches)
    spread = sqrt(sum((one - mean) ** 2 for one in stretches) / (count - 1))
    reach = student(_Z, count - 1) * spread * sqrt(1 + 1 / count)
    low, end, high = (attained + max(round(more), 0) for more in (mean - reach, mean, mean + reach))
    outlook = Outlook.LIKELY if low >= target else Outlook.UNLIKELY if high < target else Outlook.OPEN
    return Forecast(outlook=Outlook.MET if met else outlook, end=end, low=low, high=high, rests_on=count)


def _stretches(won: Sequence[int], length: int) -> list[int]:
    """The sums of the last whole stretches, the last of which ends with the last day."""
    first = len(won) % length
    return [sum(won[at : at + length]) for at in range(first, len(won), length)][-_MOST_STRETCHES:]

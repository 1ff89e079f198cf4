"""Cutting a span of days into weeks, months, quarters or years, whichever gives a readable number."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta

# Up to so many days, periods of this length: 26 weeks, 30 months, 7 years of quarters, then years.
WEEKS_UP_TO = 182
MONTHS_UP_TO = 913
QUARTERS_UP_TO = 2557


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _quarter(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _year(day: date) -> date:
    return date(day.year, 1, 1)


# No period is longer than its step, and no step skips one.
_WEEKS = (_week, 7)
_MONTHS = (_month, 31)
_QUARTERS = (_quarter, 92)
_YEARS = (_year, 366)


def _period(days: int) -> tuple[Callable[[date], date], int]:
    if days <= WEEKS_UP_TO:
        return _WEEKS
    if days <= MONTHS_UP_TO:
        return _MONTHS
    return _QUARTERS if days <= QUARTERS_UP_TO else _YEARS


def cuts(first: date, last: date) -> tuple[date, ...]:
    """The starts of the calendar periods from `first` to `last`, and the end of the last one.

    Ascending; period i is [cuts[i], cuts[i + 1]).
    """
    start_of, step = _period((last - first).days)
    starts = [start_of(first)]
    while starts[-1] <= last:
        starts.append(start_of(starts[-1] + timedelta(days=step)))
    return tuple(starts)


def place(day: date, edges: Sequence[date]) -> int:
    """The number of the period that `day` lies in; the caller knows that it lies in one."""
    return bisect_right(edges, day) - 1

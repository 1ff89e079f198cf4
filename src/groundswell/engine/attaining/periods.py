"""The periods that targets are set for: a month, a quarter or a year of the company's fiscal year, or days.

A fiscal year that begins in another month than January is named by the two years it lies in: 2026/27. It is
asked for by the one in which it begins.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Span(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAYS = "days"  # from one to another


@dataclass(frozen=True, order=True, slots=True)
class Period:
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def overlaps(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last


def period_at(day: date, span: Span, begins: int) -> Period:
    """The month, quarter or year that holds this day; `begins` is the first month of the fiscal year."""
    months = _MONTHS[span.value]
    behind = (day.month - begins) % 12 % months
    first = _month_on(day.year, day.month, -behind)
    return _of_months(first, months)


def quarter_of(year: int, quarter: int, begins: int) -> Period:
    """The first to fourth quarter of the fiscal year that begins in `year`."""
    return _of_months(_month_on(year, begins, 3 * (quarter - 1)), 3)


def year_of(year: int, begins: int) -> Period:
    return _of_months(date(year, begins, 1), 12)


def span_of(period: Period, begins: int) -> Span:
    """What it is by the fiscal year."""
    for span in (Span.MONTH, Span.QUARTER, Span.YEAR):
        if period == period_at(period.first, span, begins):
            return span
    return Span.DAYS


def next_to(period: Period, begins: int) -> tuple[Period, Period]:
    """The one before and the one after, of the same kind; of days, as many."""
    span = span_of(period, begins)
    if span is Span.DAYS:
        length = timedelta(days=period.days)
        return Period(period.first - length, period.first - _DAY), Period(
            period.last + _DAY, period.last + length
        )
    return period_at(period.first - _DAY, span, begins), period_at(period.last + _DAY, span, begins)


def fiscal_year(period: Period, begins: int) -> int:
    """The year in which the fiscal year of its first day begins."""
    return period.first.year - (period.first.month < begins)


def quarter_number(period: Period, begins: int) -> int:
    return (period.first.month - begins) % 12 // 3 + 1


def collide(one: Period, other: Period, begins: int) -> bool:
    """Whether two targets for one thing cannot stand beside each other: a month lies in its quarter, and that
    in its year, but days that are neither lie across."""
    if one == other or not one.overlaps(other):
        return False
    return Span.DAYS in (span_of(one, begins), span_of(other, begins))


def _of_months(first: date, months: int) -> Period:
    return Period(first, _month_on(first.year, first.month, months) - _DAY)


def _month_on(year: int, month: int, by: int) -> date:
    years, months = divmod(month - 1 + by, 12)
    return date(year + years, months + 1, 1)

"""How much of a target is attained against how many of the period's working days have gone.

Working days are Monday to Friday: nobody has told of holidays. A day counts as gone on that day itself, for
what is won on it counts, too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from groundswell.engine.attaining.periods import Period

_WEEK = 7
_WORKING = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    share: Fraction  # attained of the target
    days_gone: int  # working days
    days: int

    @property
    def due(self) -> Fraction:
        """The share of working days that have gone: where the target would stand, were each day alike."""
        return Fraction(self.days_gone, self.days) if self.days else Fraction(1)

    @property
    def is_over(self) -> bool:
        return self.days_gone == self.days


def pace(attained: int, target: int, period: Period, today: date) -> Pace:
    """Of whole minor units; the target is more than nothing."""
    gone = working_days(period.first, min(today, period.last))
    return Pace(
        share=Fraction(attained, target), days_gone=gone, days=working_days(period.first, period.last)
    )


def working_days(first: date, last: date) -> int:
    """Monday to Friday, both ends counted; none where `last` is before `first`."""
    weeks, rest = divmod(max((last - first).days + 1, 0), _WEEK)
    days = (first + timedelta(days=at) for at in range(rest))
    return weeks * _WORKING + sum(day.weekday() < _WORKING for day in days)

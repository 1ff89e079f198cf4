"""A number as a bar: what is won, where the target is, how far the working days have gone, and between which
two the end may lie."""

from dataclasses import dataclass
from fractions import Fraction

from groundswell.results.numbers import Line

# Hundredths of the width; the target stands so far along that what is beyond it can be seen.
TARGET = 80
_WIDTH = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    won: int
    due: int | None  # where it would stand, were each working day alike; None: the period is over
    low: int | None
    reach: int | None  # from low on
    target: int = TARGET


def bar_of(line: Line) -> Bar | None:
    """None without a target."""
    if line.aim is None or line.pace is None:
        return None
    seen, aim = line.forecast, line.aim.amount.minor
    low = high = None
    if seen is not None and seen.low is not None and seen.high is not None and not line.pace.is_over:
        low, high = _along(Fraction(seen.low, aim)), _along(Fraction(seen.high, aim))
    return Bar(
        won=_along(line.pace.share),
        due=None if line.pace.is_over else _along(line.pace.due),
        low=low,
        reach=None if low is None or high is None else max(high - low, 1),
    )


def bar_so_far(share: Fraction) -> Bar:
    """Of a sum that has no pace of its own."""
    return Bar(won=_along(share), due=None, low=None, reach=None)


def _along(share: Fraction) -> int:
    return min(max(round(share * TARGET), 0), _WIDTH)

"""What the accounts that raised a concern rate, before a day and after it: each against itself.

The interval is that of paired differences (Student, "The probable error of a mean", Biometrika 6 (1908)
1-25).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from statistics import mean, stdev

from groundswell.engine.student import student
from groundswell.engine.trend.intervals import Z95

LEAST_ACCOUNTS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Rated:
    account: str
    stream: str  # ratings of two sources have scales of their own
    day: date
    rating: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratings:
    """Of one source, on its scale; each account counts once, however often it rated. None: not enough
    data."""

    stream: str
    before: int  # ratings, of accounts that rated in both
    after: int
    accounts: int
    mean_before: float | None
    mean_after: float | None
    change: float | None  # in points, with its 95 % interval
    low: float | None
    high: float | None


def ratings_after(rated: Sequence[Rated], day: date) -> list[Ratings]:
    """By source: points of one are no points of another."""
    theirs: dict[str, dict[str, tuple[list[float], list[float]]]] = defaultdict(
        lambda: defaultdict(lambda: ([], []))
    )
    for one in rated:
        theirs[one.stream][one.account][one.day >= day].append(one.rating)
    return [_of_source(stream, accounts) for stream, accounts in sorted(theirs.items())]


def _of_source(stream: str, accounts: Mapping[str, tuple[list[float], list[float]]]) -> Ratings:
    both = [(before, after) for _, (before, after) in sorted(accounts.items()) if before and after]
    found = Ratings(
        stream=stream,
        before=sum(len(before) for before, _ in both),
        after=sum(len(after) for _, after in both),
        accounts=len(both),
        mean_before=None,
        mean_after=None,
        change=None,
        low=None,
        high=None,
    )
    if len(both) < LEAST_ACCOUNTS:
        return found
    moved = [mean(after) - mean(before) for before, after in both]
    reach = student(Z95, len(moved) - 1) * stdev(moved) / sqrt(len(moved))
    middle = mean(moved)
    return replace(
        found,
        mean_before=mean(mean(before) for before, _ in both),
        mean_after=mean(mean(after) for _, after in both),
        change=middle,
        low=middle - reach,
        high=middle + reach,
    )

"""What the accounts that raised a concern rate, before a day and after it: each against itself."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import mean, stdev

LEAST_ACCOUNTS = 5
# Two-sided 95 % of Student's t, from 4 degrees of freedom on.
_T = (2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rated:
    account: str
    stream: str  # ratings of two sources have scales of their own
    day: date
    rating: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratings:
    before: int  # ratings, of accounts that rated in both
    after: int
    accounts: int
    change: float | None  # mean over accounts, in points of the source; None: not enough data
    low: float | None
    high: float | None


def ratings_after(rated: Sequence[Rated], day: date) -> Ratings:
    theirs: dict[tuple[str, str], tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for one in rated:
        theirs[one.account, one.stream][one.day >= day].append(one.rating)
    both = [(before, after) for _, (before, after) in sorted(theirs.items()) if before and after]
    accounts = {account for (account, _), (before, after) in theirs.items() if before and after}
    counts = (sum(len(before) for before, _ in both), sum(len(after) for _, after in both), len(accounts))
    if len(accounts) < LEAST_ACCOUNTS:
        return Ratings(
            before=counts[0], after=counts[1], accounts=counts[2], change=None, low=None, high=None
        )
    moved = [mean(after) - mean(before) for before, after in both]
    freedom = len(moved) - 1
    quantile = _T[freedom - 4] if freedom - 4 < len(_T) else 1.96 + 2.4 / freedom
    reach = quantile * stdev(moved) / sqrt(len(moved))
    middle = mean(moved)
    return Ratings(
        before=counts[0],
        after=counts[1],
        accounts=counts[2],
        change=middle,
        low=middle - reach,
        high=middle + reach,
    )

"""The odds of losing a deal in which something was raised, against those in which it was not.

The interval is the wider of two on the logarithm of the ratio, with a half added to each cell of the table so
that none is empty (Gart 1966, Biometrika 53:471-475; fit for small counts by Agresti 1999, Biometrics
55:597-602, and Fagerland, Lydersen and Laake 2015, Statistical Methods in Medical Research 24:224-254):

- the table's own, as if each deal stood for itself;
- one over accounts (Liang and Zeger 1986, Biometrika 73:13-22), for deals of one account are won and lost
  alike, and one conversation may count for several of them; with a t quantile of as many accounts as the
  deals are worth: (Σn)² / Σn² (as Carter, Schnepel and Steigerwald 2017, Review of Economics and Statistics
  99:698-709, count clusters).

Where it makes no difference, at most 3 % are called more and as many less often lost, accounts with their own
luck included; the table's own interval alone says so of 5 to 25 % of those (`python -m benchmarks odds`).
"""

from math import exp, inf, log, sqrt

import numpy as np
from numpy.typing import NDArray

from groundswell.engine.deals.values import Losing, Odds
from groundswell.engine.student import student
from groundswell.engine.trend.intervals import Z95

Counts = NDArray[np.float64]

# So many accounts of equal weight, and closed deals, must stand on either side.
LEAST_ACCOUNTS = 5.0
LEAST_DEALS = 5
# An interval that reaches so far to either side leaves everything open.
OPEN = 10.0


def odds(closed: Counts, lost: Counts, closed_others: Counts, lost_others: Counts) -> Odds:
    """The odds where it was raised (`closed` deals, of which `lost`) against where it was not.

    All four have shape (accounts,), in the same order.
    """
    raised, others = _Side(closed, lost), _Side(closed_others, lost_others)
    a, b, c, d = raised.losses, raised.wins, others.losses, others.wins
    counts = {"lost_raised": a, "won_raised": b, "lost_others": c, "won_others": d}
    unknown = Odds(**counts, ratio=None, low=None, high=None, verdict=Losing.NOT_ENOUGH)
    few = min(a + b, c + d) < LEAST_DEALS or min(raised.worth(), others.worth()) < LEAST_ACCOUNTS
    if few or not (a + c and b + d):
        return unknown
    low, high = _interval(raised, others)
    if low < 1 / OPEN and high > OPEN:
        return unknown
    return Odds(
        **counts,
        ratio=round(a * d / (b * c), 3) if b and c else None,
        low=round(low, 3),
        high=None if high == inf else round(high, 3),
        verdict=Losing.MORE if low > 1 else Losing.LESS if high < 1 else Losing.NO_DIFFERENCE,
    )


class _Side:
    """The closed deals of one side of the comparison, by account."""

    def __init__(self, closed: Counts, lost: Counts) -> None:
        self.closed, self.lost = closed, lost
        self.losses, self.wins = int(lost.sum()), int((closed - lost).sum())

    @property
    def logarithm(self) -> float:
        """Of the odds of losing."""
        return log((self.losses + 0.5) / (self.wins + 0.5))

    def worth(self) -> float:
        """How many accounts with equally many deals would say as much."""
        squares = float((self.closed**2).sum())
        return float(self.closed.sum()) ** 2 / squares if squares else 0.0

    def variance(self) -> float:
        return 1 / (self.losses + 0.5) + 1 / (self.wins + 0.5)

    def pulls(self) -> Counts:
        """How far each account moves the logarithm."""
        total = self.losses + self.wins + 1
        share = (self.losses + 0.5) / total
        return (self.lost - share * self.closed) / (total * share * (1 - share))


def _interval(raised: _Side, others: _Side) -> tuple[float, float]:
    """(low, high) of the ratio; where a cell is empty one of them is nought or has no end."""
    middle = raised.logarithm - others.logarithm
    own = sqrt(raised.variance() + others.variance())
    accounts = int(((raised.closed + others.closed) > 0).sum())
    between = float(((raised.pulls() - others.pulls()) ** 2).sum()) * accounts / (accounts - 1)
    reach = max(Z95 * own, student(Z95, min(raised.worth(), others.worth()) - 1) * sqrt(between))
    low = exp(middle - reach) if raised.losses and others.wins else 0.0
    high = exp(middle + reach) if raised.wins and others.losses else inf
    return low, high

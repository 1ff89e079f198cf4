"""Confidence intervals of shares and of differences between shares, written out by hand.

scipy and statsmodels have them too, but take about a second to import; these are a few lines each.

- Wilson: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
  JASA 22 (1927) 209-212.
- Newcombe: R. G. Newcombe, "Interval estimation for the difference between independent proportions",
  Statistics in Medicine 17 (1998) 873-890, method 10.
- Over several strata: both shares are standardised to the same mix, and the interval is Newcombe's at the
  effective sample sizes (L. Kish, "Survey sampling", 1965; N. Dean, M. Pagano, "Evaluating confidence
  interval methods for binomial proportions in clustered surveys", JSSAM 3 (2015) 484-503, find
  Wilson's interval at the effective size sound for rare events).
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

Z95 = 1.959963984540054  # two-sided 95 %


class Interval(NamedTuple):
    low: float
    high: float


class Window(NamedTuple):
    """How many conversations were held in a stretch of time, and how many of them raised the concern."""

    raised: float
    held: float


class Difference(NamedTuple):
    """Recent share minus earlier share, with its interval."""

    value: float
    low: float
    high: float


def wilson(raised: float, held: float, z: float = Z95) -> Interval:
    """The interval of `raised / held`; (0, 1) where nothing was held, for then nothing is known."""
    if held <= 0:
        return Interval(0.0, 1.0)
    share = raised / held
    centre = share + z * z / (2 * held)
    spread = z * sqrt(share * (1 - share) / held + z * z / (4 * held * held))
    whole = 1 + z * z / held
    return Interval(max(0.0, (centre - spread) / whole), min(1.0, (centre + spread) / whole))


def newcombe(recent: Window, earlier: Window, z: float = Z95) -> Difference:
    """The share of `recent` minus that of `earlier`; both must have conversations held."""
    a, b = recent.raised / recent.held, earlier.raised / earlier.held
    of_a, of_b = wilson(*recent, z), wilson(*earlier, z)
    value = a - b
    low = value - sqrt((a - of_a.low) ** 2 + (of_b.high - b) ** 2)
    high = value + sqrt((of_a.high - a) ** 2 + (b - of_b.low) ** 2)
    return Difference(value, low, high)


def compared(pairs: Sequence[tuple[Window, Window]], z: float = Z95) -> Difference:
    """The difference within strata, so that a change of their mix is no change of the share.

    `pairs` holds (recent, earlier) of each stratum, each with conversations held in both. The strata are
    weighted as Mantel and Haenszel do, by recent * earlier / (recent + earlier) conversations.
    """
    weights = [r.held * e.held / (r.held + e.held) for r, e in pairs]
    shares = [weight / sum(weights) for weight in weights]
    recent = _standardised([r for r, _ in pairs], shares)
    earlier = _standardised([e for _, e in pairs], shares)
    return newcombe(recent, earlier, z)


def _standardised(windows: Sequence[Window], shares: Sequence[float]) -> Window:
    """As many as would tell as much without strata, and how many of those would have raised it."""
    rate = sum(share * w.raised / w.held for share, w in zip(shares, windows, strict=True))
    size = 1 / sum(share * share / w.held for share, w in zip(shares, windows, strict=True))
    return Window(rate * size, size)

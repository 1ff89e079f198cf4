"""Intervals of a share and of the ratio of two shares, written out by hand.

scipy and statsmodels have some of them too, but take about a second to import; these are a few lines each.

- Wilson: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
  JASA 22 (1927) 209-212.
- The ratio over strata: N. Mantel, W. Haenszel, "Statistical aspects of the analysis of data from
  retrospective studies of disease", JNCI 22 (1959) 719-748; its variance, which holds for a few large
  strata and for many thin ones alike: S. Greenland, J. M. Robins, "Estimation of a common effect parameter
  from sparse follow-up data", Biometrics 41 (1985) 55-68. Its interval by the roots of the score, which
  also holds where nothing was raised in one of the windows: T. Sato, "On the variance estimator for the
  Mantel-Haenszel risk difference", Biometrics 45 (1989) 1323-1324, and "Confidence limits for the common
  odds ratio based on the asymptotic distribution of the Mantel-Haenszel estimator", Biometrics 46 (1990)
  71-80, done for the ratio of shares.
- The skewness of small counts, by which chance makes more rises than fades: the third cumulant of the
  hypergeometric distribution (N. L. Johnson, S. Kotz, A. W. Kemp, "Univariate Discrete Distributions", 2nd
  edition, section 6.2), taken out by the cube root of E. B. Wilson, M. M. Hilferty, "The distribution of
  chi-square", PNAS 17 (1931) 684-688.
"""

from math import cbrt, inf, sqrt
from typing import NamedTuple

Z95 = 1.959963984540054  # two-sided 95 %


class Interval(NamedTuple):
    low: float
    high: float


class Ratio(NamedTuple):
    """The recent share over the earlier one, with its interval; infinite where it is not bounded."""

    value: float
    low: float
    high: float


class Score(NamedTuple):
    """What the strata say of the ratio of two shares: all sums over strata.

    With a of n conversations in the recent window, b of k in the earlier one, m = a + b, N = n + k:
    `recent` sums a k / N, `earlier` b n / N, and `variance` (n k m - a b N) / N². `third` is the third
    cumulant of `recent` - `earlier` by chance alone, n k m (N - m) (N - 2n) (N - 2m) / (N³ (N - 1) (N - 2)).
    """

    recent: float
    earlier: float
    variance: float
    third: float = 0.0

    def away(self, spread: float = 1.0) -> float:
        """How far the two windows are apart, in standard errors; above 0 where the recent share is higher.

        A rise and a fade so far apart come equally often by chance, also where few raised it.
        """
        variance = self.variance * spread
        if variance <= 0:
            return 0.0
        return _unskewed((self.recent - self.earlier) / sqrt(variance), self.third / variance**1.5)


def _unskewed(away: float, skewness: float) -> float:
    """What is so many standard errors away in a skewed (gamma) distribution, in those of a normal one."""
    if abs(skewness) < 1e-6:
        return away
    return 6 / skewness * (cbrt(1 + skewness * away / 2) - 1) + skewness / 6


def wilson(raised: float, held: float, z: float = Z95) -> Interval:
    """The interval of `raised / held`; (0, 1) where nothing was held, for then nothing is known."""
    if held <= 0:
        return Interval(0.0, 1.0)
    share = raised / held
    centre = share + z * z / (2 * held)
    spread = z * sqrt(share * (1 - share) / held + z * z / (4 * held * held))
    whole = 1 + z * z / held
    return Interval(max(0.0, (centre - spread) / whole), min(1.0, (centre + spread) / whole))


def ratio(score: Score, z: float = Z95, spread: float = 1.0) -> Ratio:
    """The ratios t that the score does not speak against: (recent - t earlier)² <= z² spread t variance.

    `spread` is how many times more the counts vary than chance alone would make them.
    """
    r, s, reach = score.recent, score.earlier, z * z * spread * score.variance
    if r <= 0 and s <= 0:
        return Ratio(1.0, 0.0, inf)
    half = r * s + reach / 2
    root = sqrt(max(half * half - (r * s) ** 2, 0.0))
    value = r / s if s > 0 else inf
    # The product of the two roots is (r / s)²; written so that neither is lost to rounding.
    return Ratio(value, r * r / (half + root) if r > 0 else 0.0, (half + root) / (s * s) if s > 0 else inf)

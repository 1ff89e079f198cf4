"""How often a concern is raised per conversation held, over time, and whether that changed.

Method. The unit is the conversation, not the mention. For each period (weeks, months, quarters or years, by
the length of the record) the share of conversations that raised the concern is given with its Wilson
interval. The verdict holds a recent window, the last third of the record but 28 to 92 days, against the
time before it, at most a year of it, within streams and accounts (see strata.py), by the ratio of the
two shares (Mantel and Haenszel; see intervals.py).

- Rising, fading: the shares are ONE_LOOK standard errors apart (4 in 100 each way by chance, as a normal
  distribution has it), and the last weeks of the window do not speak for its being over. Firm: FIRM standard
  errors, so many that looking every month for a year finds them by chance in fewer than one field of ten.
  With two years of record, a change that also stood out in the same days a year ago must also show against
  these. New: rising, and never raised before.
- Steady: the interval of the ratio lies within half and double.
- No clear change: it was compared, and none of these could be said.
- Not enough data: there was too little to compare.

Conversations without a time, or after `as_of`, are left out. How the figures were found: ADR 7 and
benchmarks/trends.py.
"""

from collections.abc import Collection
from datetime import date
from math import inf, lgamma, log

from groundswell.engine.trend.calendars import Calendar, calendar
from groundswell.engine.trend.carriers import carriers
from groundswell.engine.trend.intervals import ratio, wilson
from groundswell.engine.trend.reasons import Verdict, reason
from groundswell.engine.trend.strata import Course, HowOften, Seen, how_often
from groundswell.engine.trend.values import Direction, Period, Trend, Window

__all__ = ["Calendar", "calendar", "trend"]

LEAST_HELD = 10  # conversations compared in each window
LEAST_RAISED = 5  # conversations that raised it, in both windows together
ONE_LOOK = 1.75
FIRM = 2.85
STEADY = 2.2  # standard errors of the interval that lies within half and double
# How much likelier it must be that it is over, as a logarithm: positive evidence for a rise, which often goes
# as it came (an outage, a release), strong evidence for a fade, which seldom does. The words are those of
# R. E. Kass, A. E. Raftery, "Bayes factors", JASA 90 (1995) 773-795.
RISE_OVER, FADE_OVER = log(3), log(20)
CHANGES = (Direction.RISING, Direction.FADING, Direction.NEW)


def trend(raised_in: Collection[int], against: Calendar | None) -> Trend:
    """The trend of what was raised in these conversations (ids). O(conversations that raised it)."""
    if against is None:
        nothing = "No conversation it could be measured against has a date."
        return Trend(direction=Direction.NOT_ENOUGH, periods=(), reason=nothing)
    raised = {id_ for id_ in raised_in if id_ in against.period_of}
    verdict = _verdict(raised, against)
    rises = verdict.direction in (Direction.RISING, Direction.NEW)
    compared = verdict.ratio
    recent, before = _windows(verdict, against)
    return Trend(
        direction=verdict.direction,
        periods=_periods(raised, against),
        reason=reason(verdict, against),
        firm=verdict.firm,
        ratio=_finite(compared.value) if compared else None,
        low=_finite(compared.low) if compared else None,
        high=_finite(compared.high) if compared else None,
        carriers=carriers(sorted(raised), against.recent, against.parts, rises=rises),
        recent=recent,
        before=before,
    )


def _windows(verdict: Verdict, against: Calendar) -> tuple[Window, Window] | tuple[None, None]:
    if against.border < against.first:
        return None, None
    held = against.change
    return (
        Window(days=against.days, held=held.recent, raised=verdict.now.recent),
        Window(days=against.before, held=held.earlier, raised=verdict.now.earlier),
    )


def _finite(value: float) -> float | None:
    return None if value == inf else value


def _periods(raised: Collection[int], against: Calendar) -> tuple[Period, ...]:
    counts = [0] * len(against.held)
    for id_ in raised:
        counts[against.period_of[id_]] += 1
    return tuple(
        _period(against.edges[i], against.edges[i + 1], count, held)
        for i, (count, held) in enumerate(zip(counts, against.held, strict=True))
    )


def _period(start: date, end: date, raised: int, held: int) -> Period:
    if not held:
        return Period(start=start, end=end, held=0, raised=0, rate=None, low=None, high=None)
    low, high = wilson(raised, held)
    return Period(start=start, end=end, held=held, raised=raised, rate=raised / held, low=low, high=high)


def _verdict(raised: set[int], against: Calendar) -> Verdict:
    now = how_often(raised, against.change)
    a_year_ago = len(raised & against.a_year_ago) if against.held_a_year_ago else None
    enough = min(against.change.recent, against.change.earlier) >= LEAST_HELD
    if not enough or now.recent + now.earlier < LEAST_RAISED:
        return Verdict(Direction.NOT_ENOUGH, now, seldom=enough)
    away, over, season = now.away, _over(now.course, now.away), None
    if not over and abs(away) > ONE_LOOK:
        season = _season(raised, away, against)
        away = _nearest(away, season)
    size = abs(away) if not over else 0.0
    return Verdict(
        _direction(size, away, now, new=not raised & against.ever_before),
        now,
        firm=size > FIRM,
        ratio=ratio(now.score, spread=now.spread),
        over=over and abs(away) > ONE_LOOK,
        season=season,
        a_year_ago=a_year_ago,
    )


def _direction(size: float, away: float, now: HowOften, *, new: bool) -> Direction:
    if size > ONE_LOOK:
        return (Direction.NEW if new else Direction.RISING) if away > 0 else Direction.FADING
    within = ratio(now.score, STEADY, now.spread)
    return Direction.STEADY if within.low >= 0.5 and within.high <= 2 else Direction.NO_CLEAR


def _season(raised: set[int], away: float, against: Calendar) -> HowOften | None:
    """The comparison with the same days a year ago, where these stood out the same way then."""
    if against.season is None or how_often(raised, against.season.then).score.away() * away <= 0:
        return None
    return how_often(raised, against.season.a_year_ago)


def _nearest(away: float, season: HowOften | None) -> float:
    """What both comparisons say; nothing where they disagree."""
    if season is None:
        return away
    return min(away, max(season.away, 0.0)) if away > 0 else max(away, min(season.away, 0.0))


def _over(course: Course, away: float) -> bool:
    """Whether the last weeks are told much better by the share before than by that of the weeks since."""
    before, since, last = course.earlier, course.first, course.last
    if not (before.expected and since.expected and last.expected):
        return False
    if (since.raised * before.expected - before.raised * since.expected) * away <= 0:
        return False  # it came in the last weeks
    return _likely(last, before) - _likely(last, since) > (RISE_OVER if away > 0 else FADE_OVER)


def _likely(seen: Seen, after: Seen) -> float:
    """The log of how likely a count is after another one at the same share.

    Both are Poisson, their share unknown before (Jeffreys' prior): the count is negative binomial then
    (A. Gelman et al., "Bayesian Data Analysis", 3rd edition, section 2.6). A share told from few
    conversations so counts for no more than it is worth. What is the same for any `after` is left out.
    """
    a, whole = after.raised + 0.5, after.expected + seen.expected
    ways = lgamma(seen.raised + a) - lgamma(a)
    return ways + a * log(after.expected / whole) + seen.raised * log(seen.expected / whole)

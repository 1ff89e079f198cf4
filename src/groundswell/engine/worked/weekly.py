"""A concern week by week, against what the sources and accounts that spoke would have brought at their own
shares; and when it changed, as found from the weeks themselves."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

import numpy as np

from groundswell.engine.ground import Floats
from groundswell.engine.worked.values import Spoken

_SEED, _DRAWS = 20260101, 399
_EDGE = 2  # weeks at either end in which no change is looked for
_LIKELY = 2.0  # weeks so much less likely (logarithm) than the likeliest may be it, too: about 95 %


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    number: int  # from the day: 0 begins on it
    held: int
    raised: int
    expected: float  # raised, were each source and account at its own share of the whole


def weekly(spoken: Sequence[Spoken], raised: Collection[int], day: date) -> list[Week]:
    """All weeks in which anybody spoke, the oldest first."""
    whole: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in spoken:
        whole[one.stream, one.account][0] += 1
        whole[one.stream, one.account][1] += one.id in raised
    weeks: dict[int, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for one in spoken:
        held, often = whole[one.stream, one.account]
        week = weeks[(one.day - day).days // 7]
        week[0] += 1
        week[1] += one.id in raised
        week[2] += often / held
    return [
        Week(number=number, held=int(held), raised=int(often), expected=expected)
        for number, (held, often, expected) in sorted(weeks.items())
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Slope:
    """How it went before the day, as a logarithm a week; what that would lead to, and how sure it is."""

    a_week: float
    away: float  # of it from none, in standard errors
    level: float  # on the day, times the expected
    variance: tuple[float, float, float]  # of the level, of both together, of the slope

    def at(self, week: float) -> tuple[float, float]:
        """The logarithm of times the expected, and its variance."""
        a, ab, b = self.variance
        return self.level + self.a_week * week, a + 2 * week * ab + week * week * b


def slope(weeks: Sequence[Week]) -> Slope | None:
    """By Poisson regression of the weeks (Newton's steps), its variance times Pearson's chi-squared by its
    degrees of freedom, where they vary more than chance makes them (P. McCullagh, J. A. Nelder, "Generalized
    Linear Models", 2nd edition, section 6.2); None of fewer than six weeks, or five that raised it."""
    used = [week for week in weeks if week.expected > 0]
    raised = np.array([week.raised for week in used], dtype=float)
    if len(used) < 6 or raised.sum() < 5:
        return None
    usual = np.array([week.expected for week in used])
    columns = np.column_stack([np.ones(len(used)), [week.number + 0.5 for week in used]])
    told = np.array([log(raised.sum() / usual.sum()), 0.0])
    for _ in range(25):
        means = usual * np.exp(np.clip(columns @ told, -20, 20))
        step = np.linalg.solve(columns.T @ (means[:, None] * columns), columns.T @ (raised - means))
        told = told + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    means = usual * np.exp(np.clip(columns @ told, -20, 20))
    spread = max(float((((raised - means) ** 2) / means).sum()) / (len(used) - 2), 1.0)
    covariance = np.linalg.inv(columns.T @ (means[:, None] * columns)) * spread
    return Slope(
        a_week=float(told[1]),
        away=float(told[1] / sqrt(covariance[1, 1])),
        level=float(told[0]),
        variance=(float(covariance[0, 0]), float(covariance[0, 1]), float(covariance[1, 1])),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePoint:
    """Where the weeks change most."""

    week: int  # the first of the new kind, from the day
    first: int  # it may as well be any from here
    last: int  # to here
    falls: bool
    chance: float  # that weeks in any order would show as much


def change_point(weeks: Sequence[Week]) -> ChangePoint | None:
    """The likeliest single change of level (K. J. Worsley, "The power of likelihood ratio and cumulative sum
    tests for a change in a binomial probability", Biometrika 70 (1983) 455-464), and how often the same
    weeks in any other order show one as clear: with a fixed seed, so that the answer is always the same."""
    if len(weeks) < 2 * _EDGE + 2 or sum(week.raised for week in weeks) < 5:
        return None
    raised = np.array([week.raised for week in weeks], dtype=float)
    usual = np.array([week.expected for week in weeks])
    gains = _gains(raised[None, :], usual[None, :])[0]
    best = int(gains.argmax())
    draws = np.random.default_rng(_SEED)
    orders = np.argsort(draws.random((_DRAWS, len(weeks))), axis=1)
    as_clear = int((_gains(raised[orders], usual[orders]).max(axis=1) >= gains[best] - 1e-9).sum())
    likely = np.flatnonzero(gains >= gains[best] - _LIKELY) + _EDGE
    at = best + _EDGE
    falls = raised[at:].sum() * usual[:at].sum() < raised[:at].sum() * usual[at:].sum()
    return ChangePoint(
        week=weeks[at].number,
        first=weeks[int(likely.min())].number,
        last=weeks[int(likely.max())].number,
        falls=bool(falls),
        chance=(as_clear + 1) / (_DRAWS + 1),
    )


def sooner(weeks: Sequence[Week], before: int) -> tuple[int, float] | None:
    """The likeliest week of a fall before that one, and how much likelier (logarithm) than one on the day."""
    day = next((at for at, week in enumerate(weeks) if week.number >= 0), 0)
    if day < _EDGE or len(weeks) - day < 2:
        return None
    raised = np.array([week.raised for week in weeks], dtype=float)
    usual = np.array([week.expected for week in weeks])
    gain_of = {at: _gain_at(raised, usual, at) for at in range(_EDGE, day + 1)}
    falls = [at for at in range(_EDGE, day) if weeks[at].number < before and _falls(raised, usual, at)]
    if not falls:
        return None
    best = max(falls, key=lambda at: gain_of[at])
    return weeks[best].number, gain_of[best] - gain_of[day]


def _falls(raised: Floats, usual: Floats, at: int) -> bool:
    return bool(raised[at:].sum() * usual[:at].sum() < raised[:at].sum() * usual[at:].sum())


def _gain_at(raised: Floats, usual: Floats, at: int) -> float:
    return float(_likely(raised[:at].sum(), usual[:at].sum()) + _likely(raised[at:].sum(), usual[at:].sum()))


def _gains(raised: Floats, usual: Floats) -> Floats:
    """By row, for each week but those at the edges, how much likelier two levels are than one."""
    up, upto = raised.cumsum(axis=1)[:, _EDGE - 1 : -_EDGE], usual.cumsum(axis=1)[:, _EDGE - 1 : -_EDGE]
    whole, all_usual = raised.sum(axis=1, keepdims=True), usual.sum(axis=1, keepdims=True)
    one = _likely(whole, all_usual)
    return _likely(up, upto) + _likely(whole - up, all_usual - upto) - one


def _likely(raised: Floats, usual: Floats) -> Floats:
    counted = np.maximum(raised, 1e-12)
    return raised * np.log(counted / np.maximum(usual, 1e-12))

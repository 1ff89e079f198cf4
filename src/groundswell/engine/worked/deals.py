"""Deals in which a concern was raised, decided before a day and after it, against those in which it was
not.

What changed for all deals alike (a price, a season, a team) is no news of the concern: so the change where
it was raised is held against the change where it was not, as a ratio of two ratios. Of winning it is a
ratio of odds ratios, a half added to each cell (J. J. Gart, "Alternative analyses of contingency tables",
JRSS B 28 (1966) 164-179); of days and amounts, a ratio of ratios of geometric means, for both are skewed.
Its interval is the wider of two: each deal for itself, and over accounts, whose deals end alike (Liang and
Zeger; see compared.py). Fewer than ten in any of the four say nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import exp, log, sqrt
from statistics import mean, median

from groundswell.engine.trend.intervals import Z95

LEAST = 10  # in each of the four
BEFORE = 365  # days before the day


class Ended(StrEnum):
    MORE = "more than before"
    LESS = "less than before"
    NO_CLEAR = "no clear change"
    NOT_ENOUGH = "not enough data"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """A deal that was won or lost on a day."""

    account: str
    day: date
    won: bool
    raised: bool  # the concern, in a conversation that it counts for
    days: int | None = None  # from its opening
    amount: float | None = None  # of one that was won, in the one currency that is compared


@dataclass(frozen=True, kw_only=True, slots=True)
class Four:
    """One figure of each of the four, and of how many deals it is."""

    raised_before: float | None
    raised_after: float | None
    others_before: float | None
    others_after: float | None
    of: tuple[int, int, int, int]  # in the same order


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """How it changed where the concern was raised, times how it changed where it was not."""

    four: Four
    ratio: float | None
    low: float | None
    high: float | None
    verdict: Ended


@dataclass(frozen=True, kw_only=True, slots=True)
class DealsAfter:
    won: Change  # shares that were won; the ratio is one of odds
    days: Change  # medians
    amount: Change  # medians, of those that were won


def deals_after(decided: Sequence[Decided], day: date, end: date) -> DealsAfter:
    """Of those decided from a year before the day up to, and without, the end."""
    first = day - timedelta(days=BEFORE)
    groups: list[list[Decided]] = [[], [], [], []]
    for deal in decided:
        if first <= deal.day < end:
            groups[2 * (not deal.raised) + (deal.day >= day)].append(deal)
    return DealsAfter(
        won=_won(groups),
        days=_measured(groups, lambda deal: deal.days),
        amount=_measured(groups, lambda deal: deal.amount if deal.won else None),
    )


_SIGNS = (-1, 1, 1, -1)  # of the logarithm of each of the four in that of the ratio


def _won(groups: Sequence[Sequence[Decided]]) -> Change:
    counts = [len(group) for group in groups]
    wins = [sum(deal.won for deal in group) for group in groups]
    four = _four([won / many if many else None for won, many in zip(wins, counts, strict=True)], counts)
    if min(counts) < LEAST:
        return _unknown(four)
    middle = variance = 0.0
    pulls: dict[str, float] = defaultdict(float)
    for sign, group, won, many in zip(_SIGNS, groups, wins, counts, strict=True):
        middle += sign * log((won + 0.5) / (many - won + 0.5))
        variance += 1 / (won + 0.5) + 1 / (many - won + 0.5)
        share = (won + 0.5) / (many + 1)
        for deal in group:
            pulls[deal.account] += sign * (deal.won - share) / ((many + 1) * share * (1 - share))
    return _told(four, middle, variance, pulls)


def _measured(groups: Sequence[Sequence[Decided]], figure: Callable[[Decided], float | None]) -> Change:
    # What took no day, or brought nothing, has no logarithm: it stands in no mean, and in no count of these.
    told = [
        [(deal.account, float(value)) for deal in group if (value := figure(deal)) is not None and value > 0]
        for group in groups
    ]
    counts = [len(group) for group in told]
    four = _four([median(value for _, value in group) if group else None for group in told], counts)
    if min(counts) < LEAST:
        return _unknown(four)
    middle = variance = 0.0
    pulls: dict[str, float] = defaultdict(float)
    for sign, group in zip(_SIGNS, told, strict=True):
        many, usual = len(group), mean(log(value) for _, value in group)
        middle += sign * usual
        squares = sum((log(value) - usual) ** 2 for _, value in group)
        variance += squares / (many - 1) / many
        for account, value in group:
            pulls[account] += sign * (log(value) - usual) / many
    return _told(four, middle, variance, pulls)


def _four(values: Sequence[float | None], counts: Sequence[int]) -> Four:
    return Four(
        raised_before=values[0],
        raised_after=values[1],
        others_before=values[2],
        others_after=values[3],
        of=(counts[0], counts[1], counts[2], counts[3]),
    )


def _told(four: Four, middle: float, variance: float, pulls: dict[str, float]) -> Change:
    many = len(pulls)
    between = sum(pull * pull for pull in pulls.values()) * many / (many - 1) if many > 1 else 0.0
    reach = Z95 * sqrt(max(variance, between))
    low, high = exp(middle - reach), exp(middle + reach)
    verdict = Ended.MORE if low > 1 else Ended.LESS if high < 1 else Ended.NO_CLEAR
    return Change(four=four, ratio=exp(middle), low=low, high=high, verdict=verdict)


def _unknown(four: Four) -> Change:
    return Change(four=four, ratio=None, low=None, high=None, verdict=Ended.NOT_ENOUGH)

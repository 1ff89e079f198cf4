"""Why a trend is called what it is, in a sentence or two that only say what was done."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import inf
from typing import NamedTuple

from groundswell.engine.trend.calendars import Calendar
from groundswell.engine.trend.intervals import Ratio
from groundswell.engine.trend.strata import HowOften
from groundswell.engine.trend.values import Direction

_MONTHS = "January February March April May June July August September October November December".split()
_CHANGES = (Direction.RISING, Direction.FADING, Direction.NEW)
_WORDS = {
    Direction.RISING: "Raised more often",
    Direction.FADING: "Raised less often",
    Direction.NEW: "Not raised before",
    Direction.STEADY: "Neither half nor double as often as before",
    Direction.NO_CLEAR: "No more of a difference than chance would make, and too few to call it steady",
}


class Verdict(NamedTuple):
    """What was found, and what it was told from."""

    direction: Direction
    now: HowOften
    firm: bool = False
    ratio: Ratio | None = None
    seldom: bool = False  # there were conversations enough, but hardly one raised it
    over: bool = False  # there was a change in the window, and it is over
    season: HowOften | None = None  # the same days a year ago, where they are the comparison
    a_year_ago: int | None = None  # conversations that raised it in the same days a year ago


def reason(verdict: Verdict, against: Calendar) -> str:
    sentence = _verdict_sentence(verdict, against)
    more = (_season(verdict, against), _looks(verdict), _left_out(against))
    return " ".join(part for part in (sentence, *more) if part)


def _verdict_sentence(verdict: Verdict, against: Calendar) -> str:
    if against.border < against.first:
        length = (against.last - against.first).days + 1
        return (
            f"The record is {_days(length)} long: too short to hold the last {_days(against.days)} against"
            " a time before."
        )
    what = _what(verdict.now, against)
    if verdict.direction is Direction.NOT_ENOUGH:
        few = "Raised too seldom to tell a change" if verdict.seldom else "Too few conversations to compare"
        return f"{few}: {what}."
    if verdict.over:
        more = "more" if verdict.now.away > 0 else "less"
        return f"Raised {more} often for a while, but not in the last weeks: {what}; {_ratio(verdict)}."
    if verdict.season is not None and verdict.direction not in _CHANGES:
        return f"A change that the season makes: {what}; {_ratio(verdict)}."
    return f"{_WORDS[verdict.direction]}: {what}; {_ratio(verdict)}."


def _what(now: HowOften, against: Calendar) -> str:
    return (
        f"{now.recent} of {against.change.recent} conversations in the last {_days(against.days)}, "
        f"{now.earlier} of {against.change.earlier} in the {_days(against.before)} before"
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _ratio(verdict: Verdict) -> str:
    ratio = verdict.ratio
    if ratio is None:
        return ""
    if ratio.value == inf:
        return f"within sources and accounts at least {ratio.low:.1f} times as often (95 % interval)"
    high = "no end" if ratio.high == inf else f"{ratio.high:.1f}"
    return (
        f"within sources and accounts {ratio.value:.1f} times as often "
        f"(95 % interval {ratio.low:.1f} to {high})"
    )


def _season(verdict: Verdict, against: Calendar) -> str:
    """What a season has to do with it: the comparison, or what cannot be told."""
    season = against.season
    if verdict.season is not None and season is not None:
        return (
            "The same days a year ago stood out too, so it is held against them: "
            f"{verdict.season.recent} of {season.a_year_ago.recent} now, "
            f"{verdict.season.earlier} of {season.a_year_ago.earlier} then."
        )
    if season is not None or verdict.direction not in (Direction.RISING, Direction.FADING):
        return ""
    months = _months(against.border + timedelta(days=1), against.last)
    if verdict.a_year_ago is not None:
        return (
            f"A season may explain it: in the same days a year ago {verdict.a_year_ago} of "
            f"{against.held_a_year_ago} conversations raised it, and two years of record would tell."
        )
    return f"A season may explain it: of {months} in an earlier year nothing is known."


def _months(first: date, last: date) -> str:
    a, b = _MONTHS[first.month - 1], _MONTHS[last.month - 1]
    return a if a == b else f"{a} to {b}"


def _looks(verdict: Verdict) -> str:
    if verdict.firm or verdict.direction not in _CHANGES:
        return ""
    return "By this one look; who looks every month for a year would sometimes see as much by chance."


def _left_out(against: Calendar) -> str:
    begun = f"New and not compared: {_names(against.begun)}." if against.begun else ""
    ended = f"Ended and not compared: {_names(against.ended)}." if against.ended else ""
    sources = {*against.begun, *against.ended}
    alone = sum(
        size.whole for stratum, size in against.change.left_out.items() if stratum.stream not in sources
    )
    accounts = f"Left out: conversations of accounts heard in one of the two only, {alone}." if alone else ""
    return " ".join(part for part in (begun, ended, accounts) if part)


def _names(streams: Sequence[str]) -> str:
    return "; ".join(streams[:2]) + (" and others" if len(streams) > 2 else "")

"""Two stretches held against each other, conversation by conversation, as the definitions say it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.engine.trend.strata import (
    DOUBT,
    LATE,
    SELDOM,
    SILENT,
    SPOKE_ONCE,
    WEIGHTED,
    HowOften,
    Placed,
    Stratum,
    comparison,
    how_often,
)

STRETCHES = (True, False)  # before, and recent


def placed(*held: tuple[str, str, int]) -> list[Placed]:
    """Stream, account and week of each conversation."""
    return [Placed(at, Stratum(stream, account), week) for at, (stream, account, week) in enumerate(held)]


@st.composite
def conversations(draw: st.DrawFn) -> list[Placed]:
    accounts = ["", "Linden", "Moor", *(f"Small {n}" for n in range(12))]
    one = st.tuples(st.sampled_from("st"), st.sampled_from(accounts), st.integers(-11, 11))
    return placed(*draw(st.lists(one, max_size=70)))


def is_seldom_heard(one: Placed, among: Sequence[Placed]) -> bool:
    """Whether it belongs to those that are compared together."""
    account, stream = one.stratum.account, one.stratum.stream
    times = Counter(other.stratum for other in among)
    if not account or times[one.stratum] > SELDOM:
        return False
    recent = sum(other.stratum.account == account and other.week >= 0 for other in among)
    before = sum(other.stratum.account == account and other.week < 0 for other in among)
    share_before = sum(other.week < 0 for other in among) / len(among)
    silent_by_chance = (1 - share_before) ** recent if not before else share_before**before
    stays = bool(recent and before) or silent_by_chance >= SILENT
    once_is_the_rule = True
    for is_before in STRETCHES:
        heard = [o.stratum for o in among if o.stratum.stream == stream and (o.week < 0) is is_before]
        once = sum(bool(stratum.account) and times[stratum] == 1 for stratum in heard)
        once_is_the_rule = once_is_the_rule and once > SPOKE_ONCE * len(heard)
    return stays or (times[one.stratum] == 1 and once_is_the_rule)


@given(conversations())
def test_who_speaks_seldom_is_compared_together_and_each_other_account_with_itself(
    held: list[Placed],
) -> None:
    within = comparison(held)
    stratum = {
        one.id: Stratum(one.stratum.stream, "", few=True) if is_seldom_heard(one, held) else one.stratum
        for one in held
    }
    sizes = {
        each: tuple(
            sum(stratum[one.id] == each and (one.week < 0) is before for one in held)
            for before in (False, True)
        )
        for each in stratum.values()
    }
    assert {each: tuple(size) for each, size in within.sizes.items()} == {
        each: size for each, size in sizes.items() if all(size)
    }
    assert {each: tuple(size) for each, size in within.left_out.items()} == {
        each: size for each, size in sizes.items() if not all(size)
    }
    assert within.stratum_of == {id_: each for id_, each in stratum.items() if all(sizes[each])}
    assert (within.recent, within.earlier) == tuple(
        sum(size[side] for size in sizes.values() if all(size)) for side in (0, 1)
    )
    assert {each: dict(weeks) for each, weeks in within.weeks.items()} == {
        each: Counter(one.week for one in held if stratum[one.id] == each)
        for each, size in sizes.items()
        if all(size)
    }


class Weeks:
    """Per week what came and what chance would bring, each stratum at its own mean share."""

    def __init__(self, raised: set[int], held: Sequence[Placed]) -> None:
        within = comparison(held)
        self.raised = Counter[int]()
        self.weighed, self.variance = defaultdict[int, float](float), defaultdict[int, float](float)
        self.expected, self.expected_weighed = defaultdict[int, float](float), defaultdict[int, float](float)
        for stratum in within.sizes:
            together = [one for one in held if within.stratum_of.get(one.id) == stratum]
            count, times = len(together), sum(one.id in raised for one in together)
            if not times:
                continue
            recent = sum(one.week >= 0 for one in together)
            by_chance = times / count * (count - times) / (count - 1) / count
            for week in {one.week for one in together}:
                weight = (count - recent if week >= 0 else recent) / count
                here = [one for one in together if one.week == week]
                came = sum(one.id in raised for one in here)
                self.raised[week] += came
                self.weighed[week] += weight * came
                self.expected[week] += len(here) * times / count
                self.expected_weighed[week] += weight * len(here) * times / count
                self.variance[week] += weight**2 * len(here) * (count - len(here)) * by_chance

    def spread(self, variance: float) -> float:
        """DerSimonian and Laird, each week that may vary a trial of its share against the mean one."""
        distance = between = trials = 0.0
        for before in STRETCHES:
            weeks = [w for w in self.expected if (w < 0) is before and self.variance[w] > 0]
            whole = sum(self.expected_weighed[w] for w in weeks)
            level = sum(self.weighed[w] for w in weeks) / whole if whole else 0.0
            if not level:
                continue
            effects = [self.weighed[w] / self.expected_weighed[w] for w in weeks]
            within = [level * self.variance[w] / self.expected_weighed[w] ** 2 for w in weeks]
            distance += sum((effect - level) ** 2 / v for effect, v in zip(effects, within, strict=True))
            precisions = [1 / v for v in within]
            between += level**2 * (sum(precisions) - sum(p * p for p in precisions) / sum(precisions))
            trials += len(weeks)
        freedom = max(trials - 2, 1)
        more = WEIGHTED * (distance - freedom - DOUBT * sqrt(2 * freedom))
        if more <= 0 or between <= 1e-12 or variance <= 0:
            return 1.0
        return 1 + more / between * sum(e * e for e in self.expected_weighed.values()) / variance


@settings(max_examples=200)
@given(conversations(), st.data())
def test_how_often_it_was_raised_is_counted_week_by_week_and_stratum_by_stratum(
    held: list[Placed], data: st.DataObject
) -> None:
    raised = set(data.draw(st.lists(st.sampled_from([one.id for one in held]))) if held else [])
    raised.add(len(held) + 7)  # one that was held on no day
    check(how_often(raised, comparison(held)), raised, held)


def test_weeks_with_shares_of_their_own_make_the_figure_less_sure() -> None:
    held = placed(*[("s", account, n // 9 - 6) for account in ("Linden", "Moor") for n in range(108)])
    bursts = {one.id for one in held if one.week in (-4, 0, 3) and one.id % 9 < 6 + one.week % 2}
    often = how_often(bursts, comparison(held))
    assert often.spread > 1.5
    check(often, bursts, held)


def check(often: HowOften, raised: set[int], held: Sequence[Placed]) -> None:
    weeks = Weeks(raised, held)
    turn = max((week for week in weeks.expected if week >= 0), default=0) + 1 - LATE
    sides: list[list[int]] = [[], [], []]
    for week in weeks.expected:
        sides[0 if week < 0 else 2 if week >= turn else 1].append(week)
    course = (often.course.earlier, often.course.first, often.course.last)
    assert [seen.raised for seen in course] == [sum(weeks.raised[w] for w in side) for side in sides]
    assert [seen.expected for seen in course] == [
        pytest.approx(sum(weeks.expected[w] for w in side)) for side in sides
    ]
    assert (often.earlier, often.recent) == (course[0].raised, course[1].raised + course[2].raised)
    assert often.score.earlier == pytest.approx(sum(weeks.weighed[w] for w in sides[0]))
    assert often.score.recent == pytest.approx(sum(weeks.weighed[w] for w in (*sides[1], *sides[2])))
    assert often.spread == pytest.approx(weeks.spread(often.score.variance), rel=1e-6)


def test_notes_are_one_stream_by_their_folder_and_not_by_the_key_of_one() -> None:
    from groundswell.engine.trend.streams import Dated, streams

    held = [Dated(n, date(2026, 3, n), f"notes/fda90d29-{n}", "note") for n in (1, 2)]
    assert streams(held) == {1: "note: notes", 2: "note: notes"}

"""Intervals, ratios and periods, each held against what its formula says."""

from datetime import date, timedelta
from math import cbrt, inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.trend.intervals import Z95, Interval, Ratio, Score, ratio, wilson
from groundswell.engine.trend.periods import cuts, place


@pytest.mark.parametrize(
    ("raised", "held", "low", "high"),
    [(5, 10, 0.2366, 0.7634), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 100, 0.0018, 0.0545)],
)
def test_the_interval_of_a_share_is_that_of_wilson(raised: int, held: int, low: float, high: float) -> None:
    assert wilson(raised, held) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 200), st.data())
def test_the_bounds_of_a_share_are_as_far_from_it_as_chance_reaches(held: int, data: st.DataObject) -> None:
    raised = data.draw(st.integers(0, held))
    for bound in wilson(raised, held):
        apart = abs(raised / held - bound)
        assert apart == pytest.approx(Z95 * sqrt(bound * (1 - bound) / held), abs=1e-6) or bound in (0, 1)


def test_of_nothing_held_nothing_is_known() -> None:
    assert wilson(0, 0) == Interval(0.0, 1.0)
    assert ratio(Score(0, 0, 1)) == Ratio(1.0, 0.0, inf)


@given(st.floats(0.1, 50), st.floats(0.1, 50), st.floats(0.01, 30), st.floats(1, 3))
def test_the_bounds_of_a_ratio_are_where_the_score_just_speaks_against_it(r, s, variance, spread) -> None:
    found = ratio(Score(r, s, variance), spread=spread)
    assert found.value == pytest.approx(r / s)
    for bound in (found.low, found.high):
        apart, reach = (r - bound * s) ** 2, Z95**2 * spread * bound * variance
        assert apart == pytest.approx(reach, rel=1e-6)
    assert found.low < found.value < found.high


def test_a_ratio_to_nothing_has_one_end() -> None:
    only_now = ratio(Score(4, 0, 2))
    assert (only_now.value, only_now.high) == (inf, inf)
    assert only_now.low == pytest.approx(16 / (Z95**2 * 2))
    only_then = ratio(Score(0, 4, 2))
    assert (only_then.value, only_then.low) == (0.0, 0.0)
    assert only_then.high == pytest.approx(Z95**2 * 2 / 16)


def test_how_far_two_windows_are_apart_is_counted_in_standard_errors_without_skew() -> None:
    assert Score(5, 3, 4).away() == pytest.approx(1.0)
    assert Score(3, 5, 4).away() == pytest.approx(-1.0)
    assert Score(5, 3, 1).away(spread=4) == pytest.approx(1.0)
    assert Score(5, 3, 0).away() == Score(5, 3, -1).away() == 0.0
    skew = 3.0 / 4**1.5
    assert Score(7, 3, 4, third=3.0).away() == pytest.approx(6 / skew * (cbrt(1 + skew) - 1) + skew / 6)
    assert Score(7, 3, 4, third=3.0).away() < 2 < -Score(3, 7, 4, third=3.0).away()


FIRST = date(2026, 1, 7)  # a Wednesday


@pytest.mark.parametrize(
    ("days", "starts"),
    [
        (13, [date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 26)]),
        (4, [date(2026, 1, 5), date(2026, 1, 12)]),
        (5, [date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19)]),
    ],
)
def test_a_short_record_is_cut_into_weeks_that_begin_on_mondays(days: int, starts: list[date]) -> None:
    assert list(cuts(FIRST, FIRST + timedelta(days))) == starts


@pytest.mark.parametrize(
    ("days", "first", "second"),
    [
        (182, date(2026, 1, 5), date(2026, 1, 12)),
        (183, date(2026, 1, 1), date(2026, 2, 1)),
        (913, date(2026, 1, 1), date(2026, 2, 1)),
        (914, date(2026, 1, 1), date(2026, 4, 1)),
        (2557, date(2026, 1, 1), date(2026, 4, 1)),
        (2558, date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_the_longer_the_record_the_longer_its_periods(days: int, first: date, second: date) -> None:
    last = FIRST + timedelta(days)
    edges = cuts(FIRST, last)
    assert edges[:2] == (first, second)
    assert edges[-2] <= last < edges[-1]


@given(st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(0, 4000), st.data())
def test_every_day_lies_in_one_period(first: date, days: int, data: st.DataObject) -> None:
    edges = cuts(first, first + timedelta(days))
    assert list(edges) == sorted(set(edges))
    day = first + timedelta(data.draw(st.integers(0, days)))
    at = place(day, edges)
    assert edges[at] <= day < edges[at + 1]


def test_a_quarter_begins_in_its_first_month() -> None:
    edges = cuts(date(2020, 5, 31), date(2020, 5, 31) + timedelta(2000))
    assert edges[0] == date(2020, 4, 1)
    assert {edge.month for edge in edges} == {1, 4, 7, 10}
    assert {edge.day for edge in edges} == {1}

"""When it changed, found from the weeks alone; and whether a concern is back."""

import pytest

from groundswell.engine.worked.returning import again, days_due
from groundswell.engine.worked.weekly import Slope, Week, change_point, slope, weekly
from tests.unit.engine.worked.histories import DAY, History


def test_the_week_of_a_change_is_found_and_the_same_each_time() -> None:
    history = History().hear(-91, 14, 0.3).hear(14, 91, 0.1)
    weeks = weekly(history.spoken, history.raised, DAY)
    assert (weeks[0].number, weeks[-1].number) == (-13, 12)
    found = change_point(weeks)
    assert found is not None
    assert (found.week, found.falls) == (2, True)
    assert 0 <= found.first <= 2 <= found.last <= 4
    assert (
        found.chance == 1 / 400
    )  # of 399 other orders none; this one is one, too, so chance is never nought
    assert change_point(weeks) == found


def test_where_nothing_changes_chance_would_do_as_much() -> None:
    history = History().hear(-91, 91, 0.2)
    found = change_point(weekly(history.spoken, history.raised, DAY))
    assert found is not None
    assert found.chance > 0.05


def test_of_few_weeks_and_of_what_is_hardly_raised_nothing_is_told() -> None:
    few = History().hear(0, 21, 0.3)
    assert change_point(weekly(few.spoken, few.raised, DAY)) is None
    seldom = History().hear(-91, 91, 0.003)
    assert change_point(weekly(seldom.spoken, seldom.raised, DAY)) is None
    assert slope(weekly(seldom.spoken, seldom.raised, DAY)) is None


def test_a_week_with_others_is_expected_to_bring_what_they_bring() -> None:
    history = (
        History()
        .hear(-70, 0, 0.4, called="Loud")
        .hear(-70, 0, 0.0, called="Quiet")
        .hear(0, 70, 0.0, called="Quiet")
    )
    weeks = weekly(history.spoken, history.raised, DAY)
    assert sum(week.expected for week in weeks if week.number >= 0) == 0


def test_a_decline_is_told_by_its_rate() -> None:
    history = History().hear(-350, 0, lambda day: 0.1 * 0.5 ** (day / 140))
    found = slope(weekly(history.spoken, history.raised, DAY))
    assert found is not None
    assert found.a_week == pytest.approx(-0.0347, abs=0.01)
    assert found.away < -3
    level, varies = found.at(6)
    assert level < found.level
    assert varies > 0


def test_weeks_that_vary_more_than_chance_makes_them_tell_less_of_a_decline() -> None:
    def told(low: int, high: int) -> Slope:
        found = slope(
            [
                Week(number=number, held=40, raised=high if number % 2 else low, expected=8.0)
                for number in range(-20, 0)
            ]
        )
        assert found is not None
        return found

    even, uneven = told(8, 8), told(2, 14)
    beyond = 20 * 6**2 / 8 / 18  # Pearson's chi-squared by its degrees of freedom
    assert uneven.variance[2] / even.variance[2] == pytest.approx(beyond, rel=0.1)


def test_one_looks_whether_it_is_back_each_month_for_a_year() -> None:
    days = days_due(60, DAY, DAY.replace(year=2028))
    assert days[:2] == [120, 150]
    assert days[-1] == 420


def test_it_is_back_when_several_raise_it_as_before_and_not_for_one_or_for_as_few() -> None:
    def faded() -> History:
        return History().hear(-90, 0, 0.2).hear(0, 90, 0.05)

    def back(history: History) -> bool:
        return again(history.spoken, history.raised, DAY, 90, 180).is_back

    assert back(faded().hear(90, 180, 0.2))
    assert not back(faded().hear(90, 180, 0.06))
    one = faded().hear(90, 180, 0.0)
    one.hear(90, 180, 0.8, daily=1, accounts=1)
    assert not back(one)

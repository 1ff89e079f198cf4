"""How a period may end: with an interval, or with saying that too little is known."""

from math import sqrt
from statistics import mean, stdev

import pytest

from groundswell.engine.attaining.forecast import Outlook, forecast


def test_as_much_each_day_ends_where_it_must() -> None:
    told = forecast(500, 1_000, 5, [100] * 50, deals=50)
    assert (told.low, told.end, told.high) == (1_000, 1_000, 1_000)
    assert told.outlook is Outlook.LIKELY
    assert told.rests_on == 8


def test_the_interval_is_that_of_the_next_of_such_stretches() -> None:
    from scipy import stats

    weeks = [70, 140, 0, 210, 35]
    days = [part for week in weeks for part in [week, 0, 0, 0, 0, 0, 0]]
    told = forecast(1_000, 9_000, 7, days, deals=12)
    reach = stats.t.ppf(0.9, 4) * stdev(weeks) * sqrt(1 + 1 / 5)
    assert told.end == 1_000 + round(mean(weeks))
    assert told.high == pytest.approx(1_000 + mean(weeks) + reach, abs=3)
    assert told.low == 1_000  # nothing that was won is lost again
    assert told.outlook is Outlook.UNLIKELY


def test_a_target_within_the_interval_is_open() -> None:
    assert forecast(0, 100, 1, [0, 200] * 10, deals=20).outlook is Outlook.OPEN


@pytest.mark.parametrize(("days", "deals"), [(27, 50), (28, 9), (0, 0)])
def test_few_stretches_or_deals_are_not_enough(days: int, deals: int) -> None:
    told = forecast(5, 100, 7, [1] * days, deals)
    assert told.outlook is Outlook.NOT_ENOUGH
    assert told.end is told.low is told.high is None
    assert forecast(5, 100, 7, [1] * 28, 10).outlook is not Outlook.NOT_ENOUGH


def test_what_is_met_stays_met_and_what_is_over_stands() -> None:
    assert forecast(100, 100, 7, [], 0).outlook is Outlook.MET
    assert forecast(100, 100, 1, [0, 2] * 10, 20).outlook is Outlook.MET
    over = forecast(7, 100, 0, [1] * 99, 99)
    assert (over.outlook, over.end) == (Outlook.OVER, 7)


def test_only_the_last_eight_stretches_count() -> None:
    assert forecast(0, 1, 5, [9_999] * 300 + [1] * 40, 99).high == 5

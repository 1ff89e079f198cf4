"""Periods and columns as people write them."""

from datetime import date

import pytest

from groundswell.engine.attaining.periods import Period
from groundswell.results.targets.columns import LacksColumns, columns_of
from groundswell.results.targets.periods import in_address, read_period
from groundswell.results.targets.values import Column

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FROM_APRIL = Period(date(2026, 4, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    "written", ["2026-03", "03/2026", "2026/3", "March 2026", "Mar 2026", "März 2026", "2026-03-01"]
)
def test_a_month_is_read_however_it_is_written(written: str) -> None:
    assert read_period(written, begins=1) == MARCH


@pytest.mark.parametrize("written", ["2026-Q1", "Q1 2026", "q1/2026", "2026 Q1", "FY2026 Q1"])
def test_a_quarter_is_that_of_the_fiscal_year(written: str) -> None:
    assert read_period(written, begins=1) == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert read_period(written, begins=4) == Period(date(2026, 4, 1), date(2026, 6, 30))


def test_a_year_is_the_fiscal_one_that_begins_in_it() -> None:
    assert read_period("2026", begins=1) == YEAR
    assert read_period("FY 2026", begins=4) == read_period("2026/27", begins=4) == FROM_APRIL
    assert read_period("2011/12", begins=1) == Period(date(2011, 12, 1), date(2011, 12, 31))


def test_two_days_are_read_in_whichever_order() -> None:
    assert read_period("2026-03-01 to 2026-03-31", begins=1) == MARCH
    assert read_period("2026-03-31..2026-03-01", begins=1) == Period(MARCH.last, MARCH.first)


@pytest.mark.parametrize(
    "written", ["", "soon", "2026-13", "Q5 2026", "1850", "Brumaire 2026", "2026-03-01 to", "2026-03-02"]
)
def test_what_is_no_period_is_none(written: str) -> None:
    assert read_period(written, begins=1) is None


@pytest.mark.parametrize("period", [MARCH, YEAR, FROM_APRIL, Period(date(2026, 3, 5), date(2026, 4, 2))])
@pytest.mark.parametrize("begins", [1, 4])
def test_the_address_of_a_period_reads_as_that_period(period: Period, begins: int) -> None:
    assert read_period(in_address(period, begins), begins) == period


def test_columns_are_known_by_their_names_in_any_case_and_unknown_ones_are_left() -> None:
    header = ["Sales Agent", "Region", "Quota", "comment", "Period", "CURRENCY"]
    assert columns_of(header) == {
        0: Column.SELLER,
        1: Column.TEAM,
        2: Column.AMOUNT,
        4: Column.PERIOD,
        5: Column.CURRENCY,
    }


def test_a_table_without_an_amount_or_a_period_says_what_it_lacks() -> None:
    with pytest.raises(LacksColumns) as caught:
        columns_of(["seller", "from"])
    assert caught.value.lacking == (Column.AMOUNT, Column.PERIOD)
    assert columns_of(["from", "to", "target"])

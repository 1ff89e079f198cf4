"""Periods and columns as people write them."""

from datetime import date

import pytest

from groundswell.engine.attaining.periods import Period
from groundswell.results.targets.across import across
from groundswell.results.targets.columns import LacksColumns, columns_of, written
from groundswell.results.targets.periods import in_address, read_period
from groundswell.results.targets.values import Column
from groundswell.sources.delimited.plain import PlainRow

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
    columns = columns_of(header)
    assert columns.unread == ("comment",)
    assert columns.meant == {
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


@pytest.mark.parametrize(
    ("name", "begins", "period"),
    [
        ("2026-Q1", 1, "2026-Q1"),
        ("Target Q1 2026", 1, "Q1 2026"),
        ("Q1'26", 1, "Q1 2026"),
        ("FY26 Q1", 4, "FY2026 Q1"),
        ("Jan-26", 1, "Jan 2026"),
        ("2026-01-01", 1, "2026-01-01"),
        ("2026/27", 4, "2026/27"),
        ("Q3", 4, "2026-Q3"),
        ("quota_q2", 1, "2026-Q2"),
        ("3. Quartal", 1, "2026-Q3"),
        ("2nd quarter", 1, "2026-Q2"),
        ("Februar", 1, "2026-02"),
        ("Feb.", 4, "2027-02"),  # of the fiscal year that begins in April 2026
        ("Apr", 4, "2026-04"),
    ],
)
def test_a_column_that_is_called_after_a_period_is_that_however_it_is_written(
    name: str, begins: int, period: str
) -> None:
    one = across(name)
    assert one is not None
    assert one.in_year(2026, begins) == period
    assert read_period(period, begins) is not None


@pytest.mark.parametrize("name", ["", "seller", "Q5", "Total", "comment", "2026-13", "target", "26", "Q12"])
def test_a_column_that_is_called_after_none_is_none(name: str) -> None:
    assert across(name) is None


def amounts(header: str, *rows: str) -> list[tuple[int, str, str, str]]:
    plain = [PlainRow(number, tuple(row.split(","))) for number, row in enumerate(rows, start=1)]
    found = written(header.split(","), plain, 1, 2026)
    return [(one.number, one[Column.SELLER], one[Column.PERIOD], one[Column.AMOUNT]) for one in found]


def test_of_a_table_in_which_each_period_is_a_column_each_amount_is_a_row() -> None:
    assert amounts("seller,total,Q1,Q2 2027", "Ida,30,10,20", "Bo,5,,5", ",,,", "Cleo,0,n/a,") == [
        (1, "Ida", "2026-Q1", "10"),
        (1, "Ida", "Q2 2027", "20"),
        (2, "Bo", "Q2 2027", "5"),
        (4, "Cleo", "2026-Q1", ""),  # and is told to name no amount
    ]


def test_a_year_beside_them_is_theirs_and_one_that_is_none_is_told_with_the_column() -> None:
    table = ("Ida,2027,1,2", "Bo,,3,", "Cleo,soon,4,")
    assert amounts("seller,year,Q1,2025-Q4", *table) == [
        (1, "Ida", "2027-Q1", "1"),
        (1, "Ida", "2025-Q4", "2"),
        (2, "Bo", "2026-Q1", "3"),
        (3, "Cleo", "Q1 soon", "4"),
    ]
    assert not columns_of(["seller", "year", "Q1"]).lack_a_year
    assert columns_of(["seller", "Q1", "Q2 2026"]).lack_a_year


def test_where_a_table_has_amount_and_period_its_other_columns_are_no_periods() -> None:
    columns = columns_of(["seller", "period", "amount", "Q1"])
    assert (columns.across, columns.unread) == ({}, ("Q1",))
    assert columns_of(["seller", "amount", "Q1"]).unread == ("amount",)


def test_a_currency_that_a_column_names_is_that_of_its_amounts() -> None:
    rows = [PlainRow(1, ("Ida", "5", "")), PlainRow(2, ("Bo", "5", "CHF"))]
    found = written(["seller", "Q1 (USD)", "currency"], rows, 1, 2026)
    assert [one[Column.CURRENCY] for one in found] == ["USD", "CHF"]

"""Dates at their edges: where a year, an hour or an order of day and month tips over."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.sources.formats.dates import ISO, DateStyle, looks_like_date, parse_date, style_of
from groundswell.sources.formats.zones import parted_from_zone

DAY_FIRST, YEAR_FIRST = DateStyle(day_first=True), DateStyle(year_first=True)


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)), st.sampled_from("/.-"))
def test_every_day_is_read_back_in_the_order_in_which_its_column_writes_it(day: date, mark: str) -> None:
    meant = datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert parse_date(day.isoformat()) == meant
    assert parse_date(f"{day.year}{mark}{day.month}{mark}{day.day}") == meant
    assert parse_date(f"{day.month}{mark}{day.day}{mark}{day.year}") == meant
    assert parse_date(f"{day.day}{mark}{day.month}{mark}{day.year}", DAY_FIRST) == meant
    assert parse_date(f"{day:%d %B %Y}") == meant
    assert parse_date(f"{day:%B %d, %Y}") == meant
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == meant


@given(st.times())
def test_every_hour_is_read_back_from_both_clocks(at) -> None:
    meant = datetime(2026, 3, 4, at.hour, at.minute, tzinfo=UTC)
    assert parse_date(f"3/4/2026 {at:%H:%M}") == meant
    assert parse_date(f"3/4/2026 {at:%I:%M} {'pm' if at.hour >= 12 else 'a.m.'}") == meant
    assert parse_date(f"March 4, 2026 {at:%H:%M:%S}") == meant.replace(second=at.second)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3/4/69", (2069, 3, 4)),
        ("3/4/70", (1970, 3, 4)),
        ("3/4/99", (1999, 3, 4)),
        ("3/4/00", (2000, 3, 4)),
        ("1.2.2026", (2026, 1, 2)),
        ("4 juill. 2026", (2026, 7, 4)),
        ("4 Decembers 2026", (2026, 12, 4)),
        ("4 tháng 3, 2026", (2026, 3, 4)),
        ("2026 March 4", (2026, 3, 4)),
        ("3/4/2026 12:30 PM", (2026, 3, 4, 12, 30)),
        ("3/4/2026 下午 3:05", (2026, 3, 4, 15, 5)),
        ("3/4/2026 上午 12:05", (2026, 3, 4, 0, 5)),
        ("177261840", (1975, 8, 14, 15, 24)),
        ("1772618400000000", (2026, 3, 4, 10)),
        ("46085.5", (2026, 3, 4, 12)),
        ("20000", (1954, 10, 3)),
    ],
)
def test_a_short_year_a_short_month_and_a_count_of_days_mean_one_day(written, meant) -> None:
    assert parse_date(written) == datetime(*meant, tzinfo=UTC)


@pytest.mark.parametrize("year", [1901, 2199])
def test_the_first_and_the_last_year_that_a_table_may_tell_of_are_dates(year: int) -> None:
    assert parse_date(f"{year}-06-01") == datetime(year, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["1900-06-01", "2200-06-01", "3/4/2026 25:00", "4 Foo 2026", "19999", "1234567", "123456789012345678"],
)
def test_a_year_out_of_bounds_and_a_number_of_another_length_are_no_dates(written: str) -> None:
    assert parse_date(written) is None
    assert not looks_like_date(written)


def test_a_cell_as_long_as_a_sentence_is_no_date_though_it_holds_one() -> None:
    assert parse_date("4 March 2026" + " " * 200) is not None
    long = "4 March 2026 " + "x" * 87
    assert len(long) == 100
    assert parse_date(long) == datetime(2026, 3, 4, tzinfo=UTC)
    assert looks_like_date(long)
    assert parse_date(long + "x") is None
    assert not looks_like_date(long + "x")


@pytest.mark.parametrize("written", ["25/04/2026", "04/25/2026", "26-04-25"])
def test_what_is_a_date_in_any_order_looks_like_one(written: str) -> None:
    assert looks_like_date(written)


@pytest.mark.parametrize(
    ("column", "style"),
    [
        (["2026/03/04", "2026/05/06"], ISO),
        (["01/01/2026"], ISO),
        (["2/02/2026"], ISO),
        (["12/13/2026"], DateStyle()),
        (["13/12/2026"], DAY_FIRST),
        (["32-05-06", "33-05-06"], YEAR_FIRST),
        (["26-05-31", "26-05-30"], YEAR_FIRST),
        (["26-12-05", "26-12-06"], YEAR_FIRST),
        (["12-13-05", "12-14-06"], DateStyle()),
        (["31-05-06", "30-05-06"], DAY_FIRST),
        (["05-06-32", "05-06-33"], DateStyle(day_first=True, ambiguous=True, example="05-06-32")),
        (["03-05-26", "04-05-27"], DateStyle(day_first=True, ambiguous=True, example="03-05-26")),
        (["13/01/2026", "01/13/2026"], DateStyle(ambiguous=True, example="13/01/2026")),
        (["4. siječnja 2026"], DateStyle(croatian=True)),
        (["4. listopada 2026"], ISO),
        ([], ISO),
    ],
)
def test_a_column_tells_the_order_of_its_dates(column: list[str], style: DateStyle) -> None:
    assert style_of(column) == style


def test_the_language_of_a_table_settles_slashes_and_not_what_the_column_settles_itself() -> None:
    assert style_of(["03/04/2026"], day_first=True).day_first
    assert not style_of(["03/14/2026"], day_first=True).day_first


def test_a_month_that_neighbours_call_otherwise_is_read_by_its_column() -> None:
    assert parse_date("4. listopada 2026") == datetime(2026, 11, 4, tzinfo=UTC)
    assert parse_date("4. listopada 2026", DateStyle(croatian=True)) == datetime(2026, 10, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "moment", "hours"),
    [
        ("3/4/2026 10:00 EST", "3/4/2026 10:00", -5),
        ("3/4/2026 10:00 UTC", "3/4/2026 10:00", 0),
        ("3/4/2026 10:00 GMT+14", "3/4/2026 10:00", 14),
        ("3/4/2026 10:00 (UTC-03:30)", "3/4/2026 10:00", -3.5),
        ("3/4/2026 10 pm +0530", "3/4/2026 10 pm", 5.5),
        ("3/4/2026 10:00 −02:00", "3/4/2026 10:00", -2),
        ("Tue Mar 3 2026 10:00 GMT-0500 (Eastern Standard Time)", "Tue Mar 3 2026 10:00", -5),
        ("Tue Mar  3 10:00:00 CET 2026", "Tue Mar  3 10:00:00 2026", 1),
    ],
)
def test_a_zone_behind_a_clock_is_taken_off_and_told(written: str, moment: str, hours: float) -> None:
    assert parted_from_zone(written) == (moment, timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    "written", ["3/4/2026 10:00 GMT+15", "3/4/2026 10:00 +1401", "3/4/2026 10:00 XYZ", "3/4/2026 EST"]
)
def test_what_is_no_zone_stays_with_the_moment(written: str) -> None:
    assert parted_from_zone(written) == (written, None)

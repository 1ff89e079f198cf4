from datetime import UTC, datetime, timedelta, timezone

import pytest

from groundswell.sources.formats.dates import DateStyle, parse_date, style_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-04", datetime(2026, 3, 4, tzinfo=UTC)),
        ("2026-03-04 3:05:09", datetime(2026, 3, 4, 3, 5, 9, tzinfo=UTC)),
        ("2026-03-04T10:00:00Z", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("2026-03-04T10:00:00+02:00", datetime(2026, 3, 4, 10, tzinfo=timezone(timedelta(hours=2)))),
        ("2026-03-04 10:00:00.123000 UTC", datetime(2026, 3, 4, 10, 0, 0, 123000, tzinfo=UTC)),
        ("3/4/2026 4:05 PM", datetime(2026, 3, 4, 16, 5, tzinfo=UTC)),
        ("12/31/2026 12:00 am", datetime(2026, 12, 31, tzinfo=UTC)),
        ("04/Mar/26 17:20", datetime(2026, 3, 4, 17, 20, tzinfo=UTC)),
        ("4 March 2026", datetime(2026, 3, 4, tzinfo=UTC)),
        ("Mar 4, 2026 5:30 PM", datetime(2026, 3, 4, 17, 30, tzinfo=UTC)),
        ("4. März 2026", datetime(2026, 3, 4, tzinfo=UTC)),
        ("4 de marzo de 2026", datetime(2026, 3, 4, tzinfo=UTC)),
        ("Wed, 04 Mar 2026 10:00:00 +0000", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("Wed, 04 Mar 2026 10:00:00 +0100", datetime(2026, 3, 4, 9, tzinfo=UTC)),
        ("4 Mar 26 10:00 EST (Boston)", datetime(2026, 3, 4, 15, tzinfo=UTC)),
        ("1772618400", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("1772618400000", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("20260304", datetime(2026, 3, 4, tzinfo=UTC)),
        ("46085", datetime(2026, 3, 4, tzinfo=UTC)),
        ("2026-03", datetime(2026, 3, 1, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_however_a_tool_writes_it(written: str, meant: datetime) -> None:
    assert parse_date(written) == meant


@pytest.mark.parametrize(
    "written", ["", "soon", "2026-13-45", "0", "12", "13/13/2026", "n/a", "99999999999999"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_date(written) is None


def test_one_day_beyond_twelve_settles_the_whole_column() -> None:
    assert style_of(["03/04/2026", "25/04/2026"]) == DateStyle(day_first=True)
    assert style_of(["03/04/2026", "04/25/2026"]) == DateStyle(day_first=False)


def test_a_column_that_leaves_the_order_open_says_so_with_an_example() -> None:
    style = style_of(["01/01/2026", "03/04/2026"])
    assert style.ambiguous
    assert style.example == "03/04/2026"


def test_dots_go_with_the_day_first_and_slashes_with_the_month() -> None:
    assert style_of(["03.04.2026"]).day_first
    assert not style_of(["03/04/2026"]).day_first


def test_a_year_of_two_digits_is_told_by_how_few_there_are() -> None:
    days = [f"{day:02d}-{month:02d}-26" for day in (3, 14, 28) for month in (1, 2)]
    assert parse_date("14-02-26", style_of(days)) == datetime(2026, 2, 14, tzinfo=UTC)
    years = [f"26-{month:02d}-{day:02d}" for day in (3, 11, 12) for month in (1, 2)]
    assert parse_date("26-02-11", style_of(years)) == datetime(2026, 2, 11, tzinfo=UTC)

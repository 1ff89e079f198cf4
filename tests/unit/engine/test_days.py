from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from groundswell.engine.days import day_of, is_before, is_by

NEW_YORK, SYDNEY = ZoneInfo("America/New_York"), ZoneInfo("Australia/Sydney")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


def test_a_moment_is_of_the_day_that_the_clock_there_shows() -> None:
    late = datetime.fromisoformat("2026-01-31T23:30:00-05:00")

    assert [day_of(late, zone).day for zone in (NEW_YORK, UTC, SYDNEY)] == [31, 1, 1]


@pytest.mark.parametrize("zone", [UTC, NEW_YORK, SYDNEY])
def test_a_day_without_a_time_of_day_is_that_day_everywhere(zone: ZoneInfo) -> None:
    assert day_of(utc(2026, 2, 1), zone) == date(2026, 2, 1)


@pytest.mark.parametrize("zone", [NEW_YORK, SYDNEY])
def test_a_day_without_a_time_of_day_is_within_that_day_everywhere(zone: ZoneInfo) -> None:
    begins = datetime(2026, 2, 1, tzinfo=zone)
    ends = datetime(2026, 2, 1, 23, 59, 59, tzinfo=zone)

    assert is_by(utc(2026, 2, 1), ends, zone)
    assert not is_before(utc(2026, 2, 1), begins, zone)
    assert not is_by(utc(2026, 2, 2), ends, zone)
    assert is_before(utc(2026, 1, 31), begins, zone)

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from groundswell.cli.options import WrongUse, day, zone_of


def test_days_are_counted_in_utc_unless_a_zone_is_told() -> None:
    assert zone_of("UTC") is UTC
    assert zone_of("Europe/Berlin") == ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("written", ["Mars/Olympus", "/etc/passwd", "../x", "Europe"])
def test_what_is_no_time_zone_is_refused(written: str) -> None:
    with pytest.raises(WrongUse, match="is not a time zone"):
        zone_of(written)


def test_a_day_begins_and_ends_in_its_zone() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert day("2026-02-01", zone=berlin) == datetime(2026, 1, 31, 23, tzinfo=UTC)
    assert day("2026-02-01", end=True, zone=berlin) < datetime(2026, 2, 1, 23, tzinfo=UTC)
    assert day("2026-02-01T10:00+00:00", zone=berlin) == datetime(2026, 2, 1, 10, tzinfo=UTC)

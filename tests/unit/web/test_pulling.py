"""When the teams are pulled together: two working days on, in the morning where the company is."""

from datetime import UTC, date, datetime

import pytest


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("asked", "day"),
    [
        (date(2026, 6, 10), date(2026, 6, 12)),
        (date(2026, 6, 12), date(2026, 6, 16)),
        (date(2026, 6, 13), date(2026, 6, 16)),
    ],
    ids=["on a Wednesday", "on a Friday", "on a Saturday"],
)
def test_no_meeting_is_suggested_at_the_weekend(asked: date, day: date) -> None:
    from groundswell.web.pulling.together import suggested

    told = suggested(datetime(asked.year, asked.month, asked.day, 12, tzinfo=UTC))
    assert (told["day"], told["hour"]) == (day, "10:00")

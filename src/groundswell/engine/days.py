"""Moments and days in one time zone, so that neither depends on where the machine stands."""

from datetime import UTC, date, datetime, time, tzinfo

_MIDNIGHT = time(0)


def in_zone(at: datetime, zone: tzinfo = UTC) -> datetime:
    """The same moment as the clock in `zone` shows it.

    Midnight in UTC is how a day without a time of day is kept: it stays that day in every zone. (What really
    happened on that very second is taken for one too.)
    """
    there = at.astimezone(UTC)
    return there if there.time() == _MIDNIGHT else at.astimezone(zone)


def day_of(at: datetime, zone: tzinfo = UTC) -> date:
    return in_zone(at, zone).date()


def is_by(at: datetime, moment: datetime, zone: tzinfo = UTC) -> bool:
    """Whether `at` is not after `moment`, by the clock in `zone`: so a day without a time of day is within
    that day, also where it was not midnight there when it was in UTC."""
    return _clock(at, zone) <= _clock(moment, zone)


def is_before(at: datetime, moment: datetime, zone: tzinfo = UTC) -> bool:
    """Whether `at` is before `moment`, by the clock in `zone`."""
    return _clock(at, zone) < _clock(moment, zone)


def _clock(at: datetime, zone: tzinfo) -> datetime:
    return in_zone(at, zone).replace(tzinfo=None)

"""What is better done while people sleep."""

from datetime import datetime
from zoneinfo import ZoneInfo

from groundswell.people.queries import organisation

_FROM, _TO = 1, 5  # hours, where the company is


def is_night(at: datetime) -> bool:
    """Whether it is the hour for long work, where the company is."""
    company = organisation()
    zone = ZoneInfo(company.time_zone) if company else at.tzinfo
    return _FROM <= at.astimezone(zone).hour < _TO

"""Days as people tell them."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1990, 2099


def is_of_a_calendar(day: date) -> bool:
    """Beyond stand slips of the keyboard; and of a day at the end of all calendars there is none after it."""
    return FIRST_YEAR <= day.year <= LAST_YEAR

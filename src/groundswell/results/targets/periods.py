"""Periods as people write them, read by the company's fiscal year."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from groundswell.engine.attaining.periods import Period, Span, quarter_number, quarter_of, span_of, year_of
from groundswell.engine.attaining.periods import fiscal_year as fiscal_year_of
from groundswell.people.days import FIRST_YEAR, LAST_YEAR
from groundswell.sources.formats.dates import ISO, DateStyle, parse_date, style_of
from groundswell.sources.formats.months import month_of

_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
_QUARTER = re.compile(r"(?:fy ?)?(?P<year>\d{4})(?:/\d{2,4})?[ -]*q(?P<quarter>[1-4])", re.IGNORECASE)
_QUARTER_FIRST = re.compile(r"q(?P<quarter>[1-4])[ -/]*(?:fy ?)?(?P<year>\d{4})(?:/\d{2,4})?", re.IGNORECASE)
_MONTH = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[-./](?P<year>\d{4})")
_NAMED = re.compile(r"(?P<name>[^\W\d_]+)\.? (?P<year>\d{4})")
_YEAR = re.compile(r"(?:fy ?)?(?P<year>\d{4})(?:/(?P<next>\d{2}|\d{4}))?", re.IGNORECASE)
# What a spreadsheet makes of a month that is typed as 2026-03 or Mar 2026.
_FIRST_OF_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-01")
_FROM_TO = re.compile(r"(.+?)(?: to | bis |\.\.| [-–] |–)(.+)", re.IGNORECASE)


def read_period(text: str, begins: int) -> Period | None:
    """A month, quarter, year or two days; None where it is none. Two days in the wrong order are given so:
    whoever asks looks at that."""
    plain = " ".join(text.split())
    if (found := _QUARTER.fullmatch(plain) or _QUARTER_FIRST.fullmatch(plain)) is not None:
        year = int(found["year"])
        return quarter_of(year, int(found["quarter"]), begins) if year in _YEARS else None
    if (found := _YEAR.fullmatch(plain)) is not None and _names_a_year(found, begins):
        return year_of(int(found["year"]), begins)
    found = _MONTH.fullmatch(plain) or _MONTH_FIRST.fullmatch(plain) or _FIRST_OF_MONTH.fullmatch(plain)
    if found is not None:
        return _month(int(found["year"]), int(found["month"]))
    if (found := _NAMED.fullmatch(plain)) is not None:
        return _month(int(found["year"]), month_of(found["name"].casefold()) or 0)
    found = _FROM_TO.fullmatch(plain)
    return read_days(found[1], found[2]) if found else None


def read_days(first: str, last: str, style: DateStyle = ISO) -> Period | None:
    """From one day to another, in whichever order."""
    days = [_day(first, style), _day(last, style)]
    return Period(days[0], days[1]) if days[0] is not None and days[1] is not None else None


def style_of_days(cells: Iterable[str]) -> DateStyle:
    return style_of(cells)


def is_open(text: str, style: DateStyle) -> bool:
    """Whether nothing tells its day and month apart: "03/04/2026" in a column that leaves it open."""
    return style.ambiguous and not re.match(r"\d{4}", text.strip())


def _day(text: str, style: DateStyle) -> date | None:
    moment = parse_date(text.strip(), style)
    return moment.date() if moment is not None and moment.year in _YEARS else None


def _names_a_year(found: re.Match[str], begins: int) -> bool:
    """ "2026/27" does; "2011/12" is a month where years begin in January."""
    year, second = int(found["year"]), found["next"]
    if year not in _YEARS:
        return False
    return second is None or (begins != 1 and int(second) % 100 == (year + 1) % 100)


def _month(year: int, month: int) -> Period | None:
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def in_address(period: Period, begins: int) -> str:
    """As `read_period` reads it: `2026-03`, `2026-Q1`, `2026`, `2026-03-01..2026-04-15`."""
    span = span_of(period, begins)
    if span is Span.MONTH:
        return f"{period.first:%Y-%m}"
    year = fiscal_year_of(period, begins)
    if span is Span.QUARTER:
        return f"{year}-Q{quarter_number(period, begins)}"
    return f"{year}" if span is Span.YEAR else f"{period.first}..{period.last}"

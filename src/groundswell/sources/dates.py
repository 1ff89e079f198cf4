"""Dates as tools and people write them.

"03/04/2026" alone cannot be told; the column it stands in mostly can: one 25/04 settles it for all. So a
column is looked at as a whole first (`style_of`), and each value is read by what was found.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan ene gen", "feb fev fév", "mar mär mrt", "apr abr avr", "may mai mei mag", "jun juin giu"),
            *("jul juil lug", "aug aoû ago", "sep set", "oct okt out ott", "nov", "dec dez dic déc"),
        ),
        start=1,
    )
    for name in names.split()
}
_NUMERIC = re.compile(r"^\D{0,12}?(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})(?:\D|$)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?m?\b", re.I)
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s/\-,]*(?:de\s+)?([^\W\d_]{3,})\.?[\s/\-,]*(?:de\s+)?(\d{2,4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_MONTH = re.compile(r"^((?:19|20)\d\d)-(\d\d)$")
_EPOCH = re.compile(r"^\d{9,10}(\.\d+)?$|^\d{12,13}$|^\d{15,16}$")
# The form of mail headers, whose zone must not be lost: "Wed, 04 Mar 2026 10:00:00 +0100".
_MAIL = re.compile(
    r"^(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d{1,2}:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|[A-Z]{1,5}\b)"
)
# Zones that say what a date without one is read as anyway.
_ZONE = re.compile(r"\s*(?:UTC|GMT)$")
# Days since 1899-12-30, as spreadsheets count them: 1954 to 2064.
_SERIAL = re.compile(r"^[2-5]\d{4}(\.\d+)?$")
_SERIAL_EPOCH = datetime(1899, 12, 30, tzinfo=UTC).timestamp()


@dataclass(frozen=True, kw_only=True, slots=True)
class DateStyle:
    """In which order a column writes day, month and year; `ambiguous` where the column leaves it open."""

    day_first: bool = False
    # Two-digit years: whether "20-10-16" begins with its year.
    year_first: bool = False
    ambiguous: bool = False
    # A date that shows what was open, for the note.
    example: str = ""


ISO = DateStyle()


def style_of(values: Iterable[str]) -> DateStyle:
    """The order that all of the column's dates agree with."""
    triples = [_triple(value) for value in values]
    seen = [triple for triple in triples if triple and len(triple[0]) < 4]
    if not seen:
        return ISO
    if all(len(triple[3]) <= 2 for triple in seen) and _year_leads(seen):
        return DateStyle(year_first=True)
    day_first = any(int(first) > 12 for first, _, _, _ in seen)
    month_first = any(int(second) > 12 for _, _, second, _ in seen)
    if day_first != month_first:
        return DateStyle(day_first=day_first)
    return _by_custom(seen)


def parse_date(text: str, style: DateStyle = ISO) -> datetime | None:
    """An aware moment (UTC where no zone is told), or None where the text is no date."""
    text = _ZONE.sub("", text.strip())
    if not text:
        return None
    try:
        return _aware(_parse(text, style))
    except (ValueError, OverflowError, OSError):
        return None


def looks_like_date(text: str) -> bool:
    """Whether the text is a date in some order: for finding the column, not for reading it."""
    return any(
        parse_date(text, style) for style in (ISO, DateStyle(day_first=True), DateStyle(year_first=True))
    )


def _parse(text: str, style: DateStyle) -> datetime | None:
    if text[0].isdigit() and text.replace(".", "", 1).isdigit():
        return _from_number(text)
    if _MAIL.match(text):
        return _from_mail(text)
    return _from_iso(text) or _from_numeric(text, style) or _from_words(text) or _from_mail(text)


def _from_iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _from_number(text: str) -> datetime | None:
    if _EPOCH.match(text):
        digits = len(text.partition(".")[0])
        scale = 1 if digits <= 10 else 1_000 if digits <= 13 else 1_000_000
        return datetime.fromtimestamp(float(text) / scale, tz=UTC)
    if _SERIAL.match(text):
        return datetime.fromtimestamp(_SERIAL_EPOCH + round(float(text) * 86_400), tz=UTC)
    return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC) if len(text) == 8 else None


def _from_numeric(text: str, style: DateStyle) -> datetime | None:
    triple = _triple(text)
    if triple is None:
        month = _YEAR_MONTH.match(text)
        return datetime(int(month[1]), int(month[2]), 1, tzinfo=UTC) if month else None
    first, _, second, third = triple
    if len(first) == 4 or (len(third) <= 2 and style.year_first):
        year, month, day = first, second, third
    elif style.day_first:
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    rest = text[sum(map(len, (first, second, third))) + 2 :]
    return datetime(_year(year), int(month), int(day), *_clock(rest), tzinfo=UTC)


def _from_words(text: str) -> datetime | None:
    found = _DAY_FIRST.search(text)
    if found and (month := _month(found[2])):
        return datetime(_year(found[3]), month, int(found[1]), *_clock(text[found.end() :]), tzinfo=UTC)
    found = _MONTH_FIRST.search(text)
    if found and (month := _month(found[1])):
        return datetime(_year(found[3]), month, int(found[2]), *_clock(text[found.end() :]), tzinfo=UTC)
    return None


def _from_mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, IndexError):
        return None


def _month(word: str) -> int | None:
    word = word.lower()
    return _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])


def _clock(text: str) -> tuple[int, int, int]:
    found = _CLOCK.search(text)
    if found is None:
        return 0, 0, 0
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    return hour, int(found[2]), int(found[3] or 0)


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (1900 if year > 69 else 2000)


def _aware(moment: datetime | None) -> datetime | None:
    if moment is None or not 1900 < moment.year < 2200:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _triple(text: str) -> tuple[str, str, str, str] | None:
    """(first, mark between, second, third) of a date in numbers."""
    found = _NUMERIC.match(text.strip())
    return (found[1], found[2], found[3], found[4]) if found else None


def _year_leads(seen: list[tuple[str, str, str, str]]) -> bool:
    """Of two-digit years: days take many values, years few."""
    if any(int(first) > 31 for first, _, _, _ in seen):
        return True
    if any(int(third) > 31 for _, _, _, third in seen) or any(int(triple[2]) > 12 for triple in seen):
        return False
    return len({triple[0] for triple in seen}) < len({triple[3] for triple in seen})


def _by_custom(seen: list[tuple[str, str, str, str]]) -> DateStyle:
    """The column leaves it open: day first with dots and dashes, month first with slashes, as CRMs do."""
    open_ones = [triple for triple in seen if triple[0].zfill(2) != triple[2].zfill(2)]
    if not open_ones:
        return ISO
    first, mark, second, third = open_ones[0]
    return DateStyle(day_first=mark != "/", ambiguous=True, example=f"{first}{mark}{second}{mark}{third}")

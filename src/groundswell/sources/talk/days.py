"""Days that stand on the lines of a chat, read together: one 25/04 tells the order of day and month for
all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from groundswell.sources.formats.moments import moment_within
from groundswell.sources.formats.months import month_of

_NUMBERS = re.compile(
    r"(?P<one>\d{1,4})(?P<mark>[./-])\s?(?P<two>\d{1,2})[./-]\s?(?P<three>\d{1,4})(?![\d:])\.?"
)
WEEKDAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lun|mar|mer|mié|mie|jeu|jue|ven|vie|sam|sáb|sab|dim|dom|seg|ter|qua|qui|sex|gio|ma|wo|za|zo|vr|pon|wto|śro|czw"
    r"|pią|sob|nie|пон|вто|сре|чет|пят|суб|вос|пн|вт|ср|чт|пт|сб|вс|mån|tis|ons|tor|fre|lör|sön|lør|søn)[^\W\d_]*",
    re.I,
)
_EAST = re.compile(r"[月火水木金土日](?:曜日?)?|[월화수목금토일]요일|(?:星期|周|週)[一二三四五六日天]")
_IN_BRACKETS = re.compile(r"[（(][月火水木金土日월화수목금토일一二三四五六][)）]")
_OF_DAYS = frozenset("st nd rd th de of den der the le el il 年 月 日 년 월 일".split())
_LONGEST = 60
_MARKED = re.compile(r"\s*[-–—=*]{3,}\s")
_MOST_BESIDE = 6
_AMERICAN = re.compile(r"[AP]M\b")  # other countries write "pm" or "p.m."


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """What the written days mean, and what was open about them."""

    moments: dict[str, datetime | None]
    note: str = ""


def is_day(text: str) -> bool:
    """Whether a line is nothing but a day with its weekday, as chats write above the messages of that
    day."""
    if len(text) > _LONGEST:
        return False
    bracketed = _IN_BRACKETS.search(text)  # there a sign of a month is that of a weekday
    text = _IN_BRACKETS.sub(" ", text)
    words = re.findall(r"[^\W\d_]+", text)
    if _MARKED.match(text) and len(words) <= _MOST_BESIDE:
        moment = moment_within(text)
        return moment is not None and moment.at is not None  # "--- Day changed Fri Mar 13 2026"
    named = [word for word in words if WEEKDAY.fullmatch(word) or _EAST.fullmatch(word)]
    others = (word for word in words if word not in named)
    return (
        any(character.isdigit() for character in text)
        and (bracketed or any(word not in _OF_DAYS and not month_of(word) for word in named))
        and all(word.casefold() in _OF_DAYS or month_of(word) for word in others)
    )


def day_above(text: str) -> datetime | None:
    """The day such a line tells; its weekday says which of two numbers is the month."""
    moment = moment_within(text)
    if moment is None or moment.at is not None:
        return moment.at if moment else None
    weekday = text.strip(" -–—=*")[:3].casefold()
    either = (_moment(text, day_first=first) for first in (True, False))
    fitting = [at for at in either if at and f"{at:%a}".casefold() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def days_of(written: Sequence[str]) -> Days:
    """The moment of each written day, in the order of the file."""
    written = list(dict.fromkeys(day for day in written if day))
    open_ones = [day for day in written if _is_open(day)]
    if not open_ones:
        moments = {day: _moment(day, day_first=False) for day in written}
        yearless = next((day for day, moment in moments.items() if moment is None), "")
        note = f"the date '{yearless.strip()}' has no year" if yearless and not any(moments.values()) else ""
        return Days(moments=moments, note=note)
    by_order = {first: [_moment(day, day_first=first) for day in written] for first in (True, False)}
    order = _order(by_order[True], by_order[False])
    if order is not None:
        return Days(moments=dict(zip(written, by_order[order], strict=True)))
    guess = "." in open_ones[0] or not (_AMERICAN.search(open_ones[0]) and "/" in open_ones[0])
    note = ""
    if _NUMBERS.search(open_ones[0]) and "." not in open_ones[0] and by_order[True] != by_order[False]:
        read = "day and month" if guess else "month and day"
        note = f"the date '{open_ones[0].strip()}' leaves open which number is the month; read as {read}"
    return Days(moments=dict(zip(written, by_order[guess], strict=True)), note=note)


def _order(day_first: list[datetime | None], month_first: list[datetime | None]) -> bool | None:
    """Whether the day comes first: the order in which all are days, else that in which they follow each
    other."""
    if (None in day_first) != (None in month_first):
        return None not in day_first
    rising = _rises(day_first), _rises(month_first)
    return rising[0] if rising[0] != rising[1] else None


def _rises(moments: list[datetime | None]) -> bool:
    known = [moment for moment in moments if moment is not None]
    return all(earlier <= other for earlier, other in pairwise(known))


def _is_open(day: str) -> bool:
    match = _NUMBERS.search(day)
    return match is not None and len(match["one"]) < 4


def _moment(day: str, *, day_first: bool) -> datetime | None:
    match = _NUMBERS.search(day)
    if match is None:
        moment = moment_within(day)
        return moment.at if moment else None
    first, two, three = match["one"], match["two"], match["three"]
    if len(first) == 4:
        year, month, of_month = first, two, three
    else:
        year, month, of_month = three, *((two, first) if day_first else (first, two))
    year = year if len(year) == 4 else f"20{year.zfill(2)}"
    hour = day[match.end() :].lstrip(" ,T") or day[: match.start()].rstrip(" ,،•·|")
    moment = moment_within(f"{year}-{month.zfill(2)}-{of_month.zfill(2)} {hour}")
    return moment.at if moment else None

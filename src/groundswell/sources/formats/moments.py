"""Days and hours standing somewhere in a line or a file's name, with the zone that is written beside them.

`dates` reads a value that is a date and nothing else; here the date is first found: "Rollout (2026-03-10
15_00 GMT+1) - Transcript", "Tuesday, March 10, 2026 3:00 PM", "Linden 2026-03-10 at 3.05.12 PM".
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from groundswell.sources.formats.dates import DateStyle, style_of
from groundswell.sources.formats.months import month_of

_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Year, month, day: with one mark between them or with none, and then in full.
_YEAR_FIRST = re.compile(
    rf"(?<!\d){_YEAR}(?:(?P<mark>[-_./ ])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)|"
    r"(?P<m>\d\d)(?P<d>\d\d))(?!\d)"
)
_EAST = re.compile(rf"(?<!\d){_YEAR}\s?[年년.]\s?(?P<month>\d\d?)\s?[月월.]\s?(?P<day>\d\d?)\s?[日일.]")
_YEAR_LAST = re.compile(
    r"(?<![\d.])(?<![^\W_])(?P<one>\d\d?)(?P<mark>[-_./])(?P<two>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_SHORT_YEAR = re.compile(
    r"(?<![\d./-])(?<![^\W_])(?P<one>\d\d)(?P<mark>[-./])(?P<two>\d\d)(?P=mark)(?P<year>\d\d)(?![\d.])"
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|º|\.)?[ _,-]*(?:de |of )?(?P<word>{_WORD})\.?,?"
    rf"[ _-]*(?:de |of )?{_YEAR}(?!\d)",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W_])(?P<word>{_WORD})\.?[ _-]+(?P<day>\d\d?)(?:st|nd|rd|th)?,?[ _-]+{_YEAR}(?!\d)", re.I
)
# "Thu Mar 12 21:40:01 2026", as programs print a moment.
_PRINTED = re.compile(
    rf"(?<![^\W_])(?P<word>{_WORD}) {{1,2}}(?P<day>\d\d?) (?P<clock>\d\d:\d\d:\d\d) "
    rf"(?:[A-Z]{{3,4}} )?{_YEAR}(?!\d)"
)
_YEAR_WORD = re.compile(rf"(?<!\d){_YEAR}[ _.-]+(?P<word>{_WORD})\.?[ _-]+(?P<day>\d\d?)(?!\d)", re.I)
_PATTERNS = (
    *(_YEAR_FIRST, _EAST, _YEAR_LAST, _SHORT_YEAR),
    *(_DAY_FIRST, _MONTH_FIRST, _YEAR_WORD, _PRINTED),
)
_CLOCK = (
    r"(?P<early>[上下]午|오[전후])?\s?"
    r"(?:(?P<hour>\d\d?)[:._h-](?P<minute>[0-5]\d)(?:[:._-](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?!\d)"
    r"|(?P<hh>[01]\d|2[0-3])(?P<mm>[0-5]\d)(?P<ss>[0-5]\d)?(?!\d|-\d\d-)|(?P<full>\d\d?)(?=\s?[ap]\.?\s?m\b))"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
_AFTER = re.compile(
    rf"(?:\s?г\.)?[\s,T_•·|(-]{{0,4}}(?:(?:at|um|à|kl|klo|às|alle|ore|om|o|u|g|[^\W\d_]{{3,4}})\b\.?[\s_]+)?@?\s?{_CLOCK}",
    re.I,
)
_BEFORE = re.compile(rf"(?<![\d:.]){_CLOCK}[\s,•·|-]{{0,4}}(?:(?:on|am|le|el|il)\s)?$", re.I)
_ZONE = re.compile(
    r"\s?\(?(?:(?P<zulu>Z)(?![^\W_])|(?P<name>[A-Z]{2,4})?(?:\s?(?P<sign>[+−-])(?P<h>\d\d?)(?:[:_.-]?(?P<min>[034][05])(?!\d))?(?!\d))?)"
)
# Hours from Greenwich of the zones that people write by name and that mean one thing only.
_HOURS = {"GMT": 0, "UTC": 0, "WET": 0, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3}
_HOURS_WEST = {
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
}
_ZONES = _HOURS | _HOURS_WEST | {"AEDT": 11, "NZST": 12, "NZDT": 13}
_PLAIN = frozenset(("GMT", "UTC"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A day, perhaps with its hour, and where in the text it stands."""

    at: datetime | None  # None where the order of day and month is open
    start: int
    end: int
    written: str
    timed: bool = False


def moment_within(text: str, order: DateStyle | None = None) -> Moment | None:
    """The first day that the text tells, else None. `order` settles 03/04/2026 where others have told it."""
    days = [
        (match.start(), day, match)
        for pattern in _PATTERNS
        if (match := _first(pattern, text, order)) and (day := _day(match, order))
    ]
    if not days:
        return None
    start, day, match = min(days, key=lambda day: (day[0], -day[2].end()))
    if match.re is _PRINTED:
        return _printed(match, day)
    return _with_hour(text, start, match.end(), day)


def _first(pattern: "re.Pattern[str]", text: str, order: DateStyle | None) -> "re.Match[str] | None":
    return next((match for match in pattern.finditer(text) if _day(match, order) is not None), None)


def _printed(match: "re.Match[str]", day: "_Day") -> Moment | None:
    hour, minute, second = map(int, match["clock"].split(":"))
    if day.date is None or hour > 23 or max(minute, second) > 59:
        return None
    at = datetime(*day.date, hour, minute, second, tzinfo=UTC)
    return Moment(at=at, start=match.start(), end=match.end(), written=match[0], timed=True)


def _with_hour(text: str, start: int, end: int, day: "_Day") -> Moment:
    after = _AFTER.match(text, end)
    before = None if after and _hour(after) else _BEFORE.search(text[max(0, start - 24) : start])
    clock = after if after and _hour(after) else before
    hour = _hour(clock) if clock else None
    if clock is after and after is not None and hour is not None:
        end = after.end()
    elif clock is not None and hour is not None:
        start = max(0, start - 24) + clock.start()
    zone, end = _zone(text, end) if hour is not None else (UTC, end)
    written = text[start:end].strip()
    if day.date is None:
        return Moment(at=None, start=start, end=end, written=written, timed=hour is not None)
    at = datetime(*day.date, *(hour or (0, 0, 0)), tzinfo=zone).astimezone(UTC)
    return Moment(at=at, start=start, end=end, written=written, timed=hour is not None)


@dataclass(frozen=True, slots=True)
class _Day:
    date: tuple[int, int, int] | None  # None: open


def _day(match: "re.Match[str]", order: DateStyle | None) -> _Day | None:
    """The day of a match; None where it is none (31 February, a word that is no month)."""
    parts = match.groupdict()
    if "one" in parts:
        return _numbered(match, order)
    month = month_of(parts["word"]) if "word" in parts else int(parts["month"] or parts.get("m") or 0)
    day = int(parts["day"] or parts.get("d") or 0)
    return _real(int(parts["year"]), month or 0, day)


def _numbered(match: "re.Match[str]", order: DateStyle | None) -> _Day | None:
    first, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 2000 if year < 100 else 0
    style = style_of(
        [f"{match['one']}{match['mark'].replace('_', '-')}{match['two']}-{year}".replace("-", "/")]
    )
    if order is not None and not order.ambiguous:
        style = order
    elif match["mark"] == ".":
        style = DateStyle(day_first=True)  # with dots it is agreed
    if style.ambiguous:
        return _Day(None) if _real(year, two, first) or _real(year, first, two) else None
    return _real(year, two, first) if style.day_first else _real(year, first, two)


def _real(year: int, month: int, day: int) -> _Day | None:
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return _Day((year, month, day)) if 1990 <= year <= 2100 else None


def _hour(match: "re.Match[str]") -> tuple[int, int, int] | None:
    hour = int(match["hour"] or match["hh"] or match["full"])
    half = (match["half"] or "").lower()
    late = half == "p" or match["early"] in ("下午", "오후")
    if (half or match["early"]) and not 1 <= hour <= 12:
        return None
    if half or match["early"]:
        hour = hour % 12 + (12 if late else 0)
    if hour > 23:
        return None
    return hour, int(match["minute"] or match["mm"] or 0), int(match["second"] or match["ss"] or 0)


def _zone(text: str, end: int) -> tuple[timezone, int]:
    match = _ZONE.match(text, end)
    if match is None or not (match["zulu"] or match["name"] or match["sign"]):
        return UTC, end
    name = match["name"] or ""
    if name and name not in _ZONES:
        return UTC, end
    hours = float(_ZONES.get(name, 0))
    if match["sign"] and (not name or name in _PLAIN):
        hours = int(match["h"]) + int(match["min"] or 0) / 60
        hours = -hours if match["sign"] != "+" else hours
    if abs(hours) > 14:
        return UTC, end
    # " - 2" after an hour is no zone, but "GMT-5" and "+0100" are.
    if match["sign"] and not name and (match["sign"] != "+" and match["min"] is None):
        return UTC, end
    return timezone(timedelta(hours=hours)), match.end()

"""Times standing on a line of talk: when it was said, in whatever form a recorder or a chat writes it.

0:04   00:00:03.120   0:0:3.120 --> 0:0:5.4   (00:03 - 00:05)   [0.00s -> 4.20s]   1m 5s   00:00:03:12
3:00 PM   2026-03-10 15:00:03   10/03/2026, 15:00   [10.03.26, 15:00:03]   10.3.2026 klo 15.00
2026. 3. 10. 오후 3:00   Mar 10, 2026 3:00 PM   3/10 3:00 PM   [10:02 | Edited 10:03]
[10:12, 3/4/2026]   [10:42 • 13/08/2024]
"""

import re
from dataclasses import dataclass

from groundswell.sources.formats.months import month_of

# Exports put narrow and unbreakable blanks before "PM", and marks of direction before lines.
BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f\u2007\t", " "))
MARKS_OF_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"

_PART = r"\d{1,3}:\d{1,2}(?::\d{1,2}(?:[:;]\d\d)?)?(?:[.,]\d{1,3})?(?!\d|:\d)"
_HALF = r"(?:\s?[AaPp](?:\.\s?[Mm]\.|[Mm])(?![^\W_]))"
_TO = r"(?:\s?(?:--?>|→|[-–—~,]|to|bis|à)\s?|\s(?=\d{1,2}:\d\d:\d\d))"
# "Thursday 09:30", as chats write the days just past.
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|today|yesterday|heute|gestern|hoy|ayer|oggi|ieri"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo)"
)
_CLOCK = (
    rf"(?:{_WEEKDAY},?\s(?:(?:at|um|à|a las)\s)?)?{_PART}{_HALF}?"
    rf"(?:{_TO}{_PART}{_HALF}?)?(?:\s?(?:min|uhr)\b)?"
)
_EARLY = r"(?:[上下]午|오[전후])\s?"
_DATE = r"\d{1,4}(?:[./-]\s?)\d{1,2}(?:[./-]\s?)\d{1,4}\.?"
_EAST = r"\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]"
_WORD = r"[^\W\d_]{3,12}"
_WRITTEN = (
    rf"(?:{_WORD},?\s)?(?:\d{{1,2}}\.?\s(?:de\s)?{_WORD}\.?,?\s(?:de\s)?\d{{4}}"
    rf"|{_WORD}\.?\s\d{{1,2}},?\s\d{{4}})"
)
_HOUR = rf"(?:{_EARLY})?\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:[.,]\d{{1,6}})?)?(?!\d){_HALF}?"
_ZONE = r"(?:\s?(?:Z|UTC|GMT)?(?:[+-]\d\d:?\d\d)?)(?![^\W_])"
_DATED = (
    rf"(?P<dated>(?:{_DATE}|{_EAST}|{_WRITTEN})(?:,?\s|T|,)\s?(?:[^\W\d_]{{1,4}}\.?\s)?"
    rf"(?:[^\W\d_]{{3,4}}\s)?{_HOUR}(?:\sUhr)?(?:{_ZONE})?)"
)
# The hour before the day: "[10:12, 3/4/2026]", "[10:42 • 13/08/2024]". Three numbers behind a mere blank may
# be a version: there the year is written in full.
_YEAR_IN_FULL = r"(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}|\d{4}[./-]\s?\d{1,2}[./-]\s?\d{1,2}\.?)"
_HOUR_FIRST = (
    rf"(?P<turned>{_HOUR}(?:(?:[,،]\s|\s?[•·|]\s?)(?:{_YEAR_IN_FULL}|{_WRITTEN}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d\d)"
    rf"|\s{_YEAR_IN_FULL})(?![\w/-]))"
)
# A page that shows a time twice, for eyes and for ears, is copied as "0 minutes 3 seconds0:03".
_UNITS = (
    r"(?:\d{1,2}\s?h(?:ours?)?\s)?\d{1,3}\s?m(?:in(?:utes?)?)?\s\d{1,2}\s?s(?:ec(?:onds?)?)?"
    r"(?:(?:\d{1,2}:)?\d{1,2}:\d\d)?(?![^\W_])"
    r"|\d{1,3}\sseconds?(?:(?:\d{1,2}:)?\d{1,2}:\d\d)?(?![^\W_])"
)
# Of seconds alone only brackets make a time: "( 21s ) Ana: …".
_ENCLOSED = r"(?:(?<=[\[(])|(?<=[\[(]\s))\d{1,5}s(?=\s?[\])])"
_PERIOD = r"\[\s?\d{1,6}\.\d{1,3}s?\s?(?:--?>|[-–—]|→)\s?\d{1,6}\.\d{1,3}s?\s?\]"
# "3/12 10:02 AM", "Mar 12 10:02:11": a day whose year is not written.
_YEARLESS = (
    rf"(?P<yearless>(?:\d{{1,2}}/\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.|(?<=[\[(])\d{{1,2}}[.-]\d{{1,2}}\.?|(?P<month>{_WORD})\.?\s{{1,2}}\d{{1,2}}"
    rf"|\d{{1,2}}\.?\s(?P<of_month>{_WORD})),?\s"
    rf"(?:(?:at|um|om|à|a las|às|alle|kl\.?|o|klo)\s)?{_HOUR})"
)
_INNER = (
    rf"{_DATED}|{_HOUR_FIRST}|{_YEARLESS}|(?P<clock>{_CLOCK}|{_EARLY}\d{{1,2}}:\d\d(?!\d))"
    rf"|(?P<units>{_UNITS}|{_ENCLOSED})"
)
# "[10:02 | Edited 10:03]"
_REMARK = r"(?:\s?\|\s?[^\[\]()<>|]{1,40})"
_STAMP = re.compile(
    rf"(?:(?P<open>[\[(<{{（【［])\s?@?)?(?:{_INNER})(?:{_REMARK}?\s?(?P<shut>[\])>}}）】］]))?|(?P<period>{_PERIOD})",
    re.I,
)
# "[00:04](https://…)": the time is a link to the moment.
_LINKED = re.compile(r"\(https?://[^\s()]{1,300}\)")
# Behind the words of a turn: "(0:03)", "#00:00:12-3#"; the latter is nothing else, however few have one.
_BEHIND = re.compile(rf"\s*(?:#{_PART}(?:-\d)?#|\[{_PART}\]|\({_PART}\))$")
_LONGEST_BEHIND = 24  # characters
_FIRST = re.compile(_PART)
_FIRST_WORD = re.compile(rf"(?:{_WORD}|\d+)\.?\s{{1,2}}(?=\d)")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")
_IN_UNITS = re.compile(r"\d+(?=\s?[hms])", re.I)
_REACH = 160  # how far into a line a stamp may stand
_PAIRS = {"[": "]", "(": ")", "<": ">", "{": "}", "（": "）", "【": "】", "［": "］"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time on a line."""

    start: int
    end: int
    seconds: float | None = None  # from the start of the talk
    day: str = ""  # a day with its hour, as it is written
    bracketed: bool = False


def stamp_at(line: str, start: int) -> Stamp | None:
    """The stamp that begins there."""
    return _stamp(_STAMP.match(line, start))


def stamp_in(line: str) -> Stamp | None:
    """The first stamp of the line."""
    match = _STAMP.search(line, 0, _REACH)
    while match is not None:
        before = line[match.start() - 1 : match.start()]
        within = before and not match["open"] and (before.isalnum() or before in ".,:/+-")
        stamp = None if within else _stamp(match)
        if stamp is not None:
            return stamp
        # "Speaker 1 00:42" has the form of "March 1 00:42": what is no month may stand before a time.
        word = _FIRST_WORD.match(line, match.start(), match.end())
        match = _STAMP.search(line, word.end() if word else match.end(), _REACH)
    return None


def time_behind(words: str) -> tuple[str, float] | None:
    """(the time as it stands, its seconds) in brackets at the end of these words, else None."""
    tail = words[-_LONGEST_BEHIND:]
    match = _BEHIND.search(tail)
    seconds = _on_clock(match[0].strip(" #[]()")) if match else None
    return (match[0].strip(), seconds) if match and seconds is not None else None


def _stamp(match: "re.Match[str] | None") -> Stamp | None:
    if match is None or (match["open"] and match["shut"] != _PAIRS[match["open"]]):
        return None
    month = match["month"] or match["of_month"]
    if month and not month_of(month):
        return None
    # A bracket that closes what stands before the stamp is not its own: "(by phone 10:30)".
    end = (
        match.end()
        if match["open"] or match["period"] or not match["shut"]
        else max(match.end(part) for part in ("clock", "units", "dated", "turned", "yearless"))
    )
    bracketed = bool(match["open"] or match["period"])
    if bracketed and (link := _LINKED.match(match.string, end)):
        end = link.end()
    day = match["dated"] or match["turned"] or match["yearless"] or ""
    return Stamp(match.start(), end, _seconds(match), day, bracketed)


def _seconds(match: "re.Match[str]") -> float | None:
    if match["period"]:
        return float(_NUMBERS.findall(match["period"])[0])
    if match["units"]:
        return _in_units(match["units"])
    return _on_clock(match["clock"]) if match["clock"] else None


def _in_units(text: str) -> float:
    total = 0.0
    for number in _IN_UNITS.findall(text):
        total = total * 60 + float(number)
    return total


def _on_clock(text: str) -> float | None:
    first = _FIRST.match(text)
    # An hour of the day, or of a weekday, is no time from the start of the talk.
    if first is None or re.match(_HALF, text[first.end() :]):
        return None
    whole, _, rest = re.sub("[,;]", ".", first[0]).partition(".")
    total = 0.0
    for part in whole.split(":")[:3]:
        total = total * 60 + int(part)
    return total + (float(f"0.{rest}") if rest and len(rest) == 3 else 0.0)

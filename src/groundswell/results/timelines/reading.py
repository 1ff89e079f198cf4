"""The rows of a timeline as events, or what is wrong with them, row by row. Pure.

The order of rows says nothing: events are put in that of their days. Where one row is wrong, no row is taken.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from groundswell.engine.spectrum.values import Did, Event, Part, Who
from groundswell.people.days import is_of_a_calendar
from groundswell.results.timelines.words import NEEDED, column_of, did_of, side_of, sides, words
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.formats.dates import DateStyle, parse_date, style_of
from groundswell.sources.formats.zones import parted_from_zone

MOST_ROWS = 1_000
LONGEST_CELL = 300
_MOST = 1e12  # that any value says: of two that are larger the sum may be none
_NUMBER = re.compile(r"(\d{1,9})(?:[.,](\d{1,30}))?(e-?\d{1,3})?\s?(%?)")
# What an event needs beside its day.
_ABOUT = frozenset({Did.RECURRED, Did.TIED, Did.BROUGHT, Did.CHANGED, Did.ADDRESSED, Did.ANSWERED, Did.FADED,
                    Did.CONCERNED, Did.READY, Did.KEPT})  # fmt: skip
_ROLE = frozenset({Did.SIGNED, Did.PRESENTED})
_VALUE = frozenset({Did.UNASKED, Did.ADOPTED, Did.ATTAINED})
_SHARES = frozenset({Did.ADDRESSED, Did.ANSWERED, Did.UNASKED, Did.ADOPTED, Did.FADED})
_OF_SELLERS = frozenset({Did.CONCERNED, Did.READY})
Of = TypeVar("Of")


class Wrong(StrEnum):
    """What is wrong with a row; `told` is what stands there."""

    NO_COLUMN = "no column"  # of this name: the file is no timeline
    TWO_COLUMNS = "two columns"  # that mean this
    NO_ROWS = "no rows"
    NO_DAY = "no day"
    DAY = "day"
    EVENT = "event"
    ROLE = "role"
    NO_ROLE = "no role"
    NO_ABOUT = "no about"
    NO_FOR = "no for"
    NO_VALUE = "no value"
    VALUE = "value"
    SHARE = "share"  # beyond 0 to 1
    PART = "part"
    LONG = "long"  # a cell
    FLAW = "flaw"  # the row is not whole: `told` says why


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    row: int  # of the file, below the names of the columns, from 1; 0: the whole of it
    wrong: Wrong
    told: str
    near: str = ""  # what may be meant
    stands: str = ""  # the row


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row."""

    name: str  # who did it, as they are called; may be empty
    event: Event


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    lines: tuple[Line, ...]  # in the order of days; none where anything is wrong
    problems: tuple[Problem, ...]
    rows: int
    unread: tuple[str, ...] = ()  # columns
    open_day: str = ""  # one that may be read in two ways

    @property
    def events(self) -> list[Event]:
        return [line.event for line in self.lines]


def launched_on(lines: Iterable[Line]) -> date | None:
    """The first day on which it went to market; None where no row says."""
    return min((line.event.day for line in lines if line.event.did is Did.LAUNCHED), default=None)


def read_timeline(header: Sequence[str], rows: Sequence[PlainRow], zone: ZoneInfo) -> Timeline:
    """A moment with a zone happened on the day on which it was in the zone of the company; a day is a day."""
    meant = [column_of(name) for name in header]
    problems = list(_of_columns(meant, header, rows))
    if problems:
        return Timeline(lines=(), problems=tuple(problems), rows=len(rows))
    place = {name: meant.index(name) for name in meant if name}
    style = style_of(_cell(row, place, "when") for row in rows)
    lines: list[Line] = []
    for row in rows:
        told = _line(row, place, style, zone)
        if isinstance(told, Line):
            lines.append(told)
        else:
            problems += told
    return Timeline(
        lines=() if problems else tuple(sorted(lines, key=lambda line: line.event.day)),
        problems=tuple(problems),
        rows=len(rows),
        unread=tuple(name for name, means in zip(header, meant, strict=True) if name and not means),
        open_day=style.example if style.ambiguous else "",
    )


def _of_columns(meant: Sequence[str], header: Sequence[str], rows: Sequence[PlainRow]) -> Iterable[Problem]:
    for name in NEEDED:
        if name not in meant:
            yield Problem(row=0, wrong=Wrong.NO_COLUMN, told=name, near=", ".join(filter(None, header)))
    for name in sorted({name for name in meant if name and meant.count(name) > 1}):
        yield Problem(row=0, wrong=Wrong.TWO_COLUMNS, told=name)
    if not rows:
        yield Problem(row=0, wrong=Wrong.NO_ROWS, told="")


def _cell(row: PlainRow, place: dict[str, int], name: str) -> str:
    """Without the apostrophe by which a spreadsheet is kept from running it."""
    at = place.get(name)
    cell = row.cells[at].strip() if at is not None and at < len(row.cells) else ""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


class _Wrong(Exception):
    def __init__(self, wrong: Wrong, told: str = "", near: str = "") -> None:
        super().__init__(wrong)
        self.wrong, self.told, self.near = wrong, told, near


def _line(row: PlainRow, place: dict[str, int], style: DateStyle, zone: ZoneInfo) -> Line | list[Problem]:
    """The row, or all that is wrong with it."""
    faults: list[_Wrong] = []
    cells = _tried(faults, lambda: _cells(row, place))
    event = _event(cells, style, zone, faults) if cells is not None else None
    if cells is not None and event is not None:
        return Line(name=cells.get("who", ""), event=event)
    stands = " · ".join(cell for cell in row.cells if cell)[:LONGEST_CELL]
    return [
        Problem(row=row.number, wrong=why.wrong, told=why.told, near=why.near, stands=stands)
        for why in faults
    ]


def _tried(faults: list[_Wrong], read: Callable[[], Of]) -> Of | None:
    """None where that is wrong, which is kept."""
    try:
        return read()
    except _Wrong as why:
        faults.append(why)
        return None


def _cells(row: PlainRow, place: dict[str, int]) -> dict[str, str]:
    if row.flaw:
        raise _Wrong(Wrong.FLAW, row.flaw)
    cells = {name: _cell(row, place, name) for name in place}
    for cell in cells.values():
        if len(cell) > LONGEST_CELL:
            raise _Wrong(Wrong.LONG, cell[:40])
    return cells


def _event(cells: dict[str, str], style: DateStyle, zone: ZoneInfo, faults: list[_Wrong]) -> Event | None:
    """None where anything is wrong. What an event needs is not known of one that is none."""
    told = _tried(faults, lambda: _did(cells["event"]))
    who = _tried(faults, lambda: _who(cells.get("role", "")))
    day = _tried(faults, lambda: _day(cells["when"], style, zone))
    if told is None:
        return None
    did, usual = told
    about, of = cells.get("about", ""), cells.get("for", "")
    if not about and did in _OF_SELLERS:
        about = cells.get("who", "")
    if did in _ROLE and who is None and not any(one.wrong is Wrong.ROLE for one in faults):
        faults.append(_Wrong(Wrong.NO_ROLE, did.value))
    if did in _ABOUT and not about:
        faults.append(_Wrong(Wrong.NO_ABOUT, did.value))
    if did is Did.ADDRESSED and not of:
        faults.append(_Wrong(Wrong.NO_FOR, did.value))
    if did is Did.KEPT and about:
        about = _tried(faults, lambda: _part(about)) or ""
    value = _tried(faults, lambda: _value(cells, did, usual))
    if faults or day is None or value is None:
        return None
    return Event(day=day, did=did, who=who, about=about, of=of, value=value)


def _did(written: str) -> tuple[Did, float]:
    try:
        return did_of(written)
    except KeyError:
        raise _Wrong(Wrong.EVENT, written, _near(written, words())) from None


def _who(written: str) -> Who | None:
    try:
        return side_of(written)
    except KeyError:
        raise _Wrong(Wrong.ROLE, written, _near(written, sides())) from None


def _part(written: str) -> str:
    try:
        return Part(written.casefold()).value
    except ValueError:
        raise _Wrong(Wrong.PART, written, ", ".join(Part)) from None


def _near(written: str, known: Sequence[str]) -> str:
    return next(iter(get_close_matches(written.casefold(), known, n=1)), "")


def _day(written: str, style: DateStyle, zone: ZoneInfo) -> date:
    if not written:
        raise _Wrong(Wrong.NO_DAY)
    moment = _with_zone(written)
    if moment is not None:
        day = moment.astimezone(zone).date()
    else:
        read = parse_date(written, style)
        if read is None:
            raise _Wrong(Wrong.DAY, written)
        day = read.date()
        if parted_from_zone(written)[1] is not None:
            day = read.astimezone(zone).date()
    if not is_of_a_calendar(day):
        raise _Wrong(Wrong.DAY, written)
    return day


def _with_zone(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    # At either end of the calendar there is no other day to be in.
    return moment if moment.tzinfo is not None and is_of_a_calendar(moment) else None


def _value(cells: dict[str, str], did: Did, usual: float) -> float:
    written = cells.get("value", "")
    if not written:
        if did in _VALUE:
            raise _Wrong(Wrong.NO_VALUE, did.value)
        return usual
    found = _NUMBER.fullmatch(written)
    if found is None:
        raise _Wrong(Wrong.VALUE, written)
    whole, rest, power, percent = found.groups()
    value = float(f"{whole}.{rest or 0}{power or ''}") / (100 if percent else 1)
    if value > _MOST:
        raise _Wrong(Wrong.VALUE, written)
    if did in _SHARES and value > 1:
        raise _Wrong(Wrong.SHARE, written)
    return value

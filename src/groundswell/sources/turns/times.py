"""When a turn begins, in the many ways that recorders write it."""

import re
from collections.abc import Sequence
from datetime import datetime

from groundswell.sources.exports.fields import Record, as_text, number, part, parts
from groundswell.sources.formats.dates import parse_date

_STARTS = (
    "offsetInTicks",
    *("start", "start_time", "startTime", "startOffset", "start_offset", "start_timestamp", "startTimestamp"),
    *(
        "begin",
        "begin_time",
        "beginTime",
        "BeginOffsetMillis",
        "start_ms",
        "startMs",
        "startTimeMs",
        "offset",
    ),
    *(
        "offset_seconds",
        "start_seconds",
        "startSeconds",
        "start_secs",
        "timestamp",
        "time",
        "ts",
    ),
    *("startDateTime", "spokenAt", "from", "t0", "at"),
)
_ENDS = (
    *(
        "end",
        "end_time",
        "endTime",
        "endOffset",
        "end_offset",
        "end_timestamp",
        "endTimestamp",
        "end_ms",
        "endMs",
    ),
    *(
        "EndOffsetMillis",
        "endTimeMs",
        "end_seconds",
        "endSeconds",
        "durationInTicks",
        "to",
        "t1",
        "endDateTime",
    ),
)
_CLOCK = re.compile(r"^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:[.,](\d{1,9}))?$")
_SECONDS = re.compile(r"^(\d{1,7}(?:\.\d{1,9})?)s?$")
_ISO_DURATION = re.compile(r"^PT(?:(\d{1,3})H)?(?:(\d{1,3})M)?(?:(\d{1,5}(?:\.\d{1,9})?)S)?$")
TIMES = frozenset((*_STARTS, *_ENDS))
_PIECES = ("words", "elements")
_NOTHING: list[Record] = []
_VAGUE = frozenset("timestamp time ts spokenAt from t0 at startDateTime start_time startTime".split())
# Names that tell a place within a recording; the others tell days in other lists.
OFFSETS = frozenset(_STARTS) - _VAGUE | {"start_time", "startTime"}
_SPANS = (
    "start_timestamp",
    "startTimestamp",
    "startDateTime",
    "startTimeMs",
    "start_ms",
    "startMs",
    "spokenAt",
)
_TICKS = 10_000_000  # in a second
_DAY = 900_000_000  # seconds since 1970; no recording is so long
# (units in a second, the fewest words in a unit): people say some two words in a second, so a list that has
# far fewer in each of its units counts milliseconds or samples of 16 kHz.
_UNITS = ((1.0, 0.05), (1_000.0, 0.0004), (16_000.0, 0.0))


def begins(turn: Record) -> float | datetime | None:
    """When a turn, or its first word, begins: as the number it tells, in whatever unit, or as a moment."""
    start = _first(turn, _STARTS)
    if start is not None:
        return start
    pieces = next((parts_of_turn for name in _PIECES if (parts_of_turn := parts(turn, name))), _NOTHING)
    return next((at for piece in pieces[:3] if (at := _first(piece, _STARTS)) is not None), None)


def ends(turn: Record) -> float | datetime | None:
    return _first(turn, _ENDS)


def is_timed(turn: Record) -> bool:
    """Whether a turn tells a place within a recording, not a day: what also ends a moment later is spoken."""
    if isinstance(begins(turn), float):
        return True
    return any(isinstance(_time_in(turn, name), datetime) for name in _SPANS) and isinstance(
        ends(turn), datetime
    )


def unit_of(turns: Sequence[tuple[Record, str]]) -> float:
    """How many of a list's units make a second, by how many words are said in one."""
    words, units = 0, 0.0
    for turn, worded in turns:
        start, end = begins(turn), ends(turn)
        if isinstance(start, float) and isinstance(end, float) and end > start:
            words += max(len(worded.split()), 1)
            units += end - start
    if not units:
        return 1.0
    return next(unit for unit, least in _UNITS if words / units >= least)


def _first(turn: Record, names: Sequence[str]) -> float | datetime | None:
    times = (time for name in names if (time := _time_in(turn, name)) is not None)
    return next(times, None)


def _time_in(turn: Record, name: str) -> float | datetime | None:
    value = turn.get(name)
    if isinstance(value, dict):
        inner = part(turn, name)
        return _time_in(inner, "relative") or _time_in(inner, "seconds")
    if isinstance(value, list) or value is None or isinstance(value, bool):
        return None
    if not isinstance(value, str):
        seconds = number(turn, name)
        if seconds is not None and "Ticks" in name:
            return seconds / _TICKS
        days = seconds is not None and seconds > _DAY
        return parse_date(as_text(value)) if days else seconds
    return _clocked(value.strip()) if len(value) < 40 else None


def _clocked(written: str) -> float | datetime | None:
    if clock := _CLOCK.match(written):
        hours, minutes, seconds = (float(clock[group] or 0) for group in (1, 2, 3))
        return hours * 3600 + minutes * 60 + seconds + float(f"0.{clock[4] or 0}")
    if seconds := _SECONDS.match(written):
        return float(seconds[1])
    if written.startswith("PT") and (spell := _ISO_DURATION.match(written)):
        return float(spell[1] or 0) * 3600 + float(spell[2] or 0) * 60 + float(spell[3] or 0)
    return parse_date(as_text(written))

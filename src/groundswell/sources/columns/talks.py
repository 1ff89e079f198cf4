"""Tables whose rows are the turns of a call: a speaker and a time that rises, and no id that says so."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from groundswell.sources.columns.table import Row

_CLOCK = re.compile(r"^\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,6}))?\s*$")
_NUMBER = re.compile(r"^\s*(\d{1,9}(?:[.,]\d{1,9})?)\s*s?\s*$")
_LOOK = 300
# Speakers overlap by moments; whoever begins so much earlier is in another recording.
_BACK = 30.0
# Share of the rows with a later time than the row above, where several calls follow each other.
_RISES = 0.6
# Rows per speaker from which on a table of speakers and words alone is one talk.
_RECURS = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """Where in the rows a talk begins and how their time is counted."""

    offset: int | None = None  # the column of seconds
    scale: float = 1.0
    # The column that tells one talk from the next, where there is one.
    title: int | None = None

    def seconds(self, cells: Sequence[str]) -> float | None:
        return None if self.offset is None else _seconds(cells[self.offset], self.scale)


def seconds_column(
    header: Sequence[str], sample: Sequence[Sequence[str]], columns: Sequence[int]
) -> Talk | None:
    """The first of `columns` that holds places in a recording."""
    for index in columns:
        cells = [cell for row in sample if (cell := row[index].strip())]
        clocks = bool(cells) and all(map(_CLOCK.match, cells))
        if not clocks and not (cells and _is_counting(header[index], cells)):
            continue
        thousandths = "ms" in re.findall(r"[a-z]+", header[index].lower())
        minutes = bool(re.search(r"\bmin(?:ute)?s?\b", header[index], re.I))
        scale = 0.001 if thousandths else 60.0 if minutes else 1.0
        talk = Talk(offset=index, scale=1.0 if clocks else scale)
        if len(cells) > 1:
            return talk
    return None


def _is_counting(name: str, cells: Sequence[str]) -> bool:
    """Numbers are seconds only where the column is called so and they rise: "start", "start_ms"."""
    if not all(map(_NUMBER.match, cells)) or not re.search(
        r"start|begin|offset|second|sec\b|\bmin(?:ute)?s?\b", name, re.I
    ):
        return False
    values = [_seconds(cell, 1.0) or 0.0 for cell in cells]
    return sum(a <= b for a, b in pairwise(values)) >= _RISES * (len(values) - 1)


def alternates(sample: Sequence[Sequence[str]], speaker: int) -> bool:
    """Whether few speakers take turns through many rows."""
    named = [name for row in sample if (name := row[speaker].strip())]
    several = len(set(named)) > 1
    changes = sum(a != b for a, b in pairwise(named))
    return several and changes > 1 and len(named) >= _RECURS * len(set(named)) and len(named) == len(sample)


def talks_of(rows: Callable[[], Iterator[Row]], talk: Talk) -> dict[int, int]:
    """Number of the first row of each talk -> number of its last row."""
    columns, first, last = dict[int, int](), 0, 0
    before, title = 0.0, ""
    for row in rows():
        if row.flaw:
            continue
        seconds = talk.seconds(row.cells)
        now = row.cells[talk.title].strip() if talk.title is not None else ""
        back = seconds is not None and seconds + _BACK < before
        if not first or back or (now and title and now != title):
            first = row.number
        columns[first] = last = row.number
        before, title = before if seconds is None else seconds, now or title
    del last
    return columns


def sample_of(rows: Callable[[], Iterator[Row]]) -> list[list[str]]:
    return [row.cells for row in islice(rows(), _LOOK) if not row.flaw]


def _seconds(cell: str, scale: float) -> float | None:
    clock = _CLOCK.match(cell)
    if clock:
        hours, minutes, seconds, part = clock.groups()
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        return whole + (float(f"0.{part}") if part else 0.0)
    number = _NUMBER.match(cell)
    return float(number[1].replace(",", ".")) * scale if number else None

"""A sheet as rows of text, whatever kind of workbook it stands in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from groundswell.sources.columns.header import (
    LOOK,
    clean_header,
    find_header,
    labelled_above,
    numbered,
    told_above,
    writes_day_first,
)
from groundswell.sources.columns.table import Row, Table

# Cells of one sheet; more is no table that people keep, and its grid would fill the memory of the reader.
MAX_CELLS = 20_000_000
NEVER_CALCULATED = (
    "holds a formula that was never calculated: open the file in a spreadsheet program and save it there"
)


_MOST_UNNAMED = 20  # columns beyond the last that has a name
_BEYOND = "has {} more cells than there are names, which were left out: {}"


def in_error(shown: str) -> str:
    return f"holds an error ({shown}) instead of a value" if shown else "holds an error instead of a value"


@dataclass(slots=True)
class Line:
    """One row of a sheet that has a filled cell of its own. `at` counts from 0, blank rows included."""

    at: int
    cells: list[str]
    # Cells whose words are missing, and why.
    lost: Mapping[int, str] = field(default_factory=dict[int, str])
    # Cells that hold what the merged cell above them holds.
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that reaches over rows below it."""

    first: int
    last: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """`lines()` starts over at each call."""

    name: str
    lines: Callable[[], Iterator[Line]]
    merged: Sequence[Merged] = ()

    def filled(self) -> Iterator[Line]:
        """The lines, what merged cells hold carried down to each row they reach over."""
        if not self.merged:
            yield from self.lines()
            return
        begin = dict[int, list[Merged]]()
        for merged in self.merged:
            begin.setdefault(merged.first, []).append(merged)
        reaching = dict[int, tuple[int, str]]()
        for line in self.lines():
            yield _carried(line, reaching)
            for merged in begin.get(line.at, ()):
                if merged.column < len(line.cells) and line.cells[merged.column]:
                    reaching[merged.column] = (merged.last, line.cells[merged.column])


def table_of(sheet: Sheet, source: str, wanted: Sequence[str]) -> Table | None:
    """The sheet as a table, or None where it holds nothing."""
    first = [line.cells for line in islice(sheet.filled(), LOOK)]
    if not first:
        return None
    index = find_header(first, wanted)
    if index is None:
        header, skip, top, above = numbered(max(map(len, first))), 0, tuple(first[0]), ()
    else:
        named = len(clean_header(first[index]))
        # One stray cell far away makes no columns of all that lies between.
        width = _width(sheet, named + _MOST_UNNAMED) if max(map(len, first)) > named else 1
        header, skip, top = clean_header(first[index], width), index + 1, ()
        above = told_above(first[:index])
    return Table(
        source=source,
        header=header,
        rows=lambda: _rows(sheet, len(header), skip),
        sheet=sheet.name,
        top=top,
        remarks=above,
        above=labelled_above(first[:index]) if index is not None else (),
        day_first=writes_day_first(header),
    )


def _width(sheet: Sheet, most: int) -> int:
    """Columns up to the last that holds something in any row, of so many."""
    return max(_last(line.cells[:most]) for line in sheet.filled())


def _last(cells: Sequence[str]) -> int:
    return max((at for at, cell in enumerate(cells, start=1) if cell), default=1)


def _rows(sheet: Sheet, width: int, skip: int) -> Iterator[Row]:
    """Data rows from 1; rows without any filled cell are no rows."""
    for number, line in enumerate(islice(sheet.filled(), skip, None), start=1):
        cells = line.cells
        beyond = [cell for at, cell in enumerate(cells[width:], width) if cell and at not in line.merged]
        yield Row(
            number=number,
            cells=cells[:width] + [""] * (width - len(cells)),
            remark=_BEYOND.format(len(beyond), " | ".join(beyond)) if beyond else "",
            lost=line.lost,
            merged=line.merged,
        )


def _carried(line: Line, reaching: dict[int, tuple[int, str]]) -> Line:
    merged = set[int]()
    for column, (last, text) in list(reaching.items()):
        if line.at > last:
            del reaching[column]
        elif column >= len(line.cells) or not line.cells[column]:
            line.cells.extend([""] * (column + 1 - len(line.cells)))
            line.cells[column] = text
            merged.add(column)
    line.merged = frozenset(merged)
    return line

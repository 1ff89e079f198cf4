"""A table as every tabular source gives it: a header and rows of text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TypeVar

from groundswell.sources.contract import Refused

# Cells in the order of the header; a cell is empty where the row was short. Longer rows keep what they have.
Cells = list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One data row. `flaw` says what is wrong with it where it cannot be taken as it stands."""

    number: int  # from 1, without gaps
    cells: Cells
    flaw: str = ""
    # What stands there where it makes no cells.
    written: str = ""
    # What was put right on the way, as a phrase.
    remark: str = ""
    # Cells whose words are missing (a formula that was never calculated), and why.
    lost: Mapping[int, str] = field(default_factory=dict[int, str])
    # Cells that hold what a merged cell above holds: told of this row, but said in that one.
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """`rows()` starts over at each call, so that a whole column can be looked at without holding it."""

    source: str  # the file's name
    header: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    # The sheet of a workbook, else empty.
    sheet: str = ""
    # Where the first row stands among the rows of the file (a workbook counts through its sheets).
    first: int = 1
    # What was decided about the whole file that a person may want to know.
    remarks: tuple[str, ...] = ()
    # The first row, where no header was found: what a person sees instead of one.
    top: tuple[str, ...] = ()
    # What stands above the header and is told of every row: (label, value).
    above: tuple[tuple[str, str], ...] = ()
    # The number of columns that stand in the file, where others were added from what is told elsewhere.
    own: int | None = None
    # Whether whoever wrote the table puts the day before the month, as its language or marks tell.
    day_first: bool = False


Of = TypeVar("Of")


def as_written(item: Of, table: Table, row: Row) -> Of:
    """A refusal with the row as it stands in the file, so that it can be mended; any other item as it is."""
    if isinstance(item, Refused) and row.written:
        return replace(item, raw=(("line", row.written),))
    if not isinstance(item, Refused) or not any(cell.strip() for cell in row.cells):
        return item
    pairs = zip_longest(table.header[: table.own], row.cells[: table.own], fillvalue="")
    return replace(item, raw=tuple(pairs))

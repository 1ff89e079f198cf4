"""The one table of a workbook as it stands, of which no more is understood than its header and its rows."""

import re
from collections.abc import Iterator

from groundswell.sources.columns.table import Row, Table
from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.spreadsheet.workbook import tables_of

# A day that is kept as a moment, as spreadsheets do.
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00")
_NOISY = re.compile(r"-?\d+\.\d{9,}")  # a sum of cents, in binary fractions
_DIGITS = 15  # that a spreadsheet shows


def header_and_rows(file: Opened) -> tuple[tuple[str, ...], Iterator[PlainRow]]:
    """Raises UnreadableSource for a workbook without a header, and for one with several tables: which of them
    is meant nobody knows."""
    tables = tables_of(file)
    if len(tables) > 1:
        names = ", ".join(f"'{table.sheet}'" for table in tables)
        raise UnreadableSource(f"has several sheets that hold something ({names}): leave only one of them")
    if tables[0].top:
        raise UnreadableSource("has no header: its first row has to name the columns")
    return tuple(map(_cell, tables[0].header)), _rows(tables[0])


def _rows(table: Table) -> Iterator[PlainRow]:
    for row in table.rows():
        yield PlainRow(row.number, tuple(map(_cell, row.cells)), row.flaw or _lost(row, table))


def _lost(row: Row, table: Table) -> str:
    """Why a cell is missing that the header names, or what stands beyond it."""
    told = [f"{table.header[at]} {why}" for at, why in row.lost.items() if at < len(table.header)]
    return "; ".join([*told, *filter(None, [row.remark])])


def _cell(written: str) -> str:
    if (day := _MIDNIGHT.fullmatch(written)) is not None:
        return day[1]
    return f"{float(written):.{_DIGITS}g}" if _NOISY.fullmatch(written) else written

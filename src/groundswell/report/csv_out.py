"""Rows as CSV, for a spreadsheet to open and for us to read again."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from groundswell.report.writing import write_whole

# What a spreadsheet takes for the beginning of a formula. Customers write such cells, and one that ran would
# do so at the desk of whoever mends the table.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(path: Path | str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table; see `as_csv`."""
    write_whole(path, [as_csv(header, rows)])


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table, in UTF-8; a cell that a spreadsheet would run gets an apostrophe before it, unless it is a
    number."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([_still(name) for name in header])
    writer.writerows([_still(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8", "replace")


def _still(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True

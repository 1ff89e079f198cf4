"""A table of text as it stands, of which no more is understood than its header and its rows."""

from collections.abc import Iterator

from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.delimited.recognition import looks_delimited
from groundswell.sources.delimited.rows import open_delimited


def header_and_rows(file: Opened) -> tuple[tuple[str, ...], Iterator[PlainRow]]:
    """Raises UnreadableSource for what is no table of text with a header."""
    if not looks_delimited(file):
        raise UnreadableSource("is no table: save it as CSV, or as a workbook, first")
    delimited = open_delimited(file)
    if delimited.top:
        raise UnreadableSource("has no header: its first row has to name the columns")
    rows = (PlainRow(row.number, tuple(row.cells), row.flaw) for row in delimited.rows())
    return delimited.header, rows

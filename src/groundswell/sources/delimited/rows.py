"""The rows of a delimited text file, streamed."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from groundswell.sources.columns.header import (
    LOOK,
    clean_header,
    find_header,
    labelled_above,
    numbered,
    told_above,
    writes_day_first,
)
from groundswell.sources.columns.subheaders import NAMED_BELOW
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.delimited.dialect import MAX_CELL, Delimiter, delimiter_of
from groundswell.sources.delimited.encoding import Encoding, encoding_of
from groundswell.sources.delimited.quoting import by_the_book, is_quoted, quoting_of
from groundswell.sources.delimited.records import END, Quoting, Records, TooLong, bare

# Lines from which the delimiter is told.
_SNIFFED = 200
_OPEN_QUOTE = "the file ends inside a quoted cell: it is still being written, or a quote is missing"
_CUT_SHORT = "the file ends in the middle of this row: it may still be being written"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialect:
    """What stands between cells (None: each line is one), and how quotes are written (None: by the book)."""

    delimiter: Delimiter | None
    quoting: Quoting | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Delimited:
    """How to read one delimited file."""

    path: Path
    encoding: Encoding
    dialect: Dialect
    header: tuple[str, ...]
    skip: int  # parsed rows up to and including the header
    # The first row, where no header was found.
    top: tuple[str, ...] = ()
    # What to say of the rows above the header.
    above: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()

    @property
    def delimiter(self) -> Delimiter | None:
        return self.dialect.delimiter

    def raw_rows(self) -> Iterator[list[str]]:
        return raw_rows(self.path, self.encoding, self.dialect, len(self.header))

    def rows(self) -> Iterator[Row]:
        """Data rows, numbered from 1. Lines without any cell are no rows."""
        number = 0
        raw = islice(self.raw_rows(), self.skip, None)
        whole = _ends_with_newline(self.path, self.encoding)
        last: list[str] | None = None
        for cells in raw:
            if last is not None:
                number += 1
                yield self._row(number, last)
            last = cells
        if last is not None:
            cut = not whole and len(last) < len(self.header) and number > 0
            yield self._last_row(number + 1, last, cut)

    def _row(self, number: int, cells: list[str]) -> Row:
        missing = len(self.header) - len(cells)
        if missing >= 0:
            return Row(number=number, cells=cells + [""] * missing)
        return _overfull(number, cells, len(self.header), self.delimiter.mark if self.delimiter else "")

    def _last_row(self, number: int, cells: list[str], cut: bool) -> Row:
        if cells and END in cells[-1]:
            kept = [*cells[:-1], cells[-1].partition(END)[0]]
            return Row(number=number, cells=kept, flaw=_OPEN_QUOTE)
        if cut:
            return Row(number=number, cells=cells, flaw=_CUT_SHORT)
        return self._row(number, cells)


def open_delimited(file: Opened, wanted: Iterable[str] = ()) -> Delimited:
    """Find out how to read the file; a row with the `wanted` names is its header.

    Raises UnreadableSource for what is no table of text.
    """
    encoding = encoding_of(file.path, file.head)
    dialect = _dialect_of(file, encoding)
    first = list(islice(raw_rows(file.path, encoding, dialect), LOOK))
    if not first:
        raise UnreadableSource("is empty: it holds nothing but blanks")
    index = find_header(first, wanted)
    if index is None:
        header, skip, top, above = numbered(max(map(len, first))), 0, tuple(first[0]), ()
    else:
        # A second row of names may go on where the first has none.
        nothing = list[str]()
        below = next((row for row in first[index + 1 :] if any(map(str.strip, row))), nothing)
        goes_on = {cell.strip().casefold() for cell in below} & set(NAMED_BELOW)
        header, skip, top = clean_header(first[index], len(below) if goes_on else 1), index + 1, ()
        above = told_above(first[:index])
    return Delimited(
        path=file.path,
        encoding=encoding,
        dialect=dialect,
        header=header,
        skip=skip,
        top=top,
        above=above,
        labels=labelled_above(first[:index]) if index is not None else (),
    )


def _dialect_of(file: Opened, encoding: Encoding) -> Dialect:
    def lines() -> Iterator[str]:
        return _lines(file.path, encoding)

    sniffed = [line for line in islice(lines(), _SNIFFED) if len(line) < MAX_CELL]
    delimiter = delimiter_of(sniffed, file.ending)
    if delimiter is None:
        return Dialect(delimiter=None, quoting=Quoting(known=is_quoted(lines)))
    formulas = any(line.startswith('="') or f'{delimiter.mark}="' in line for line in sniffed)
    if not formulas and by_the_book(lines, delimiter):
        return Dialect(delimiter=delimiter)
    return Dialect(delimiter=delimiter, quoting=quoting_of(lines, delimiter))


def table_of(file: Opened, wanted: Iterable[str] = ()) -> Table:
    delimited = open_delimited(file, wanted)
    remark = delimited.encoding.remark
    return Table(
        source=file.name,
        header=delimited.header,
        rows=delimited.rows,
        remarks=((remark,) if remark else ()) + delimited.above,
        top=delimited.top,
        above=delimited.labels,
        day_first=bool(delimited.delimiter and delimited.delimiter.mark == ";")
        or writes_day_first(delimited.header),
    )


def raw_rows(path: Path, encoding: Encoding, dialect: Dialect, width: int = 0) -> Iterator[list[str]]:
    """Every parsed row that has a cell, header and titles included. An unclosed quote leaves the mark of the
    end in the last cell. Raises UnreadableSource for a cell beyond MAX_CELL."""
    lines = _lines(path, encoding)
    if dialect.quoting is not None or dialect.delimiter is None:
        yield from _loose_rows(Records(lines, dialect.delimiter, dialect.quoting or Quoting(), width))
        return
    csv.field_size_limit(MAX_CELL)
    delimiter = dialect.delimiter
    reader = csv.reader(_with_end(lines), delimiter=delimiter.mark, skipinitialspace=delimiter.padded)
    try:
        for row in reader:
            if row and row != [END]:
                yield bare(row)
    except csv.Error as error:
        raise UnreadableSource(
            f"has a cell that cannot be read near line {reader.line_num:,}: {error}"
        ) from error


def _loose_rows(records: Records) -> Iterator[list[str]]:
    try:
        for cells in records:
            # A line of blanks is no row; an empty pair of quotes is one that says nothing.
            if len(cells) > 1 or not cells[0] or cells[0].strip():
                yield bare(cells)
    except TooLong:
        raise UnreadableSource(f"has a cell of more than {MAX_CELL >> 20} MiB") from None


def rows_of(file: Opened) -> tuple[tuple[str, ...], list[list[str]]]:
    """The header and all rows as they stand, for checking what a small file is read as."""
    delimited = open_delimited(file)
    return delimited.header, [row.cells for row in delimited.rows()]


def _overfull(number: int, cells: Sequence[str], width: int, delimiter: str) -> Row:
    """More cells than names: what is beyond belongs to the last column, where a delimiter was not quoted."""
    beyond = cells[width:]
    if not any(map(str.strip, beyond)):
        return Row(number=number, cells=list(cells[:width]))
    joined = delimiter.join(cells[width - 1 :])
    return Row(
        number=number,
        cells=[*cells[: width - 1], joined],
        remark=f"has {len(cells)} cells under {width} names: what is beyond was added to the last column",
    )


def _lines(path: Path, encoding: Encoding) -> Iterator[str]:
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as stream:
        for line in stream:
            # Zero bytes are padding of some databases' exports; no text holds them.
            yield line.replace("\0", "") if "\0" in line else line


def _with_end(lines: Iterator[str]) -> Iterator[str]:
    yield from lines
    yield END


def _ends_with_newline(path: Path, encoding: Encoding) -> bool:
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - 4, 0))
        tail = stream.read().decode(encoding.name.removesuffix("-sig"), errors="ignore")
    return tail.endswith(("\n", "\r"))

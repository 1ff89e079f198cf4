"""Sheets of a workbook as tables. The workbook is checked before a library inflates it."""

import datetime
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from groundswell.sources.archive.sizes import check_honest, checked
from groundswell.sources.columns.header import LOOK, clean_header, find_header, numbered
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.contract import Opened, UnreadableSource

_ZIP = b"PK\x03\x04"
# The older compound document: xls, and the wrapper of an encrypted newer one.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PARTS = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
# Cells of one sheet; more is no table that people keep, and its grid would fill the memory of the reader.
MAX_CELLS = 20_000_000
_LOCKED = "is protected by a password; save it without one"

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet with its header found."""

    workbook: CalamineWorkbook
    name: str
    header: tuple[str, ...]
    skip: int

    def rows(self) -> Iterator[Row]:
        """Data rows from 1; rows without any filled cell are no rows."""
        width = len(self.header)
        rows = islice(_text_rows(self.workbook.get_sheet_by_name(self.name)), self.skip, None)
        for number, cells in enumerate(rows, start=1):
            beyond = sum(bool(cell) for cell in cells[width:])
            yield Row(
                number=number,
                cells=cells[:width] + [""] * (width - len(cells)),
                remark=f"has {beyond} more cells than there are names, which were left out" if beyond else "",
            )


def tables_of(file: Opened) -> list[Table]:
    """A table per sheet that has rows. Raises UnreadableSource where there is none or the file is unsound."""
    workbook = _open(file.path, file.head)
    sheets = [sheet for name in workbook.sheet_names if (sheet := _sheet(workbook, name))]
    if not sheets:
        raise UnreadableSource("is empty: none of its sheets holds anything")
    return [
        Table(source=file.name, header=sheet.header, rows=sheet.rows, sheet=sheet.name) for sheet in sheets
    ]


def _open(path: Path, head: bytes) -> CalamineWorkbook:
    if head.startswith(_ZIP):
        with checked(path) as archive:
            _check_parts(archive)
            check_honest(archive)
    elif any(part in path.read_bytes() for part in _ENCRYPTED_PARTS):
        raise UnreadableSource(_LOCKED)
    try:
        return CalamineWorkbook.from_path(str(path))  # pyright: ignore[reportUnknownMemberType]  # its stub
    except PasswordError:
        raise UnreadableSource(_LOCKED) from None
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableSource(f"is no workbook that can be read: {_first_line(error)}") from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if not names & {"[Content_Types].xml", "mimetype", "content.xml"}:
        raise UnreadableSource("is an archive, but no workbook")


def _sheet(workbook: CalamineWorkbook, name: str) -> Sheet | None:
    try:
        sheet = workbook.get_sheet_by_name(name)
    except (CalamineError, ValueError) as error:
        raise UnreadableSource(f"has a sheet '{name}' that cannot be read: {_first_line(error)}") from error
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise UnreadableSource(f"has a sheet '{name}' of more than {MAX_CELLS:,} cells")
    first = list(islice(_text_rows(sheet), LOOK))
    if not first:
        return None
    index = find_header(first)
    if index is None:
        return Sheet(workbook=workbook, name=name, header=numbered(max(map(len, first))), skip=0)
    return Sheet(workbook=workbook, name=name, header=clean_header(first[index]), skip=index + 1)


def _text_rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield cells


def _text(cell: Cell) -> str:
    """A cell as a person would write it down, dates as ISO."""
    if isinstance(cell, str):
        return cell.replace("\0", "").strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__

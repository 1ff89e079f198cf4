"""Sheets of a workbook as tables. The workbook is checked before a library inflates it."""

import datetime
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from groundswell.sources.archive.sizes import MAX_INFLATED, check_honest, checked
from groundswell.sources.columns.table import Table
from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.spreadsheet import opendocument
from groundswell.sources.spreadsheet.parts import compact, lost_cells
from groundswell.sources.spreadsheet.sheets import MAX_CELLS, Line, Merged, Sheet, table_of

_ZIP = b"PK\x03\x04"
# The older compound document: xls, and the wrapper of an encrypted newer one.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PARTS = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_LOCKED = "is protected by a password; save it without one"

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
Lost = Mapping[int, Mapping[int, str]]


def tables_of(file: Opened, wanted: Sequence[str] = ()) -> list[Table]:
    """A table per sheet that has rows; a row with the `wanted` names is its header.

    Raises UnreadableSource where there is none or the file is unsound.
    """
    sheets = [table_of(sheet, file.name, wanted) for sheet in _sheets(file.path, file.head)]
    tables = [table for table in sheets if table is not None]
    if not tables:
        raise UnreadableSource("is empty: none of its sheets holds anything")
    return tables


def _sheets(path: Path, head: bytes) -> list[Sheet]:
    if head.startswith(_ZIP):
        return _packed_sheets(path)
    if b"office:document" in head[:4096] and not head.startswith(_COMPOUND):
        if path.stat().st_size > MAX_INFLATED:
            raise UnreadableSource(f"is larger than the {MAX_INFLATED >> 20} MiB a workbook may have")
        with path.open("rb") as stream:
            return opendocument.sheets_in(stream)
    if any(part in path.read_bytes() for part in _ENCRYPTED_PARTS):
        raise UnreadableSource(_LOCKED)
    return _library_sheets(_load(str(path)), {})


def _packed_sheets(path: Path) -> list[Sheet]:
    with checked(path) as archive:
        names = set(archive.namelist())
        if not names & {"[Content_Types].xml", "mimetype", "content.xml"}:
            raise UnreadableSource("is an archive, but no workbook")
        check_honest(archive)
        if "content.xml" in names and "[Content_Types].xml" not in names:
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise UnreadableSource(_LOCKED)
            return opendocument.sheets_of(archive)
        moved = compact(archive)
        if moved is None:
            return _library_sheets(_load(str(path)), lost_cells(archive))
    with moved:
        with zipfile.ZipFile(moved) as archive:
            lost = lost_cells(archive)
        moved.seek(0)
        return _library_sheets(_load(moved), lost)


def _load(source: str | IO[bytes]) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_object(source)  # pyright: ignore  # its stub
    except PasswordError:
        raise UnreadableSource(_LOCKED) from None
    except (CalamineError, OSError, ValueError) as error:
        # Its own reason is a sentence for programmers, and stays with the error.
        raise UnreadableSource(
            "is no workbook that can be read: it is broken, or only its name is that of a workbook"
        ) from error


def _library_sheets(workbook: CalamineWorkbook, lost: Mapping[str, Lost]) -> list[Sheet]:
    opened = _LastOpened(workbook)
    return [_library_sheet(opened, name, lost.get(name, {})) for name in workbook.sheet_names]


def _library_sheet(opened: "_LastOpened", name: str, lost: Lost) -> Sheet:
    sheet = opened.sheet(name)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise UnreadableSource(f"has a sheet '{name}' of more than {MAX_CELLS:,} cells")
    left = sheet.start[1] if sheet.start else 0
    merged = [
        Merged(first_row, last_row, first_column - left)
        for (first_row, first_column), (last_row, _) in sheet.merged_cell_ranges or ()
        if last_row > first_row and first_column >= left
    ]
    return Sheet(name=name, lines=lambda: _lines(opened.sheet(name), lost, left), merged=merged)


class _LastOpened:
    """The library parses a sheet each time it is asked for it; the sheet in hand is kept."""

    def __init__(self, workbook: CalamineWorkbook) -> None:
        self._workbook = workbook
        self._name = ""
        self._sheet: CalamineSheet | None = None

    def sheet(self, name: str) -> CalamineSheet:
        if self._sheet is None or name != self._name:
            self._sheet = None  # one grid at a time
            try:
                self._sheet = self._workbook.get_sheet_by_name(name)
            except (CalamineError, ValueError) as error:
                raise UnreadableSource(
                    f"has a sheet '{name}' that cannot be read: it is broken; save the workbook anew"
                ) from error
            self._name = name
        return self._sheet


def _lines(sheet: CalamineSheet, lost: Lost, left: int) -> Iterator[Line]:
    for at, row in enumerate(sheet.iter_rows()):
        missing = lost.get(at)
        if row.count("") == len(row) and not missing:
            continue
        cells = [_text(cell) for cell in row]
        if missing:
            yield Line(at, cells, {column - left: why for column, why in missing.items() if column >= left})
        elif any(cells):
            yield Line(at, cells)


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

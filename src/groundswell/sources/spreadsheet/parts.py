"""What the XML of an Excel workbook tells and the library that reads it does not: how far apart cells are,
and which formulas were never calculated or ended in an error.

Only marks are looked for, piece by piece; the library reads the words.
"""

import re
import tempfile
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.formats.entities import unescape
from groundswell.sources.spreadsheet.sheets import MAX_CELLS, NEVER_CALCULATED, in_error

# Rows times columns up to which a grid may be as empty as it likes.
_SPARSE_FROM = 1_000_000
_PIECE = 1024 * 1024
_LONGEST_TAG = 64 * 1024
_C = rb"<(?:\w+:)?c\s"
_QUOTE = rb"[\"']"
_PLACED = rb"(?>(?:[^<>]*?\s)?r=" + _QUOTE
# A cell with content: where it stands. Atomic and possessive, so that no tag is looked at twice.
_FILLED = re.compile(_C + _PLACED + rb"([A-Z]{1,3})(\d{1,7})" + _QUOTE + rb")[^<>]*+(?<!/)>")
_ANY_CELL = re.compile(rb"(" + _C + _PLACED + rb"))([A-Z]{1,3})(\d{1,7})(?=" + _QUOTE + rb")")
_ANY_ROW = re.compile(rb"(<(?:\w+:)?row\s" + _PLACED + rb"))(\d{1,8})(?=" + _QUOTE + rb")")
_RANGE = re.compile(
    rb"(<(?:\w+:)?mergeCell\s+ref=" + _QUOTE + rb")([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})(?=[\"'])"
)
# The beginnings of a cell, its formula and its value, and what the value begins with.
_MARKS = re.compile(rb"<(?:\w+:)?(?:c\s([^<>]*+)>|(f)\b|(v)\b[^<>]*+>([^<]{0,16}))")
_TELLING = (b"<f", b":f", b't="e"')
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_KIND = re.compile(rb'\bt="(\w+)"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*+>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*+>")
_NAME = re.compile(rb'\bname="([^"]*+)"')
_ID = re.compile(rb'\b(?:\w+:)?[iI]d="([^"]*+)"')
_TARGET = re.compile(rb'\bTarget="([^"]*+)"')

Lost = dict[int, dict[int, str]]


def compact(archive: zipfile.ZipFile) -> IO[bytes] | None:
    """The workbook with its filled rows and columns moved together, where a sheet is nearly all empty.

    One stray cell in the last corner makes a grid of 17 thousand million, of which the library holds each.
    None where there is nothing to move. Raises UnreadableSource where a sheet is too large even so.
    """
    places = {
        name: extent for name in _sheet_parts(archive) if (extent := _Extent.of(archive, name)).is_sparse
    }
    if not places:
        return None
    packed = tempfile.SpooledTemporaryFile(max_size=16 * 1024**2)  # noqa: SIM115  # the caller's
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for member in archive.infolist():
            with archive.open(member) as stream, target.open(member.filename, "w", force_zip64=True) as plain:
                extent = places.get(member.filename)
                for piece in _pieces(stream):
                    plain.write(extent.moved(piece) if extent else piece)
    packed.seek(0)
    return packed


def lost_cells(archive: zipfile.ZipFile) -> dict[str, Lost]:
    """By the name of the sheet: cells that should hold words and hold none, by row and column, and why."""
    return {
        sheet: lost for sheet, part in _parts_by_sheet(archive).items() if (lost := _lost_in(archive, part))
    }


class _Extent:
    """The rows and columns of a sheet that have a filled cell."""

    def __init__(self, rows: list[int], columns: list[int]) -> None:
        self._rows = rows
        self._columns = columns

    @staticmethod
    def of(archive: zipfile.ZipFile, part: str) -> "_Extent":
        rows, columns = set[bytes](), set[bytes]()
        with archive.open(part) as stream:
            for piece in _pieces(stream):
                for column, row in _FILLED.findall(piece):
                    columns.add(column)
                    rows.add(row)
                # Cells may leave it to their row to say where they are.
                rows.update(row for _, row in _ANY_ROW.findall(piece))
        return _Extent(sorted(map(int, rows)), sorted(map(_column_number, columns)))

    @property
    def is_sparse(self) -> bool:
        """Raises UnreadableSource for more cells than may be held, however near to each other."""
        if not self._rows or not self._columns:
            return False
        area = self._rows[-1] * self._columns[-1]
        filled = len(self._rows) * len(self._columns)
        if filled > MAX_CELLS:
            raise UnreadableSource(f"has a sheet of more than {MAX_CELLS:,} cells")
        return area > _SPARSE_FROM and area > 2 * filled

    def moved(self, piece: bytes) -> bytes:
        piece = _ANY_CELL.sub(lambda at: at[1] + self._column(at[2]) + self._row(at[3]), piece)
        piece = _ANY_ROW.sub(lambda at: at[1] + self._row(at[2]), piece)
        return _RANGE.sub(self._range, piece)

    def _row(self, written: bytes) -> bytes:
        return str(bisect_left(self._rows, int(written)) + 1).encode()

    def _column(self, written: bytes) -> bytes:
        return _column_name(bisect_left(self._columns, _column_number(written)) + 1)

    def _range(self, at: re.Match[bytes]) -> bytes:
        last_row = max(bisect_right(self._rows, int(at[5])), 1)
        last_column = max(bisect_right(self._columns, _column_number(at[4])), 1)
        first_row = min(int(self._row(at[3])), last_row)
        first_column = min(bisect_left(self._columns, _column_number(at[2])) + 1, last_column)
        first = _column_name(first_column) + str(first_row).encode()
        return at[1] + first + b":" + _column_name(last_column) + str(last_row).encode()


def _lost_in(archive: zipfile.ZipFile, part: str) -> Lost:
    watch = _Watch()
    with archive.open(part) as stream:
        for piece in _pieces(stream):
            if watch.is_within or any(mark in piece for mark in _TELLING):
                watch.look_at(piece)
    watch.end_cell(b"")
    return watch.lost


class _Watch:
    """Goes through the marks of a sheet and keeps the cells that hold nothing and should."""

    def __init__(self) -> None:
        self.lost: Lost = {}
        self.is_within = False  # a cell whose value has not come yet
        self._attributes = b""
        self._has_formula = False

    def look_at(self, piece: bytes) -> None:
        for attributes, formula, value, begun in _MARKS.findall(piece):
            if formula:
                self._has_formula = True
            elif value:
                self.end_cell(begun)
            else:
                self.end_cell(b"")
                self.is_within = not attributes.endswith(b"/")
                self._attributes, self._has_formula = attributes, False

    def end_cell(self, value: bytes) -> None:
        if not self.is_within:
            return
        self.is_within = False
        reference, kind = _PLACE.search(self._attributes), _KIND.search(self._attributes)
        if reference and (reason := self._reason(kind[1] if kind else b"", value)):
            self.lost.setdefault(int(reference[2]) - 1, {})[_column_number(reference[1]) - 1] = reason

    def _reason(self, kind: bytes, value: bytes) -> str:
        if kind == b"e":
            return in_error(value.decode(errors="replace"))
        # A text that a formula gave may be empty.
        return NEVER_CALCULATED if self._has_formula and not value and kind != b"str" else ""


def _sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    return [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]


def _parts_by_sheet(archive: zipfile.ZipFile) -> dict[str, str]:
    names = set(archive.namelist())
    if not names >= {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}:
        return {}
    targets = dict[bytes, str]()
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        id_, target = _ID.search(relation), _TARGET.search(relation)
        if id_ and target:
            targets[id_[1]] = _path(unescape(target[1].decode(errors="replace")))
    sheets = dict[str, str]()
    for sheet in _SHEET.findall(archive.read("xl/workbook.xml")):
        name = _NAME.search(sheet)
        part = next((targets[id_] for id_ in _ID.findall(sheet) if id_ in targets), "")
        if name and part in names:
            sheets[unescape(name[1].decode(errors="replace"))] = part
    return sheets


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Pieces that end before a tag, so that none is cut."""
    kept = b""
    while read := stream.read(_PIECE):
        piece = kept + read
        cut = piece.rfind(b"<")
        if cut <= 0 or len(piece) - cut > _LONGEST_TAG:
            cut = len(piece)
        kept = piece[cut:]
        yield piece[:cut]
    if kept:
        yield kept


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _column_name(number: int) -> bytes:
    letters = bytearray()
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters.append(65 + rest)
    return bytes(reversed(letters))

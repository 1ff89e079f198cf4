"""OpenDocument sheets (ods, fods), read from their XML: the line ends in a cell are part of its words.

The XML is parsed piece by piece and held as one string a row.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO
from xml.parsers import expat

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.spreadsheet.sheets import MAX_CELLS, NEVER_CALCULATED, Line, Merged, Sheet, in_error

_PIECE = 256 * 1024
# What stands beside the words of a cell, not in them: remarks of editors, drawings, former versions.
_BESIDE = frozenset(
    (
        "office annotation",
        "table tracked-changes",
        "table shapes",
        "office forms",
        "text ruby-text",
        "text note",
    )
)
# No text of an XML file holds these, so they stand for blanks that must not be folded, and between cells.
_BLANK, _TAB, _BREAK, _BETWEEN = "\x02", "\x03", "\x04", "\x1f"
_LAID_OUT = str.maketrans({_BLANK: " ", _TAB: "\t", _BREAK: "\n"})
_FOLDED = re.compile(r"[ \t\r\n]+")
_DURATION = re.compile(r"^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$")
# In one go: a run of blanks, of equal cells, of equal rows.
_MOST_BLANKS = 1000
_MOST_COLUMNS = 16_384
_MOST_ROWS = 10_000

Attributes = Mapping[str, str]


def sheets_of(archive: zipfile.ZipFile) -> list[Sheet]:
    """Raises UnreadableSource where the content is broken or too large."""
    with archive.open("content.xml") as stream:
        return sheets_in(stream)


def sheets_in(stream: IO[bytes]) -> list[Sheet]:
    content = _Content()
    parser = content.parser()
    try:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableSource(f"is no workbook that can be read: its XML is broken ({error})") from None
    return [table.sheet() for table in content.tables]


@dataclass(slots=True)
class _Table:
    name: str
    rows: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    lost: dict[int, dict[int, str]] = field(default_factory=dict[int, dict[int, str]])
    merged: list[Merged] = field(default_factory=list[Merged])
    height: int = 0

    def sheet(self) -> Sheet:
        return Sheet(name=self.name, lines=self._lines, merged=self.merged)

    def _lines(self) -> Iterator[Line]:
        for at, joined in self.rows:
            yield Line(at, joined.split(_BETWEEN), self.lost.get(at, {}))


@dataclass(slots=True)
class _Cell:
    attributes: Attributes
    paragraphs: list[list[str]] = field(default_factory=list[list[str]])

    def text(self) -> str:
        return "\n".join(map(_folded, self.paragraphs)).strip()


@dataclass(slots=True)
class _RowSoFar:
    repeated: int
    cells: list[str] = field(default_factory=list[str])
    lost: dict[int, str] = field(default_factory=dict[int, str])
    column: int = 0


class _Content:
    """Handlers of the parser: the tables found so far, and where it is."""

    def __init__(self) -> None:
        self.tables = list[_Table]()
        self._table: _Table | None = None
        self._row: _RowSoFar | None = None
        self._cell: _Cell | None = None
        self._beside = 0  # elements entered since one that is beside the words
        self._count = 0

    def parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = _refuse_entities
        return parser

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = _short(tag)
        if self._beside or name in _BESIDE or name.startswith("draw "):
            self._beside += 1
            return
        attributes = {_short(key): value for key, value in given.items()}
        if name == "table table" and self._table is None:
            self._table = _Table(name=attributes.get("table name", ""))
            self.tables.append(self._table)
        elif name == "table table-row" and self._table and not self._cell:
            self._row = _RowSoFar(repeated=_number(attributes, "table number-rows-repeated"))
        elif name in ("table table-cell", "table covered-table-cell") and self._row and not self._cell:
            self._cell = _Cell(attributes if name == "table table-cell" else {**attributes, "covered": "yes"})
        elif self._cell:
            self._start_within(self._cell, name, attributes)

    def _start_within(self, cell: _Cell, name: str, attributes: Attributes) -> None:
        if name in ("text p", "text h"):
            cell.paragraphs.append([])
        elif cell.paragraphs and name == "text line-break":
            cell.paragraphs[-1].append(_BREAK)
        elif cell.paragraphs and name == "text tab":
            cell.paragraphs[-1].append(_TAB)
        elif cell.paragraphs and name == "text s":
            cell.paragraphs[-1].append(_BLANK * min(_number(attributes, "text c"), _MOST_BLANKS))

    def _characters(self, text: str) -> None:
        if self._cell and self._cell.paragraphs and not self._beside:
            self._cell.paragraphs[-1].append(text)

    def _end(self, tag: str) -> None:
        name = _short(tag)
        if self._beside:
            self._beside -= 1
        elif name in ("table table-cell", "table covered-table-cell") and self._cell and self._row:
            self._add_cell(self._row, self._cell)
            self._cell = None
        elif name == "table table-row" and self._row and self._table and not self._cell:
            self._add_row(self._table, self._row)
            self._row = None
        elif name == "table table" and not self._row:
            self._table = None

    def _add_cell(self, row: _RowSoFar, cell: _Cell) -> None:
        repeated = _number(cell.attributes, "table number-columns-repeated")
        text, lost = ("", "") if "covered" in cell.attributes else _value(cell)
        if text:
            row.cells.extend([""] * (row.column - len(row.cells)))
            row.cells.extend([text] * min(repeated, _MOST_COLUMNS))
            self._take(min(repeated, _MOST_COLUMNS) * row.repeated)
        if lost:
            row.lost[row.column] = lost
        spanned = _number(cell.attributes, "table number-rows-spanned")
        if text and spanned > 1 and self._table:
            first = self._table.height
            self._table.merged.append(Merged(first, first + spanned - 1, row.column))
        row.column += repeated

    def _add_row(self, table: _Table, row: _RowSoFar) -> None:
        if row.cells or row.lost:
            if row.repeated > _MOST_ROWS:
                raise UnreadableSource(
                    f"repeats one row {row.repeated:,} times: this is no table people keep"
                )
            joined = _BETWEEN.join(row.cells)
            self._take(row.repeated)
            table.rows.extend((table.height + more, joined) for more in range(row.repeated))
            if row.lost:
                table.lost[table.height] = row.lost
        table.height += row.repeated

    def _take(self, cells: int) -> None:
        self._count += cells
        if self._count > MAX_CELLS:
            raise UnreadableSource(f"has sheets of more than {MAX_CELLS:,} cells")


def _value(cell: _Cell) -> tuple[str, str]:
    """(the cell as a person would write it down, why it is empty where it should not be)."""
    given, words = cell.attributes, cell.text()
    if given.get("calcext value-type") == "error":
        return "", in_error(words)
    kind = given.get("office value-type", "")
    if not kind and not words and "table formula" in given:
        return "", NEVER_CALCULATED
    match kind:
        case "currency":
            # The sign is the sheet's formatting; which currency it is stands apart.
            written = _numeral(given.get("office value", words))
            return f"{written} {given.get('office currency', '')}".rstrip(), ""
        case "float" | "percentage":
            return _numeral(given.get("office value", words)), ""
        case "date":
            return given.get("office date-value", words), ""
        case "time":
            return _clock(given.get("office time-value", words)), ""
        case "boolean":
            return given.get("office boolean-value", words).lower(), ""
        case _:
            return words or given.get("office string-value", "").strip(), ""


def _folded(parts: Iterable[str]) -> str:
    return _FOLDED.sub(" ", "".join(parts)).strip(" ").translate(_LAID_OUT)


def _numeral(written: str) -> str:
    try:
        value = float(written)
    except ValueError:
        return written
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _clock(written: str) -> str:
    match = _DURATION.match(written)
    return ":".join(f"{int(part or 0):02d}" for part in match.groups()) if match else written


def _number(attributes: Attributes, name: str) -> int:
    written = attributes.get(name, "1")
    return max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 10 else 1


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    """ "table table-row" for the name with its whole namespace."""
    space, _, local = name.rpartition(" ")
    parts = space.rsplit(":", 2)
    return f"{parts[-2]} {local}" if len(parts) > 1 else local


def _refuse_entities(*_: object) -> None:
    raise UnreadableSource("declares entities of its own, as no spreadsheet program does")

"""Parting lines into cells where quotes are not written by the book.

A cell in quotes ends at the quote that the delimiter or the end of the line follows. Where none does, the
quote was no quote of the table but one of the words, and the cell stands as it is written.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from groundswell.sources.delimited.dialect import MAX_CELL, Delimiter

# Stands at the end of a cell whose quote is still open at the end of the file.
END = "\x02end of file\x03"
_ESCAPED = re.compile(r'\\(["\\])')
_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
# How databases write that there is nothing.
_NULL = "\\N"


@dataclass(frozen=True, slots=True)
class Quoting:
    """How a file writes quotes: not at all, by doubling them within quotes, or with backslashes."""

    known: bool = True
    backslash: bool = False


class TooLong(Exception):
    """A cell is beyond MAX_CELL."""


@dataclass(slots=True)
class Counts:
    """Cells so far: quoted by the book, of them such that needed it, quoted with quotes within that are not
    doubled, and such that merely begin with a quote."""

    clean: int = 0
    needed: int = 0
    stray: int = 0
    loose: int = 0


@dataclass(slots=True)
class _Open:
    """A quoted cell that is being read."""

    start: int  # in the line it is at
    parts: list[str] = field(default_factory=list[str])
    pulled: list[str] = field(default_factory=list[str])  # lines beyond its first
    size: int = 0
    stray: bool = False

    def go_on(self, line: str) -> None:
        self.parts.append(line[self.start :])
        self.size += len(line)
        self.start = 0


class Records:
    """The cells of each record, and what was seen of quotes on the way."""

    def __init__(
        self, lines: Iterator[str], delimiter: Delimiter | None, quoting: Quoting, width: int = 0
    ) -> None:
        self._lines = lines
        self._back = deque[str]()
        self._mark = delimiter.mark if delimiter else ""
        self._padded = bool(delimiter and delimiter.padded)
        self._quoting = quoting
        self._width = width
        mark = f"({re.escape(self._mark)})|" if self._mark else ""
        self._closes = re.compile(rf" *(?:{mark}[\r\n]|$)")
        self._opens = f'{self._mark}"'
        self.counts = Counts()

    def __iter__(self) -> Iterator[list[str]]:
        while (line := self._next()) is not None:
            if line.strip("\r\n"):
                yield self._record(line)

    def _next(self) -> str | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def _record(self, line: str) -> list[str]:
        if '"' not in line or not self._quoting.known:
            return self._parted(line)
        cells, position = list[str](), 0
        while True:
            while self._padded and line.startswith(" ", position):
                position += 1
            cell, line, position = self._quoted(line, position) or self._literal(line, position)
            cells.append(cell)
            if position >= len(line):
                return cells
            position += len(self._mark)

    def _parted(self, line: str) -> list[str]:
        bare = line.rstrip("\r\n")
        if len(bare) > MAX_CELL:
            raise TooLong
        return bare.split(self._mark) if self._mark else [bare]

    def _literal(self, line: str, position: int) -> tuple[str, str, int]:
        end = line.find(self._mark, position) if self._mark else -1
        if end >= 0:
            return line[position:end], line, end
        if len(line) - position > MAX_CELL:
            raise TooLong
        return line[position:].rstrip("\r\n"), line, len(line)

    def _quoted(self, line: str, position: int) -> tuple[str, str, int] | None:
        """(the cell, the line it ends in, where), or None where no quoted cell begins here."""
        formula = line.startswith('="', position)
        if not line.startswith('"', position + formula):
            return None
        open_cell = _Open(start=position + formula + 1)
        at = open_cell.start
        while True:
            quote = line.find('"', at)
            if quote < 0:
                open_cell.go_on(line)
                more = None if open_cell.stray or open_cell.size > MAX_CELL else self._next()
                if more is None:
                    return self._left_open(open_cell)
                open_cell.pulled.append(more)
                line, at = more, 0
            elif self._is_escaped(line, quote, open_cell.start):
                at = quote + 1
            elif self._is_doubled(line, quote, open_cell):
                at = quote + 2
            elif closed := self._closes.match(line, quote + 1):
                open_cell.parts.append(line[open_cell.start : quote])
                end = closed.start(1) if self._mark and closed[1] else len(line)
                return self._closed(open_cell), line, end
            elif self._is_of_the_words(line, quote, open_cell, formula=formula):
                open_cell.stray = True
                at = quote + 1
            else:
                return self._give_back(open_cell)

    def _is_doubled(self, line: str, quote: int, cell: "_Open") -> bool:
        return line.startswith('""', quote) and not (cell.stray and self._closes.match(line, quote + 2))

    def _is_of_the_words(self, line: str, quote: int, cell: "_Open", *, formula: bool) -> bool:
        """A quote within a cell, not doubled as it should be. A cell over several lines that has one was
        opened by a stray, and so was one after which the next quoted cell opens."""
        if cell.pulled or formula or not self._mark:
            return False
        return not line.endswith(self._opens, 0, quote + 1)

    def _is_escaped(self, line: str, quote: int, start: int) -> bool:
        if not self._quoting.backslash:
            return False
        before = line[max(start, quote - 64) : quote]
        return (len(before) - len(before.rstrip("\\"))) % 2 == 1

    def _closed(self, open_cell: "_Open") -> str:
        raw = "".join(open_cell.parts)
        self.counts.stray += open_cell.stray
        self.counts.clean += not open_cell.stray
        self.counts.needed += not open_cell.stray and self._needs_quotes(raw)
        cell = raw.replace('""', '"')
        return _ESCAPED.sub(r"\1", cell) if self._quoting.backslash else cell

    def _needs_quotes(self, raw: str) -> bool:
        return '""' in raw or "\n" in raw or bool(self._mark and self._mark in raw)

    def _left_open(self, open_cell: "_Open") -> tuple[str, str, int] | None:
        """A quote that is never closed: the file was cut, unless whole rows follow in which it is a stray."""
        if open_cell.stray or open_cell.size > MAX_CELL or self._are_rows(open_cell.pulled):
            return self._give_back(open_cell)
        return "".join(open_cell.parts) + END, "", 0

    def _are_rows(self, lines: list[str]) -> bool:
        filled = [line for line in lines if line.strip()]
        return bool(filled and self._mark and self._width > 1) and all(
            line.count(self._mark) == self._width - 1 for line in filled
        )

    def _give_back(self, open_cell: "_Open") -> None:
        self.counts.loose += 1
        self._back.extendleft(reversed(open_cell.pulled))


def bare(cells: list[str]) -> list[str]:
    """Cells without what tools put around them for spreadsheets (`="0049"`) and databases for nothing."""
    if not any(cell[:1] in ("=", "\\") for cell in cells):
        return cells
    return [_bare(cell) for cell in cells]


def _bare(cell: str) -> str:
    if cell == _NULL:
        return ""
    match = _FORMULA.fullmatch(cell) if cell.startswith('="') else None
    return match[1].replace('""', '"') if match else cell

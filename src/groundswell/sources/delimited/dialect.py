"""Which character stands between the cells.

`csv.Sniffer` finds it in 383 and `clevercsv` in 404 of the 410 tables in our tests, and in 16 and 21 of the
23 texts that are no table they see one as well: whether a text is a table at all is the harder half.
"""

import contextlib
import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.sources.columns.content import looks_like_data
from groundswell.sources.columns.names import is_known_name

# Text of one cell. A transcript of a day is under 2 MB; beyond this a quote was opened and never closed.
MAX_CELL = 8 * 1024**2
# In the order in which equal evidence decides.
DELIMITERS = (",", ";", "\t", "|", "\x1f", "\x01", "^", "~", "¦", "¬")
# Shares of rows that must have the usual width, from which on a character is a delimiter at all.
_AGREE = 0.5
# Share of commas with a blank after them, from which on they are those of sentences.
_PROSE = 0.8
_PREFERRED_BY_ENDING = {".tsv": "\t", ".tab": "\t", ".psv": "|", ".ssv": ";"}


@dataclass(frozen=True, slots=True)
class Delimiter:
    """What stands between cells, and whether a blank after it is part of it (`1, "a"`)."""

    mark: str
    padded: bool = False


def delimiter_of(lines: Sequence[str], ending: str = "") -> Delimiter | None:
    """The delimiter of these first lines, or None where each line is one cell."""
    mark = _PREFERRED_BY_ENDING.get(ending)
    if mark is None or not any(mark in line for line in lines):
        scored = [
            (score, -order, mark) for order, mark in enumerate(DELIMITERS) if (score := _score(lines, mark))
        ]
        if not scored:
            return None
        mark = max(scored)[2]
    text = "".join(lines)
    # Blanks are kept as part of the words, but for tables that put one before their quotes.
    return Delimiter(mark, padded=f'{mark} "' in text and f'{mark}"' not in text)


def parse_some(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The rows of some lines, as far as they can be parsed: they may end within a quoted cell."""
    csv.field_size_limit(MAX_CELL)
    rows = list[list[str]]()
    with contextlib.suppress(csv.Error):
        rows.extend(row for row in csv.reader(lines, delimiter=delimiter) if any(map(str.strip, row)))
    return rows


def _score(lines: Sequence[str], delimiter: str) -> float:
    """Share of the cells that stand in rows of the usual width; 0 where this is no delimiter."""
    if not any(delimiter in line for line in lines):
        return 0.0
    rows = parse_some(lines, delimiter)
    widths = Counter(map(len, rows))
    usual = max(widths, key=lambda width: (width > 1, widths[width], width), default=1)
    agree = widths[usual] / max(len(rows), 1)
    if usual < 2 or (agree < _AGREE and not _header_agrees(rows)) or _is_prose(rows, delimiter):
        return 0.0
    return agree + 0.1 * min(usual, 10) / 10


def _header_agrees(rows: Sequence[Sequence[str]]) -> bool:
    """Ragged rows under a header of several short names: still a table."""
    top = rows[0] if rows else ()
    return len(top) > 1 and all(0 < len(cell.strip()) <= 40 for cell in top)


def _is_prose(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """One text per line, whose commas are commas: a blank after nearly each, and nothing beside the words.

    A quoted cell may begin with a blank for reasons of its own; but whole columns that do are clauses.
    """
    if delimiter not in ",;" or not rows:
        return False
    parted = [cell for row in rows for cell in row[1:]]
    blanks = sum(cell[:1].isspace() for cell in parted)
    if len(rows[0]) == 1:
        return blanks > _PROSE * len([cell for row in rows[1:] for cell in row[1:]])
    return blanks > _PROSE * len(parted) and not _has_columns(rows)


def _has_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether what stands between the marks is more than clauses: names on top, or numbers and dates
    below."""
    if any(map(is_known_name, rows[0])) and len(rows[0]) > 1:
        return True
    return any(
        sum(looks_like_data(cell) for cell in column) > 0.5 * len(rows)
        for column in zip(*(row for row in rows if len(row) == len(rows[0])), strict=True)
    )

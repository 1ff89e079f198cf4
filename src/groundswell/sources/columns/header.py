"""Finding the header: it may stand below title lines, and it may be missing."""

import re
from collections import Counter
from collections.abc import Sequence

from groundswell.sources.columns.names import is_known_name

# Rows looked at from the top; titles, notes and blank lines above a header are fewer than this.
LOOK = 40
_NUMBER = re.compile(r"^[\s$€£¥+\-(]*\d[\d.,\s%)]*$")
_YEAR = re.compile(r"^(19|20)\d\d$")
_DATE = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_SENTENCE = re.compile(r"[.?!]\s*$|[.?!]\s+\S")


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the header among the first rows, or None where the table has none."""
    look = rows[:LOOK]
    index = _by_name(look)
    if index is None:
        index = _by_shape(look)
    return index if index is not None and _can_be_header(look[index]) else None


def numbered(width: int) -> tuple[str, ...]:
    """The names of the columns of a table without a header."""
    return tuple(f"column {index}" for index in range(1, width + 1))


def clean_header(cells: Sequence[str]) -> tuple[str, ...]:
    """Names without blanks around them or stray quotes; an unnamed column gets its number, a second of one
    name its number too, so that each can be pointed at."""
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.replace("\ufeff", "").split()).strip("\"'") or f"column {number}"
        names.append(f"{name} ({number})" if name in names else name)
    while len(names) > 1 and not cells[len(names) - 1].strip():
        names.pop()
    return tuple(names)


def _by_name(rows: Sequence[Sequence[str]]) -> int | None:
    """The first row of at least two known names (one, in a narrow table) below nothing but narrower rows:
    what stands above a header is titles, and data further down may hold words that are names too."""
    widest = 0
    for index, row in enumerate(rows):
        filled = _filled(row)
        known = sum(map(is_known_name, row))
        if filled > widest and known >= min(2, filled) and known * 3 >= filled and _can_be_header(row):
            return index
        widest = max(widest, filled)
    return None


def _by_shape(rows: Sequence[Sequence[str]]) -> int | None:
    usual = _usual_width(rows)
    needed = max(usual - 1, -(-usual * 3 // 5)) if usual > 2 else usual
    return next((index for index, row in enumerate(rows) if _filled(row) >= max(needed, 1)), None)


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(width for row in rows if (width := _filled(row)))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _can_be_header(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    data = sum(map(_is_data, cells))
    return bool(cells) and data * 2 < max(len(cells), 2) and not any(map(_is_speech, cells))


def _is_data(cell: str) -> bool:
    return bool(_DATE.match(cell)) or (bool(_NUMBER.match(cell)) and not _YEAR.match(cell))


def _is_speech(cell: str) -> bool:
    words = len(cell.split())
    return words > 25 or (words >= 4 and bool(_SENTENCE.search(cell)))

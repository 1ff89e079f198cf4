"""Whether a file is a delimited table: by its ending, else by rows of one width at its head."""

import re
from collections.abc import Sequence

from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.delimited.dialect import delimiter_of, parse_some
from groundswell.sources.delimited.encoding import encoding_of

ENDINGS = (".csv", ".tsv", ".tab", ".psv", ".ssv", ".dsv")
# Endings under which people keep tables too; there the look of the lines decides.
_OPEN_ENDINGS = ("", ".txt", ".text", ".dat", ".log", ".asc", ".out", ".export", ".unknown")
_ENOUGH_ROWS = 3
# A bracket that is opened in a cell and not shut there, and one that is shut only.
_OPEN = re.compile(r"[(\[][^()\[\]]*$")
_SHUT = re.compile(r"^[^()\[\]]*[)\]]")


def looks_delimited(file: Opened) -> bool:
    ending = file.ending
    if ending in ENDINGS:
        return True
    return ending in _OPEN_ENDINGS and _has_rows_of_one_width(file, ending)


def _has_rows_of_one_width(file: Opened, ending: str) -> bool:
    try:
        encoding = encoding_of(file.path, file.head)
    except UnreadableSource:
        return False
    text = file.head.decode(encoding.name, errors="replace")
    lines = [line for line in text.splitlines(keepends=True) if line.strip()][:200]
    if len(text) >= len(file.head) // 2 and len(lines) > _ENOUGH_ROWS:
        lines = lines[:-1]  # the head may end within a line
    delimiter = delimiter_of(lines, ending)
    if delimiter is None or len(lines) < 2:
        return False
    rows = parse_some(lines, delimiter.mark)
    if _parts_brackets(rows) or _frames_its_header_alone(rows):
        return False
    # Prose has commas too: a table without the ending of one must be regular from its first line on.
    widths = [len(row) for row in rows]
    return len(widths) > 1 and widths[0] > 1 and widths.count(widths[0]) >= 0.9 * len(widths)


def _parts_brackets(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most lines would be parted within brackets: "… every night. (Ana Roth, 00:03)",
    "[10:12, 3/4/2026] Ana Roth: …"."""
    return sum(map(_is_parted_within, rows)) > len(rows) / 2


def _is_parted_within(row: Sequence[str]) -> bool:
    opened = next((i for i, cell in enumerate(row) if _OPEN.search(cell)), len(row))
    return any(_SHUT.search(cell) for cell in row[opened + 1 :])


def _frames_its_header_alone(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first line stands between two marks ("| Name | Said |") and most others do not: two ways of
    writing, and no names of columns for what is below."""
    framed = [not row[0].strip() and not row[-1].strip() for row in rows if row]
    return len(framed) > 1 and framed[0] and sum(framed[1:]) <= len(framed[1:]) / 2

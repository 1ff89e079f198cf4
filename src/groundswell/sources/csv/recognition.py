"""Whether a file is a delimited table: by its ending, else by rows of one width at its head."""

import re
from collections.abc import Sequence

from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.csv.dialect import delimiter_of, parse_some
from groundswell.sources.csv.encoding import encoding_of

ENDINGS = (".csv", ".tsv", ".tab", ".psv", ".ssv", ".dsv")
# Endings under which people keep tables too; there the look of the lines decides.
_OPEN_ENDINGS = ("", ".txt", ".text", ".dat", ".log", ".asc", ".out", ".export", ".unknown")
_ENOUGH_ROWS = 3
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def looks_delimited(file: Opened) -> bool:
    ending = file.path.suffix.lower()
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
    widths = [len(row) for row in parse_some(lines, delimiter.mark)]
    # Prose has commas too: a table without the ending of one must be regular from its first line on.
    if _parts_brackets(lines, delimiter.mark):
        return False
    return len(widths) > 1 and widths[0] > 1 and widths.count(widths[0]) >= 0.9 * len(widths)


def _parts_brackets(lines: Sequence[str], mark: str) -> bool:
    """Whether most lines hold the mark within brackets only: "… every night. (Ana Roth, 00:03)"."""
    within = sum(mark in line and mark not in _IN_BRACKETS.sub("", line) for line in lines)
    return within > len(lines) / 2

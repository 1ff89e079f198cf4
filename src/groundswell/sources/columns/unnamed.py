"""What the columns of a table without a header hold: mails are told by the addresses they go from and to."""

import re

from groundswell.sources.columns.content import column_of
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.shape import Shape

_ADDRESS = re.compile(r"[^\s<>@:;,\"]{1,80}@[^\s<>@,;\"]{1,200}\.\w{2,20}")
_LONGEST = 400  # characters of a cell that only names people


def guess_unnamed(columns: dict[Meaning, int], sample: list[list[str]], shape: Shape) -> Shape:
    """Tell writer and subject of a table of mails; its shape, or `shape` where it is none."""
    if not sample:
        return shape
    width = min(map(len, sample))
    people = [index for index in range(width) if _names_people(sample, index)]
    if len(people) < 2 or shape is not Shape.PLAIN:
        return shape
    columns.setdefault(Meaning.SPEAKER, people[0])
    before = [
        index for index in range(people[0]) if index not in columns.values() and _is_line(sample, index)
    ]
    if before:
        columns.setdefault(Meaning.TITLE, before[-1])
    return Shape.MAILS


def _names_people(sample: list[list[str]], index: int) -> bool:
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    named = sum(len(cell) < _LONGEST and bool(_ADDRESS.search(cell)) and "\n" not in cell for cell in cells)
    return bool(cells) and named >= 0.8 * len(cells)


def _is_line(sample: list[list[str]], index: int) -> bool:
    column = column_of([cells[index] for cells in sample])
    return bool(column.filled) and column.can_be_text and column.words >= 0.5

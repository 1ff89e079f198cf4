"""Tables in a document: a call may stand in one, with a column of names, one of times and one of words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from groundswell.sources.talk.naming import is_name
from groundswell.sources.talk.stamps import stamp_at

_MOSTLY = 0.7
Rows = Sequence[Sequence[str]]


def lines_of_table(rows: Rows) -> Iterator[str]:
    """Each row as lines: of a call "[time] Name: words", else its cells one beside the other."""
    columns = _call_columns(rows)
    for row in rows:
        filled = [cell for cell in row if cell]
        if columns is not None and len(row) > max(columns):
            yield _line_of_talk(row, *columns)
        elif len(filled) == 1:
            yield from filled[0].split("\n")  # a frame around text, not a table
        elif filled:
            yield " | ".join(re.sub(r"\s*\n\s*", " ", cell) for cell in filled)


def _line_of_talk(row: Sequence[str], words: int, name: int, time: int) -> str:
    line_words = re.sub(r"\s*\n\s*", " ", row[words])
    beside = [cell for i, cell in enumerate(row) if cell and i not in (words, name, time)]
    stamp = f"[{row[time]}] " if time >= 0 and row[time] and _is_time(row[time]) else ""
    if not is_name(row[name]) or (time >= 0 and not stamp):
        return " | ".join(cell.replace("\n", " ") for cell in row if cell)  # the line of its headings
    return f"{stamp}{row[name]}: {' '.join([line_words, *beside])}"


def _call_columns(rows: Rows) -> tuple[int, int, int] | None:
    """(words, name, time) where the table holds a call; time is -1 where it has none."""
    width = min((len(row) for row in rows if any(row)), default=0)
    if width < 2 or len(rows) < 2:
        return None
    columns = [[row[i] for row in rows if i < len(row) and row[i]] for i in range(width)]
    time = next((i for i, cells in enumerate(columns) if cells and _share(cells, _is_time) >= _MOSTLY), -1)
    name = next((i for i, cells in enumerate(columns) if i != time and _are_names(cells)), -1)
    words = max(
        (i for i in range(width) if i not in (time, name)),
        key=lambda i: sum(map(len, columns[i])),
        default=-1,
    )
    return (words, name, time) if name >= 0 and words >= 0 else None


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells)


def _is_time(cell: str) -> bool:
    stamp = stamp_at(cell, 0)
    return stamp is not None and stamp.end == len(cell)


def _are_names(cells: Sequence[str]) -> bool:
    """Names that return, as those of people who talk do."""
    if len(cells) < 2:
        return False
    times = Counter(cells)
    again = sum(n for n in times.values() if n > 1)
    return _share(cells, is_name) >= _MOSTLY and again * 2 >= len(cells)

"""A row's identity across readings, from its id column."""

import re
from dataclasses import dataclass
from itertools import islice

from groundswell.sources.columns.layout import SAMPLE_ROWS, Layout
from groundswell.sources.columns.names import Meaning, plain_name
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.table import Table

# Names that say only that this is a number of a row, and of which table.
_BARE = frozenset(
    [
        "id",
        "key",
        "nr",
        "no",
        "number",
        "row",
        "id",
        "response",
        "id",
        "turn",
        "id",
        "utterance",
        "id",
        "arg",
        "id",
        "record",
        "id",
        "uuid",
        "guid",
    ]
) | {
    "row id",
    "response id",
    "turn id",
    "utterance id",
    "arg id",
}
_COUNTER = re.compile(r"^\d{1,6}$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """Keys of one table: "ticket:1595", or with the file's name where ids merely count its rows."""

    prefix: str

    @staticmethod
    def of(table: Table, layout: Layout) -> "Keys":
        index = layout.columns.get(Meaning.CONVERSATION, layout.columns.get(Meaning.ID))
        if index is None:
            return Keys(prefix="")
        counted = layout.shape in (Shape.PLAIN, Shape.FEEDBACK, Shape.TALK) and _counts(table, index)
        within = f"{table.source}:{table.sheet}:" if counted else ""
        return Keys(prefix=f"{layout.shape}:{within}")

    def key(self, id_: str) -> str:
        return f"{self.prefix}{id_}" if id_ and self.prefix else ""


def _counts(table: Table, index: int) -> bool:
    """Whether ids are small numbers under a bare name: two surveys both have a row 1, and they differ."""
    if plain_name(table.header[index]) not in _BARE:
        return False
    sample = [row.cells[index].strip() for row in islice(table.rows(), SAMPLE_ROWS) if not row.flaw]
    return all(_COUNTER.match(cell) for cell in sample if cell)

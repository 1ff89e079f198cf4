"""A row's identity across readings, from its id column."""

import re
from dataclasses import dataclass
from itertools import islice

from groundswell.sources.columns.layout import SAMPLE_ROWS, Layout
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.table import Table

# "7", "R-12": the how-manieth row this is, at most with a letter for the kind.
_COUNTER = re.compile(r"^[A-Za-z]{0,4}[-_ #]?\d{1,4}$")
# Share of different values from which on a column tells rows apart; a few rows may be given twice.
_DISTINCT = 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """Keys of one table: "ticket:1595", or with the file's name where ids merely count its rows."""

    prefix: str

    @staticmethod
    def of(table: Table, layout: Layout) -> "Keys":
        shared = layout.columns.get(Meaning.CONVERSATION)
        index = layout.columns.get(Meaning.ID) if shared is None else shared
        sample = _sample(table, index) if index is not None else []
        if not sample or (shared is None and len(set(sample)) < _DISTINCT * len(sample)):
            return Keys(prefix="")
        # Two surveys both have a row 1, and they differ; helpdesks really number their tickets so.
        counted = layout.shape is not Shape.TICKETS and all(map(_COUNTER.match, sample))
        within = [table.source, table.sheet] if counted else []
        return Keys(prefix=":".join(filter(None, [str(layout.shape), *within])) + ":")

    def key(self, id_: str) -> str:
        return f"{self.prefix}{id_}" if id_ and self.prefix else ""


def _sample(table: Table, index: int) -> list[str]:
    rows = islice(table.rows(), SAMPLE_ROWS)
    return [cell for row in rows if not row.flaw and (cell := row.cells[index].strip())]

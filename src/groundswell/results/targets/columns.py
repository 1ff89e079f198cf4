"""Which column of a table means what, by what it is called."""

from collections.abc import Sequence

from groundswell.intake.telling import name_key
from groundswell.results.targets.values import Column, Written
from groundswell.sources.delimited.plain import PlainRow
from groundswell.speech import GroundswellError

_CALLED = {
    Column.SELLER: "seller sales_agent agent rep sales_rep salesperson owner deal_owner name verkäufer",
    Column.TEAM: "team sales_team region regional_office office territory group",
    Column.PRODUCT: "product products service services item produkt",
    Column.LAUNCH: "launch campaign",
    Column.PERIOD: "period month quarter year fiscal_quarter fiscal_year zeitraum",
    Column.FROM: "from start starts first period_start start_date from_date von",
    Column.TO: "to end ends last until period_end end_date to_date bis",
    Column.AMOUNT: "amount target quota goal value number target_amount ziel betrag",
    Column.CURRENCY: "currency currency_code währung",
}
_MEANS = {
    name_key(word.replace("_", " ")): column for column, words in _CALLED.items() for word in words.split()
}


class LacksColumns(GroundswellError):
    """A table in which no column tells the amount, or none the period; the text names the columns it has."""

    code = "lacks_columns"

    def __init__(self, lacking: Sequence[Column], header: Sequence[str]) -> None:
        self.lacking, self.header = tuple(lacking), tuple(header)
        super().__init__(f"has no column for {' or '.join(lacking)}, but {', '.join(header)}")


def columns_of(header: Sequence[str]) -> dict[int, Column]:
    """By place; of two that may mean the same the first. Raises LacksColumns."""
    meant = dict[int, Column]()
    for place, name in enumerate(header):
        column = _MEANS.get(name_key(name))
        if column is not None and column not in meant.values():
            meant[place] = column
    there = set(meant.values())
    lacking = [] if Column.AMOUNT in there else [Column.AMOUNT]
    if Column.PERIOD not in there and not {Column.FROM, Column.TO} <= there:
        lacking.append(Column.PERIOD)
    if lacking:
        raise LacksColumns(lacking, header)
    return meant


def written(header: Sequence[str], rows: Sequence[PlainRow]) -> list[Written]:
    """Rows of nothing but blanks are none. Raises LacksColumns."""
    meant = columns_of(header)
    return [
        Written(
            row.number,
            {column: row.cells[place] for place, column in meant.items() if place < len(row.cells)},
            row.flaw,
        )
        for row in rows
        if row.flaw or any(cell.strip() for cell in row.cells)
    ]

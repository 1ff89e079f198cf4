"""Which column of a table means what, by what it is called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from groundswell.intake.telling import name_key
from groundswell.results.targets.across import Across, across, year_in
from groundswell.results.targets.values import Column, Written
from groundswell.sources.columns.answers import is_placeholder
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
_DAYS = (Column.FROM, Column.TO)
_MEANS = {
    name_key(word.replace("_", " ")): column for column, words in _CALLED.items() for word in words.split()
}


class LacksColumns(GroundswellError):
    """A table in which no column tells the amount, or none the period; the text names the columns it has."""

    code = "lacks_columns"

    def __init__(self, lacking: Sequence[Column], header: Sequence[str]) -> None:
        self.lacking, self.header = tuple(lacking), tuple(header)
        super().__init__(f"has no column for {' or '.join(lacking)}, but {', '.join(header)}")


@dataclass(frozen=True, slots=True)
class Columns:
    """By place."""

    meant: Mapping[int, Column]
    across: Mapping[int, Across]  # of a table in which each period is a column; else empty
    unread: tuple[str, ...]

    @property
    def lack_a_year(self) -> bool:
        has_year = Column.PERIOD in self.meant.values()
        return not has_year and not all(one.has_year for one in self.across.values())


def columns_of(header: Sequence[str]) -> Columns:
    """Of two that may mean the same the first counts. Raises LacksColumns."""
    meant = dict[int, Column]()
    for place, name in enumerate(header):
        column = _MEANS.get(name_key(name))
        if column is not None and column not in meant.values():
            meant[place] = column
    there = set(meant.values())
    lacking = [] if Column.AMOUNT in there else [Column.AMOUNT]
    if Column.PERIOD not in there and not {Column.FROM, Column.TO} <= there:
        lacking.append(Column.PERIOD)
    periods = dict[int, Across]()
    if lacking:
        told = ((place, across(name)) for place, name in enumerate(header) if place not in meant)
        periods = {place: one for place, one in told if one is not None}
        # What stands under "amount" is then no target of one period: a sum, or last year's.
        meant = {place: one for place, one in meant.items() if one not in (*_DAYS, Column.AMOUNT)}
    if lacking and not periods:
        raise LacksColumns(lacking, header)
    unread = (name for place, name in enumerate(header) if place not in meant and place not in periods)
    return Columns(meant, periods, tuple(filter(None, unread)))


def written(header: Sequence[str], rows: Sequence[PlainRow], begins: int, year: int) -> list[Written]:
    """Rows of nothing but blanks are none. Columns that name no year are of the fiscal one that begins in
    this. Raises LacksColumns."""
    columns = columns_of(header)
    filled = [row for row in rows if row.flaw or any(cell.strip() for cell in row.cells)]
    return [one for row in filled for one in _written(columns, row, begins, year)]


def _written(columns: Columns, row: PlainRow, begins: int, year: int) -> Iterator[Written]:
    cells = {column: row.cells[place] for place, column in columns.meant.items() if place < len(row.cells)}
    if not columns.across or row.flaw:
        yield Written(row.number, cells, row.flaw)
        return
    amounts = {place: row.cells[place] if place < len(row.cells) else "" for place in columns.across}
    told = [place for place, cell in amounts.items() if cell.strip() and not is_placeholder(cell)]
    # Where no period has an amount, that is said of the first.
    for place in told or list(amounts)[:1]:
        yield _of_cell(columns.across[place], cells, amounts[place] if told else "", row.number, begins, year)


def _of_cell(
    one: Across, cells: Mapping[Column, str], amount: str, row: int, begins: int, year: int
) -> Written:
    said = cells.get(Column.PERIOD, "")
    of_year = year_in(said) if said.strip() and not one.has_year else year
    period = f"{one.name} {said}" if of_year is None else one.in_year(of_year, begins)
    told = {Column.PERIOD: period, Column.AMOUNT: amount}
    if one.currency and not cells.get(Column.CURRENCY, "").strip():
        told[Column.CURRENCY] = one.currency
    return Written(row, {**cells, **told}, column=one.name)

"""From a table's header, a sample of its rows and what a person said, to where everything stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from groundswell.sources.columns.content import column_of
from groundswell.sources.columns.dating import named_for_dates, unread_dates
from groundswell.sources.columns.names import NAMES, OPENED_NAMES, Meaning, find_all, plain_name
from groundswell.sources.columns.shape import FACTS, Shape, shape_of
from groundswell.sources.columns.table import Table
from groundswell.sources.columns.texts import columns_told, text_columns
from groundswell.sources.contract import Options, UnknownColumn
from groundswell.sources.dates import DateStyle, style_of

SAMPLE_ROWS = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where everything stands. Columns are indices into a row's cells."""

    shape: Shape
    columns: Mapping[Meaning, int]
    # The words of a row; a deal has several such columns, each of them a turn.
    texts: tuple[int, ...]
    opened: int | None
    # Per date column.
    styles: Mapping[int, DateStyle]
    remarks: tuple[str, ...]


def lay_out(table: Table, options: Options) -> Layout:
    """Raises NoTextColumn where a table holds neither words nor facts, UnknownColumn for a wrong map."""
    given = _given(table, options.columns)
    sample = [row.cells for row in islice(table.rows(), SAMPLE_ROWS) if not row.flaw]
    shape = _shape(table, given, options)
    columns = {**_by_name(table.header, shape, set(given.values())), **given}
    undated = _settle(columns, given, table.header, sample, shape)
    texts = text_columns(table, shape, columns, given, sample, whole=options.as_verbatims)
    opened = next(iter(find_all(table.header, OPENED_NAMES)), None) if shape is Shape.DEALS else None
    styles, remarks = _styles(table, columns, opened)
    return Layout(
        shape=shape,
        columns={
            meaning: index
            for meaning, index in columns.items()
            if not (index in texts and meaning in (Meaning.TEXT, Meaning.TITLE))
        },
        texts=texts,
        opened=opened,
        styles=styles,
        remarks=(*table.remarks, *undated, *remarks),
    )


def _given(table: Table, wanted: Mapping[str, str]) -> dict[Meaning, int]:
    found = dict[Meaning, int]()
    for meaning, column in wanted.items():
        if meaning not in list(Meaning):
            known = ", ".join(str(known) for known in list(Meaning)[:13])
            raise UnknownColumn(
                f"cannot be mapped: '{meaning}' is no meaning of a column; there are: {known}"
            )
        found[Meaning(meaning)] = _index(table, column)
    return found


def _index(table: Table, column: str) -> int:
    for same in (str, str.casefold, plain_name):
        for written in (table.header, table.top):
            names = [same(name) for name in written]
            if same(column) in names:
                return names.index(same(column))
    raise UnknownColumn(f"has no column '{column}'; {columns_told(table)}")


def _shape(table: Table, given: Mapping[Meaning, int], options: Options) -> Shape:
    shape = shape_of(table.header, table.source, table.sheet)
    if options.as_verbatims or (
        Meaning.TEXT in given and shape in (Shape.ACCOUNTS, Shape.SELLERS, Shape.CONTACTS)
    ):
        # Told to hear words, we look for words only.
        return (
            shape if shape in (Shape.TICKETS, Shape.FEEDBACK, Shape.TALK, Shape.ACTIVITIES) else Shape.PLAIN
        )
    return shape


def _by_name(header: tuple[str, ...], shape: Shape, taken: set[int]) -> dict[Meaning, int]:
    """Each meaning's best-named column; a column means one thing, the first in the order of meanings."""
    columns = dict[Meaning, int]()
    used = set(taken)
    for meaning in _wanted(shape):
        for index in find_all(header, _NAMES_IN.get((shape, meaning), NAMES[meaning])):
            if index not in used:
                columns[meaning] = index
                used.add(index)
                break
    return columns


_OF_FACTS = {
    Shape.DEALS: """won lost closed stage amount close_date loss_reason next_step id deal account seller""",
    Shape.ACCOUNTS: "id account domain",
    Shape.SELLERS: "id seller first_name last_name name email team role",
}
# Where a kind of table calls a thing otherwise than tables in general do.
_NAMES_IN: dict[tuple[Shape, Meaning], tuple[str, ...]] = {
    (Shape.DEALS, Meaning.ID): ("opportunity id", "deal id", "record id", "id", "object id"),
    (Shape.DEALS, Meaning.DEAL): ("deal name", "dealname", "opportunity name", "name", "deal", "opportunity"),
    (Shape.ACCOUNTS, Meaning.ID): ("account id", "company id", "organization id", "record id", "id"),
    (Shape.ACCOUNTS, Meaning.ACCOUNT): (
        *(
            "account name",
            "company name",
            "organization name",
            "organisation name",
            "customer name",
            "account",
        ),
        *("company", "organization", "organisation", "customer", "client", "name"),
    ),
    (Shape.SELLERS, Meaning.ID): (
        *(
            "owner id",
            "user id",
            "seller id",
            "rep id",
            "agent id",
            "sales rep id",
            "employee id",
            "id",
            "record id",
        ),
    ),
}
_OF_WORDS = "at account conversation seller speaker role email direction id deal title channel language"


def _wanted(shape: Shape) -> list[Meaning]:
    return [Meaning(name) for name in _OF_FACTS.get(shape, _OF_WORDS).split()]


def _settle(
    columns: dict[Meaning, int],
    given: Mapping[Meaning, int],
    header: tuple[str, ...],
    sample: list[list[str]],
    shape: Shape,
) -> tuple[str, ...]:
    """Correct what names alone get wrong, by what the columns hold; what dates could not be read, as
    phrases."""
    undated = list[str]()
    found = [meaning for meaning in columns if meaning not in given]
    for meaning in (Meaning.AT, Meaning.CLOSE_DATE):
        if meaning in found and not _mostly_dates(sample, columns[meaning]):
            index = columns.pop(meaning)
            better = [other for other in find_all(header, NAMES[meaning]) if _mostly_dates(sample, other)]
            if better:
                columns[meaning] = better[0]
            else:
                undated.extend(unread_dates(header[index], [cells[index] for cells in sample], meaning))
    for meaning in (Meaning.ACCOUNT, Meaning.SELLER, Meaning.DEAL, Meaning.SPEAKER):
        if meaning in found and not _is_filled(sample, columns[meaning]):
            filled = [other for other in find_all(header, NAMES[meaning]) if _is_filled(sample, other)]
            if filled and filled[0] not in columns.values():
                columns[meaning] = filled[0]
    if shape not in FACTS and Meaning.AT not in columns:
        dated = [index for index, name in enumerate(header) if name[0] != "_" and _are_dates(sample, index)]
        named = named_for_dates(header)
        told = dated if len(dated) == 1 else [index for index in named if index in dated]
        if len(told) == 1 and told[0] not in columns.values():
            columns[Meaning.AT] = told[0]
            undated.clear()
        elif not undated and named:
            undated.extend(unread_dates(header[named[0]], [cells[named[0]] for cells in sample], Meaning.AT))
    if shape is Shape.TICKETS and Meaning.CONVERSATION not in columns:
        _thread_comments(columns, header)
    return tuple(undated)


def _is_filled(sample: list[list[str]], index: int) -> bool:
    return any(cells[index].strip() for cells in sample)


def _thread_comments(columns: dict[Meaning, int], header: tuple[str, ...]) -> None:
    """A table of a ticket's comments: their own ids, and the ticket's over and over."""
    tickets = find_all(header, ("ticket id", "case id", "ticket number", "case number"))
    own = find_all(header, ("comment id", "id", "message id"))
    if tickets and own:
        columns[Meaning.CONVERSATION] = tickets[0]
        columns[Meaning.ID] = own[0]


def _are_dates(sample: list[list[str]], index: int) -> bool:
    """Without a name that says so, every cell must be a date, and not merely a number that could be one."""
    cells = [cell for cells in sample if (cell := cells[index].strip())]
    return bool(cells) and column_of(cells).dates == 1.0 and not any(map(str.isdigit, cells))


def _mostly_dates(sample: list[list[str]], index: int) -> bool:
    cells = [cells[index] for cells in sample if cells[index].strip()]
    return not cells or column_of(cells).dates >= 0.5


def _styles(
    table: Table, columns: Mapping[Meaning, int], opened: int | None
) -> tuple[dict[int, DateStyle], tuple[str, ...]]:
    wanted = {columns.get(Meaning.AT), columns.get(Meaning.CLOSE_DATE), opened} - {None}
    styles, remarks = dict[int, DateStyle](), list[str]()
    for index in sorted(index for index in wanted if index is not None):
        style = _style(table, index)
        styles[index] = style
        if style.ambiguous:
            order = "day before month" if style.day_first else "month before day"
            remarks.append(f"dates of '{table.header[index]}' such as {style.example} were read as {order}")
    return styles, tuple(remarks)


def _style(table: Table, index: int) -> DateStyle:
    """The sample mostly tells; where it leaves the order open, the whole column is looked at."""
    sample = islice(table.rows(), SAMPLE_ROWS)
    style = style_of(
        (row.cells[index] for row in sample if index < len(row.cells)), day_first=table.day_first
    )
    if style.ambiguous or style.year_first:
        whole = (row.cells[index] for row in table.rows() if index < len(row.cells))
        style = style_of(whole, day_first=table.day_first)
    return style

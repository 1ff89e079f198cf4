"""From a table's header, a sample of its rows and what a person said, to where everything stands in it."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from itertools import islice

from groundswell.sources.columns.amounts import AmountStyle, amount_style
from groundswell.sources.columns.asked import By, is_question
from groundswell.sources.columns.business_names import stage_entered
from groundswell.sources.columns.currencies import currency_in_name
from groundswell.sources.columns.meanings import columns_by_name, mostly_dates, settle
from groundswell.sources.columns.names import NAMES, OPENED_NAMES, Meaning, find_all, plain_name
from groundswell.sources.columns.prefixes import shared_prefix, without_prefix
from groundswell.sources.columns.shape import FACTS, Shape, shape_of
from groundswell.sources.columns.sittings import talk_in
from groundswell.sources.columns.table import Table
from groundswell.sources.columns.talks import Talk
from groundswell.sources.columns.texts import columns_there, text_columns
from groundswell.sources.columns.unnamed import guess_unnamed
from groundswell.sources.contract import (
    DATE_ORDERS,
    DATES,
    DAY_FIRST,
    MONTH_FIRST,
    NoTextColumn,
    Options,
    UnknownColumn,
    header_fingerprint,
)
from groundswell.sources.formats.dates import DateStyle, style_of

SAMPLE_ROWS = 300
_CONVERTED = "amount in company currency"
_UNNAMED = re.compile(r"^column \d+$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where everything stands. Columns are indices into a row's cells."""

    shape: Shape
    columns: Mapping[Meaning, int]
    # The columns of words, the main one first, and who wrote each: every one is a turn of its row.
    texts: Mapping[int, By]
    opened: int | None
    # When a deal closed: the first of these that a row fills.
    closings: tuple[int, ...]
    # Columns that tell when a deal entered a stage, and that stage.
    stages: Mapping[int, str]
    # Set where rows are the turns of a recording, or tell when in it they were spoken.
    talk: Talk | None
    # Per date column.
    styles: Mapping[int, DateStyle]
    open_date: tuple[str, str]  # one that leaves the order of its day and month open, and how it is read
    # How the column of amounts writes them, and the currency that its name tells.
    amounts: AmountStyle
    currency: str
    remarks: tuple[str, ...]
    # The names of columns as they are compared.
    names: tuple[str, ...]
    # Whether people were asked, so that they had to write something.
    asked: bool

    @property
    def is_wiki(self) -> bool:
        """Whether cells are in the markup of Jira, which names its columns so."""
        return self.shape is Shape.TICKETS and "issue key" in self.names

    @property
    def in_talks(self) -> bool:
        """Whether rows belong together by their order, for want of an id."""
        return self.talk is not None and Meaning.CONVERSATION not in self.columns


def lay_out(table: Table, options: Options) -> Layout:
    """Raises NoTextColumn where a table holds neither words nor facts, UnknownColumn for a wrong map."""
    remembered = options.remembered.get(header_fingerprint(table.header), {})
    given = _mapped_columns(table, options.columns if options.named else remembered)
    order = _order_of({**remembered, **options.columns})
    prefix = shared_prefix(table.header)
    given_as = table
    table = replace(table, header=without_prefix(table.header))
    sample = [row.cells for row in islice(table.rows(), SAMPLE_ROWS) if not row.flaw]
    shape = _shape(table, given, options, prefix)
    columns = {**columns_by_name(table.header, shape, set(given.values())), **given}
    amount = columns.get(Meaning.AMOUNT)
    if amount is not None and plain_name(table.header[amount]) == _CONVERTED:
        columns.pop(Meaning.CURRENCY, None)  # what stands there is the currency it was converted from
    undated = settle(columns, given, table.header, sample, shape)
    if all(map(_UNNAMED.match, table.header)):
        shape = guess_unnamed(columns, sample, shape)
    texts = text_columns(table, shape, columns, given, sample, whole=options.as_verbatims)
    if not texts and shape not in FACTS:
        raise NoTextColumn(f"has no column that holds what people said; {columns_there(given_as)}")
    talk = talk_in(table.header, sample, shape, columns, given, texts)
    if talk is not None and talk.offset is not None and columns.get(Meaning.AT) == talk.offset:
        del columns[Meaning.AT]
    opened = next(iter(find_all(table.header, OPENED_NAMES)), None) if shape is Shape.DEALS else None
    closings = tuple(_closings(table.header, sample)) if shape is Shape.DEALS else ()
    closings = (given[Meaning.CLOSE_DATE],) if Meaning.CLOSE_DATE in given else closings
    stages = _stages(table.header) if shape is Shape.DEALS else {}
    dated = (Meaning.AT, Meaning.EXPECTED, Meaning.STAGE_SINCE)
    styles, remarks, open_date = _styles(
        table, {*map(columns.get, dated), opened, *closings, *stages} - {None}, order
    )
    amounts, currency, unsettled = _amounts(table, columns)
    return Layout(
        shape=shape,
        columns={
            meaning: index
            for meaning, index in columns.items()
            if not (index in texts and meaning in (Meaning.TEXT, Meaning.TITLE))
        },
        texts=texts,
        opened=opened,
        closings=closings,
        stages=stages,
        talk=talk if len(texts) == 1 else None,
        names=tuple(map(plain_name, table.header)),
        asked=_is_asked(table.header, shape, columns, texts),
        styles=styles,
        open_date=open_date,
        amounts=amounts,
        currency=currency,
        remarks=(*table.remarks, *undated, *remarks, *unsettled, *_recalled(remembered, options)),
    )


def _recalled(remembered: Mapping[str, str], options: Options) -> tuple[str, ...]:
    if not remembered or options.named:
        return ()
    mapped = ", ".join(f"{meaning} = {column}" for meaning, column in remembered.items())
    return (f"read as you said of such a table before: {mapped}",)


def _is_asked(
    header: tuple[str, ...], shape: Shape, columns: Mapping[Meaning, int], texts: Mapping[int, By]
) -> bool:
    if shape is not Shape.PLAIN:
        return shape is Shape.FEEDBACK
    of_each_row = (Meaning.AT, Meaning.ACCOUNT, Meaning.ID, Meaning.EMAIL, Meaning.SPEAKER)
    return any(meaning in columns for meaning in of_each_row) or any(
        is_question(header[column]) for column in texts
    )


def _closings(header: tuple[str, ...], sample: list[list[str]]) -> list[int]:
    return [index for index in find_all(header, NAMES[Meaning.CLOSE_DATE]) if mostly_dates(sample, index)]


def _stages(header: tuple[str, ...]) -> dict[int, str]:
    stages = ((index, stage_entered(name)) for index, name in enumerate(header))
    return {index: stage for index, stage in stages if stage}


def _mapped_columns(table: Table, wanted: Mapping[str, str]) -> dict[Meaning, int]:
    columns = dict[Meaning, int]()
    for meaning, column in wanted.items():
        if meaning == DATES:
            continue
        if meaning not in list(Meaning):
            known = ", ".join(str(known) for known in list(Meaning)[:13])
            raise UnknownColumn(
                f"cannot be mapped: '{meaning}' is no meaning of a column; there are: {known}"
            )
        columns[Meaning(meaning)] = _index(table, column)
    return columns


def _order_of(said: Mapping[str, str]) -> str:
    """How dates are read that leave it open, where a person said so; else ""."""
    order = said.get(DATES, "")
    if order and order not in DATE_ORDERS:
        raise UnknownColumn(f"cannot be read with dates '{order}'; there are: {', '.join(DATE_ORDERS)}")
    return order


def _index(table: Table, column: str) -> int:
    for same in (str, str.casefold, plain_name):
        for written in (table.header, table.top):
            names = [same(name) for name in written]
            if same(column) in names:
                return names.index(same(column))
    raise UnknownColumn(f"has no column '{column}'; {columns_there(table)}")


def _shape(table: Table, given: Mapping[Meaning, int], options: Options, prefix: str) -> Shape:
    shape = shape_of(table.header[: table.own], table.source, table.sheet, prefix)
    if options.as_verbatims or (
        Meaning.TEXT in given and shape in (Shape.ACCOUNTS, Shape.SELLERS, Shape.CONTACTS)
    ):
        # Told to hear words, we look for words only.
        return (
            shape if shape in (Shape.TICKETS, Shape.FEEDBACK, Shape.TALK, Shape.ACTIVITIES) else Shape.PLAIN
        )
    return shape


def _styles(
    table: Table, wanted: Set[int | None], said: str
) -> tuple[dict[int, DateStyle], tuple[str, ...], tuple[str, str]]:
    """How each column's dates are written, what to note of them, and a date that leaves its order open with
    how it is read; `said` is how a person says that such are."""
    styles, remarks, open_date = dict[int, DateStyle](), list[str](), ("", "")
    for index in sorted(index for index in wanted if index is not None):
        style = _style(table, index)
        if style.ambiguous:
            style = replace(style, day_first=said == DAY_FIRST) if said else style
            order = "day before month" if style.day_first else "month before day"
            remark = f"dates of '{table.header[index]}' such as {style.example} were read as {order}"
            remarks.append(f"{remark}, as you said" if said else remark)
            open_date = open_date if open_date[0] else (style.example, _ORDERS[style.day_first])
        styles[index] = style
    return styles, tuple(remarks), open_date


_ORDERS = {True: DAY_FIRST, False: MONTH_FIRST}


def _amounts(table: Table, columns: Mapping[Meaning, int]) -> tuple[AmountStyle, str, tuple[str, ...]]:
    """(how amounts are written, the currency their column's name tells, what to note)."""
    index = columns.get(Meaning.AMOUNT)
    if index is None:
        return AmountStyle(), "", ()
    style = amount_style(row.cells[index] for row in table.rows() if index < len(row.cells))
    currency = currency_in_name(table.header[index])
    if not style.example or currency or Meaning.CURRENCY in columns:
        return style, currency, ()
    name = table.header[index][:60]
    return style, currency, (f"amounts of '{name}' such as {style.example} were read with a decimal point",)


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

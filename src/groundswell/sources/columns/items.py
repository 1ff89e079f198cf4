"""From the tables of a file to items: what was said in them, and what is known from them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from groundswell.sources.columns.beside import with_people, with_told_above
from groundswell.sources.columns.facts import facts_of
from groundswell.sources.columns.header import repeats_header
from groundswell.sources.columns.layout import Layout, lay_out
from groundswell.sources.columns.shape import FACTS, Shape
from groundswell.sources.columns.subheaders import with_questions
from groundswell.sources.columns.sums import adds_up
from groundswell.sources.columns.table import Row, Table, as_written
from groundswell.sources.columns.words import items_of_rows
from groundswell.sources.contract import (
    Heard,
    Item,
    Noted,
    NoTextColumn,
    Options,
    Refused,
    Understood,
    UnreadableSource,
)

# What a kind of table holds, in a word or two.
_HELD = {
    Shape.DEALS: "deals",
    Shape.ACCOUNTS: "accounts",
    Shape.SELLERS: "sellers",
    Shape.CONTACTS: "contacts",
    Shape.ACTIVITIES: "notes of sellers",
    Shape.TICKETS: "tickets",
    Shape.FEEDBACK: "feedback",
    Shape.TALK: "turns of conversations",
    Shape.MAILS: "mails",
    Shape.PLAIN: "words",
}


def items_of(tables: Sequence[Table], options: Options, kind: str = "") -> Iterator[Item]:
    """Read the tables of one file one after another; their rows count through.

    Raises NoTextColumn, UnknownColumn or UnreadableSource when no table of the file can be read, the first
    after the headers of the tables; a table among others that cannot be read has its rows refused.
    """
    tables = [with_questions(_less_frame(table)) for table in tables]
    tables = with_people([with_told_above(table) for table in tables])
    layouts, reason = _layouts(tables, options)
    if not any(layouts):
        if isinstance(reason, NoTextColumn):  # a person may say which it is
            yield from (_untold(table, kind) for table in tables)
        raise reason or UnreadableSource("holds no table")
    before = 0
    for table, layout in zip(tables, layouts, strict=True):
        rows = 0
        if layout is not None:
            yield _understood(table, layout, kind)
        for item in _table_items(replace(table, first=before + 1), layout, options):
            rows = max(rows, _last_row(item) - before)
            yield item
        before += rows


def _less_frame(table: Table) -> Table:
    """The table with a flaw on each row that is its header once more, or adds up the others."""

    def rows() -> Iterator[Row]:
        for row in table.rows():
            if not row.flaw and repeats_header(row.cells, table.header):
                row = replace(row, flaw="repeats the header")
            elif not row.flaw and adds_up(row.cells):
                row = replace(row, flaw="adds up the rows, and is nobody's words")
            yield row

    return replace(table, rows=rows)


def _understood(table: Table, layout: Layout, kind: str) -> Understood:
    used = {**{str(meaning): index for meaning, index in layout.columns.items()}, **_numbered(layout)}
    read = set(used.values())
    unread = [name for index, name in enumerate(table.header) if index not in read]
    return Understood(
        kind=kind,
        what="calls" if layout.in_talks else _HELD[layout.shape],
        columns={meaning: table.header[index] for meaning, index in used.items()},
        unread=tuple(unread),
        header=table.header,
        sheet=table.sheet,
        open_date=layout.open_date[0],
        dates=layout.open_date[1],
    )


def _untold(table: Table, kind: str) -> Understood:
    return Understood(kind=kind, unread=table.header, header=table.header, sheet=table.sheet)


def _numbered(layout: Layout) -> dict[str, int]:
    """The columns of words, each by a name of its own, and others that go by no meaning."""
    texts = {
        "text" if number == 1 else f"text {number}": at for number, at in enumerate(layout.texts, start=1)
    }
    more = {"opened": layout.opened, "offset": layout.talk.offset if layout.talk else None}
    closings = {f"close_date {number}": at for number, at in enumerate(layout.closings[1:], start=2)}
    stages = {f"stage {number}": at for number, at in enumerate(layout.stages, start=1)}
    return {**texts, **{name: at for name, at in more.items() if at is not None}, **closings, **stages}


def _layouts(
    tables: Sequence[Table], options: Options
) -> tuple[list[Layout | None], NoTextColumn | UnreadableSource | None]:
    layouts, reason = list[Layout | None](), None
    for table in tables:
        try:
            if next(table.rows(), None) is None:
                names = ", ".join(table.header[:40])
                raise UnreadableSource(f"has no rows, only a header: {names}")
            layouts.append(lay_out(table, options))
        except UnreadableSource as error:
            layouts.append(None)
            # The first reason speaks for the file; a sheet without rows says least of all.
            reason = error if reason is None or isinstance(error, NoTextColumn) else reason
    return layouts, reason


def _table_items(table: Table, layout: Layout | None, options: Options) -> Iterator[Item]:
    if layout is None:
        reason = f"the sheet '{table.sheet}' has no column that holds what people said"
        for row in table.rows():
            yield as_written(Refused(row=table.first + row.number - 1, reason=reason), table, row)
        return
    yield from (Noted(row=table.first, reason=remark) for remark in layout.remarks)
    if layout.shape in FACTS:
        yield from facts_of(table, layout)
    else:
        yield from items_of_rows(table, layout, whole=options.as_verbatims)


def _last_row(item: Item) -> int:
    if isinstance(item, Heard):
        return max(turn.row for turn in item.conversation.turns)
    return 0 if isinstance(item, Understood) else item.row

"""Rows that tell of an account, a deal or a seller."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from groundswell.sources.business import deal_status, domains_in, in_time, kind_of, products_in
from groundswell.sources.columns.amounts import Amount, note_of_amount, parse_amount
from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.columns.currencies import currency_in_cell
from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.markup import own_text, to_text
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.roles import role_of
from groundswell.sources.columns.several import Several
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.table import Row, Table, as_written
from groundswell.sources.contract import Aside, Heard, Item, Known, Noted, Refused, SetAside
from groundswell.sources.formats.dates import DateStyle, parse_date
from groundswell.speech import (
    Account,
    Channel,
    Conversation,
    Deal,
    DealStatus,
    Role,
    Seller,
    Speaker,
    StageSeen,
    Turn,
)

_TRUE = frozenset(("true", "1", "yes", "y", "t", "ja", "oui", "x"))
# A loss reason of fewer words is a label to choose from ("Price"), not something somebody wrote.
_SAID_WORDS = 3
_LABELS = "labels of less than {} words are not heard, in: {}"


def facts_of(table: Table, layout: Layout) -> Iterator[Item]:
    """One Known per row; a deal's own text besides is Heard as its seller's note."""
    unheard = dict[str, int]()  # columns of labels, each with the last row that has one
    several = Several(lambda: _deals_in(table, layout))
    for row in table.rows():
        number = table.first + row.number - 1
        if row.flaw:
            yield as_written(Refused(row=number, reason=row.flaw), table, row)
        else:
            items = _facts_of_row(table, layout, row, number, several, unheard)
            yield from (as_written(item, table, row) for item in items)
    yield from several.noted()
    if unheard:
        reason = _LABELS.format(_SAID_WORDS, ", ".join(unheard))
        yield Noted(row=max(unheard.values()), reason=reason)


def _deals_in(table: Table, layout: Layout) -> Iterator[tuple[int, Deal]]:
    """Those of a table that names products, each with its row."""
    if layout.shape is not Shape.DEALS or Meaning.PRODUCT not in layout.columns:
        return
    for row in table.rows():
        deal = None if row.flaw else _deal_in(_Cells(layout, row.cells))
        if deal is not None:
            yield table.first + row.number - 1, deal


def _facts_of_row(
    table: Table, layout: Layout, row: Row, number: int, several: Several, unheard: dict[str, int]
) -> Iterator[Item]:
    cells = _Cells(layout, row.cells)
    if layout.shape is Shape.DEALS:
        yield from _deal(table, cells, number, several, unheard)
    elif layout.shape is Shape.ACCOUNTS:
        yield _account(cells, number)
    else:
        yield _seller(cells, number)
    if row.remark:
        yield Noted(row=number, reason=row.remark)


class _Cells:
    """A row's cells by what they mean."""

    def __init__(self, layout: Layout, cells: list[str]) -> None:
        self._layout = layout
        self._cells = cells

    def __getitem__(self, meaning: Meaning) -> str:
        index = self._layout.columns.get(meaning)
        written = self._cells[index].strip() if index is not None else ""
        return "" if written and is_placeholder(written) else written

    def day(self, index: int | None) -> tuple[str, date | None]:
        """(what stands there, the day it means)."""
        if index is None:
            return "", None
        text = self._cells[index].strip()
        moment = parse_date(text, self._layout.styles.get(index, DateStyle()))
        return text, moment.date() if moment else None

    @property
    def amount(self) -> Amount | None:
        currency = currency_in_cell(self[Meaning.CURRENCY]) or self._layout.currency
        return parse_amount(self[Meaning.AMOUNT], self._layout.amounts, currency)

    @property
    def closed(self) -> tuple[str, date | None]:
        """Of several columns, as where won and lost deals have one each, the first that is filled."""
        columns = self._layout.closings
        filled = next((index for index in columns if self._cells[index].strip()), None)
        return self.day(filled)

    def of(self, meaning: Meaning) -> tuple[str, date | None]:
        return self.day(self._layout.columns.get(meaning))

    @property
    def stage_days(self) -> list[tuple[str, date | None]]:
        return [*map(self.day, self._layout.stages), self.of(Meaning.STAGE_SINCE)]

    @property
    def stages(self) -> tuple[StageSeen, ...]:
        """The stages whose day a column tells, and the one the deal stands in."""
        stages = (*self._layout.stages.values(), self[Meaning.STAGE])
        days = zip(stages, self.stage_days, strict=True)
        return in_time(StageSeen(stage, day) for stage, (_, day) in days if stage and day)

    @property
    def opened(self) -> tuple[str, date | None]:
        return self.day(self._layout.opened)

    @property
    def written(self) -> list[tuple[str, tuple[Aside, ...]]]:
        """What the deal's owner wrote, each with what a program marked as no part of it."""
        texts = (own_text(self._cells[index]) for index in self._layout.texts)
        return [(text, aside) for text, aside in texts if len(text.split()) >= _SAID_WORDS]

    def labels(self, deal: Deal) -> Iterator[int]:
        """The columns of words in which there are too few of them, and of which the deal tells nothing."""
        for index in self._layout.texts:
            text = to_text(self._cells[index])
            is_label = 0 < len(text.split()) < _SAID_WORDS and not is_placeholder(text)
            if is_label and text != deal.loss_reason:
                yield index


def _account(cells: _Cells, number: int) -> Item:
    if not cells[Meaning.ACCOUNT]:
        return Refused(row=number, reason="no name of an account")
    account = Account(
        key=cells[Meaning.ID],
        name=cells[Meaning.ACCOUNT],
        domains=domains_in(cells[Meaning.DOMAIN]),
        segment=cells[Meaning.SEGMENT],
        industry=cells[Meaning.INDUSTRY],
        country=cells[Meaning.COUNTRY],
    )
    return Known(row=number, fact=account)


def _seller(cells: _Cells, number: int) -> Item:
    if role_of(cells[Meaning.ROLE]) is Role.CUSTOMER:
        return Refused(row=number, reason="is a customer's user, not a seller")
    full = " ".join(part for part in (cells[Meaning.FIRST_NAME], cells[Meaning.LAST_NAME]) if part)
    name = cells[Meaning.SELLER] or cells[Meaning.NAME] or full or cells[Meaning.EMAIL]
    if not name:
        return Refused(row=number, reason="no name of a seller")
    seller = Seller(
        key=cells[Meaning.ID],
        name=name,
        email=cells[Meaning.EMAIL].lower(),
        team=cells[Meaning.TEAM],
        kind=kind_of(cells[Meaning.ROLE], cells[Meaning.TITLE], cells[Meaning.TEAM]),
    )
    return Known(row=number, fact=seller)


def _deal(
    table: Table, cells: _Cells, number: int, several: Several, unheard: dict[str, int]
) -> Iterator[Item]:
    deal = _deal_in(cells)
    if deal is None:
        yield Refused(row=number, reason="no name, id or account of a deal")
        return
    whole, first = several.whole(number, deal)
    yield Known(row=number, fact=whole, of=first)
    for text, day in (cells.opened, cells.closed, cells.of(Meaning.EXPECTED), *cells.stage_days):
        if text and day is None:
            yield Noted(row=number, reason=f"the date '{text[:60]}' cannot be read")
    if note := note_of_amount(cells[Meaning.AMOUNT], cells.amount):
        yield Noted(row=number, reason=note)
    unheard.update((table.header[index], number) for index in cells.labels(deal))
    yield from _note(table, cells, deal, number)


def _deal_in(cells: _Cells) -> Deal | None:
    """None of a row that tells neither its name nor its id or account."""
    key, name = cells[Meaning.ID], cells[Meaning.DEAL]
    if not any((key, name, cells[Meaning.ACCOUNT])):
        return None
    status = _status(cells)
    closed, (_, expected), amount = cells.closed[1], cells.of(Meaning.EXPECTED), cells.amount
    return Deal(
        key=key,
        name=name or key,
        account=cells[Meaning.ACCOUNT],
        status=status,
        amount=amount.money if amount else None,
        opened=cells.opened[1],
        closed=None if status is DealStatus.OPEN else closed,
        expected=expected or (closed if status is DealStatus.OPEN else None),
        seller=cells[Meaning.SELLER],
        loss_reason=to_text(cells[Meaning.LOSS_REASON]) if status is DealStatus.LOST else "",
        products=products_in(cells[Meaning.PRODUCT]),
        stage=cells[Meaning.STAGE] or cells[Meaning.STATUS],
        stages=cells.stages,
    )


def _note(table: Table, cells: _Cells, deal: Deal, number: int) -> Iterator[Item]:
    words_kept = cells.written
    if not words_kept:
        return
    writer = Speaker(name=deal.seller, role=Role.SELLER)
    day = deal.closed or deal.opened
    yield Heard(
        conversation=Conversation(
            key=f"deal:{deal.key}" if deal.key else "",
            channel=Channel.NOTE,
            source=table.source,
            turns=tuple(Turn(row=number, text=text, speaker=writer) for text, _ in words_kept),
            at=datetime.combine(day, time(), UTC) if day else None,
            title=deal.name,
            account=deal.account,
            deal=deal.name or deal.key,
            seller=deal.seller,
        )
    )
    yield from (SetAside(row=number, aside=cut) for _, aside in words_kept for cut in aside)


def _status(cells: _Cells) -> DealStatus:
    closed_and_not_won = cells[Meaning.CLOSED].lower() in _TRUE and bool(cells[Meaning.WON])
    # A stage says how far a deal had come, a status beside it how it ended.
    return deal_status(
        f"{cells[Meaning.STAGE]} {cells[Meaning.STATUS]}",
        won=cells[Meaning.WON].lower() in _TRUE,
        lost=cells[Meaning.LOST].lower() in _TRUE or closed_and_not_won,
    )

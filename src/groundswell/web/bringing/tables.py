"""The tables of what is brought in: what their columns mean, to be put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.field.bringing.previews import FilePreview, TablePreview
from groundswell.sources.columns.meaning import Meaning
from groundswell.sources.contract import DATE_ORDERS, DATES, DAY_FIRST
from groundswell.sources.formats.dates import DateStyle, parse_date
from groundswell.web.shell import wording

# Columns to choose from in all the fields of a table: a page has to stay small, however wide tables are.
_CHOICES = 300
_UNREAD = 30  # columns named that are not read
# The meanings that people put right most, in their words; others stand where they were understood.
_ASKED = {
    Meaning.TEXT: _("What they said"),
    Meaning.AT: _("When"),
    Meaning.ACCOUNT: _("Account"),
    Meaning.SPEAKER: _("Who spoke"),
    Meaning.ROLE: _("Which side spoke"),
    Meaning.EMAIL: _("Mail address"),
    Meaning.SELLER: _("Seller"),
    Meaning.DEAL: _("Deal"),
    Meaning.TITLE: _("Subject"),
    Meaning.CONVERSATION: _("Which conversation"),
    Meaning.ID: _("Number of the row"),
    Meaning.RATING: _("Rating"),
    Meaning.PRODUCT: _("Product"),
    Meaning.SEGMENT: _("Segment"),
}
_OTHERS = {
    Meaning.CHANNEL: _("Channel"),
    Meaning.LANGUAGE: _("Language"),
    Meaning.STAGE: _("Stage"),
    Meaning.WON: _("Won"),
    Meaning.CLOSED: _("Closed"),
    Meaning.LOST: _("Lost"),
    Meaning.AMOUNT: _("Amount"),
    Meaning.CURRENCY: _("Currency"),
    Meaning.CLOSE_DATE: _("Close date"),
    Meaning.LOSS_REASON: _("Loss reason"),
    Meaning.NEXT_STEP: _("Next step"),
    Meaning.DOMAIN: _("Domain"),
    Meaning.TEAM: _("Team"),
    Meaning.FIRST_NAME: _("First name"),
    Meaning.LAST_NAME: _("Last name"),
    Meaning.NAME: _("Name"),
    Meaning.DIRECTION: _("Direction"),
    Meaning.STATUS: _("Status"),
    Meaning.OFFSET: _("Offset"),
    Meaning.EXPECTED: _("Expected close"),
    Meaning.STAGE_SINCE: _("Stage since"),
    Meaning.INDUSTRY: _("Industry"),
    Meaning.COUNTRY: _("Country"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A meaning and the column that has it, to be put right."""

    name: str  # of the field
    label: str
    column: str  # empty: none
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dates:
    """How a date is read that may be read in two ways, to be put right."""

    name: str  # of the field
    example: str
    orders: tuple[tuple[str, str, bool], ...]  # value, in words, and whether it is read so


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    where: str  # "sheet Calls"
    what: str
    choices: tuple[Choice, ...]
    others: tuple[tuple[str, str], ...]  # meaning and column that are only shown
    unread: tuple[str, ...]
    open: bool  # there is something to be said
    dates: "Dates | None"  # where its dates leave open what is the day and what the month


def tables_of(files: Sequence[FilePreview]) -> list[list[Table]]:
    """Of each file. Tables of one header are put right together, where the first of them stands."""
    asked = set[str]()
    by_file: list[list[Table]] = []
    for file in files:
        by_file.append([])
        for table in filter(lambda table: table.header, file.tables):
            by_file[-1].append(_table(table, file, asked=table.mark in asked))
            asked.add(table.mark)
    return by_file


def _table(table: TablePreview, file: FilePreview, *, asked: bool) -> Table:
    """`asked`: what its columns mean is asked for where another table of this header stands."""
    meanings = {meaning.value for meaning in Meaning}
    all_ = [*_ASKED, *(Meaning(m) for m in table.columns if m in meanings and Meaning(m) not in _ASKED)]
    to_ask = [] if asked else all_[: max(3, _CHOICES // len(table.header))]
    asked_here = {meaning.value for meaning in to_ask}
    return Table(
        where=gettext("sheet %(name)s") % {"name": table.sheet} if table.sheet else "",
        what=table.what,
        choices=tuple(
            Choice(
                name=f"{table.mark}-{meaning.value}",
                label=str(_ASKED.get(meaning) or _OTHERS.get(meaning, meaning.value)),
                column=table.columns.get(meaning.value, ""),
                columns=table.header,
            )
            for meaning in to_ask
        ),
        others=tuple(
            (meaning, column) for meaning, column in table.columns.items() if meaning not in asked_here
        ),
        unread=table.unread[:_UNREAD],
        open=bool(file.error) and not asked,
        dates=None if asked else _dates(table),
    )


def _dates(table: TablePreview) -> Dates | None:
    if not table.open_date:
        return None
    read = ((order, wording.day(moment)) for order in DATE_ORDERS if (moment := _read_as(table, order)))
    return Dates(
        name=f"{table.mark}-{DATES}",
        example=table.open_date,
        orders=tuple((order, words, order == table.dates) for order, words in read),
    )


def _read_as(table: TablePreview, order: str) -> datetime | None:
    return parse_date(table.open_date, DateStyle(day_first=order == DAY_FIRST))

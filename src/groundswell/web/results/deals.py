"""What the page of the deals behind a number shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.attaining.attained import Attained, attained
from groundswell.engine.attaining.periods import Span, period_at
from groundswell.people.queries import local_day
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.results.numbers import scope_of, still_open_of
from groundswell.results.selling import Selling, selling
from groundswell.results.sight import Sight, Subject, sight_of
from groundswell.results.targets.queries import fiscal_year_begins
from groundswell.speech import Deal
from groundswell.speech.money import CODES
from groundswell.web.results import naming
from groundswell.web.results.numbers import address_of, period_asked
from groundswell.web.shell import wording

_MOST = 500  # deals of one table


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    name: str
    account: str
    href: str  # of the account; empty: none is told
    seller: str  # empty where the viewer sees nobody's numbers
    day: str
    amount: str
    remark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    name: str
    sum: str
    rows: tuple[Row, ...]
    more: int  # that are not listed
    sellers: bool  # whether they are named


@dataclass(frozen=True, kw_only=True, slots=True)
class DealsPage:
    whose: str
    period: str
    back: str
    tables: tuple[Table, ...]


def deals_page(viewer: Viewer, at: datetime, asked: QueryDict) -> DealsPage:
    """Raises NotForYou for numbers that are not theirs to see, and for a period that is none."""
    book, begins = selling(), fiscal_year_begins()
    sight, written = sight_of(viewer, book), asked.get("period", "")
    period = period_asked(written) if written else period_at(local_day(at), Span.QUARTER, begins)
    subject, currency = _subject(asked, book, sight), asked.get("currency", book.currency)
    if period is None or currency not in {*CODES, book.currency} or not sight.sees(subject):
        raise NotForYou
    scope = scope_of(subject, book)
    won = attained(book.of(scope), scope, period, currency)
    open_ = still_open_of(subject, book, period) if period.last >= local_day(at) else None
    tables = [
        _table(_("Won"), wording.money(won.amount), won.deals, won, book, sight),
        _table(_("Won in other currencies, not added"), "", won.deals_elsewhere, won, book, sight),
        _table(_("Won without an amount"), "", won.without_amount, won, book, sight),
        _table(_("Still open, not counted"), "", open_.deals if open_ else (), won, book, sight),
    ]
    return DealsPage(
        whose=_whose(subject),
        period=naming.period_called(period, begins),
        back=address_of(period, begins),
        tables=tuple(table for table in tables if table.rows),
    )


def _subject(asked: QueryDict, book: Selling, sight: Sight) -> Subject:
    """As the book calls them; the widest that is seen, where nobody is named. Raises NotForYou for whom it
    does not know."""
    written = {name: asked.get(name, "") for name in ("seller", "team", "product")}
    seller, team = book.seller(written["seller"]), book.team(written["team"])
    if (written["seller"] and not seller) or (written["team"] and not team):
        raise NotForYou
    product = book.product(written["product"]) if written["product"] else ""
    if not seller and not team and not sight.company:
        team = min(sight.teams, default="")
        seller = "" if team else min(sight.sellers, default="")
    return Subject(seller=seller, team="" if seller else team, product=product)


def _whose(subject: Subject) -> str:
    who = subject.seller or subject.team or _("All together")
    return f"{who}, {subject.product}" if subject.product else who


def _table(
    name: str, total: str, numbers: Iterable[int], won: Attained, book: Selling, sight: Sight
) -> Table:
    deals = [(number, book.deals[number]) for number in numbers]
    rows = tuple(_rows(deals[:_MOST], won, book, sight))
    return Table(
        name=name, sum=total, rows=rows, more=len(deals) - len(rows), sellers=any(row.seller for row in rows)
    )


def _rows(deals: Iterable[tuple[int, Deal]], won: Attained, book: Selling, sight: Sight) -> Iterator[Row]:
    for number, deal in deals:
        day = book.sales[number].day
        yield Row(
            name=deal.name or deal.key or _("A deal"),
            account=deal.account,
            href=reverse("account", args=[deal.account]) if deal.account else "",
            seller=deal.seller if sight.persons else "",
            day=wording.day(day) if day else "",
            amount=wording.money(deal.amount) if deal.amount is not None else "",
            remark=_("closed on more than one day") if number in won.closed_again else "",
        )

"""Accounts as the CRM tells of them, with their deals, from what is kept counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from groundswell.field.read_model import AccountSummary
from groundswell.intake.directory import Directory
from groundswell.people.viewer import Viewer, require_member
from groundswell.speech import Account, Deal, DealStatus, Money

ACCOUNT = ("name", "segment", "industry", "country", "deals")


class DealOf(NamedTuple):
    """A deal of an account."""

    name: str
    status: DealStatus
    amount: Money | None
    day: date | None  # closed, or hoped to close
    seller: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Business:
    """An account as the CRM knows it; empty where that tells nothing."""

    segment: str = ""
    industry: str = ""
    country: str = ""
    deals: tuple[DealOf, ...] = ()  # open ones first, each by its day, the latest first


def account_rows(directory: Directory) -> list[tuple[Any, ...]]:
    """A row of AccountSummary for each account that the CRM tells of, or has deals with."""
    account_of: dict[str, Account] = {
        directory.account(account.name) or account.name: account for account in directory.accounts
    }
    deals: dict[str, list[Deal]] = {name: [] for name in account_of}
    for deal in map(directory.named, directory.deals):
        if deal.account:
            deals.setdefault(deal.account, []).append(deal)
    return [
        (name, *_told_of(account_of.get(name)), [_row(deal) for deal in sorted(theirs, key=_place)])
        for name, theirs in deals.items()
    ]


def _told_of(account: Account | None) -> tuple[str, str, str]:
    return (account.segment, account.industry, account.country) if account else ("", "", "")


def _place(deal: Deal) -> tuple[bool, int, str]:
    day = deal.closed or deal.expected
    return deal.status is not DealStatus.OPEN, -day.toordinal() if day else 0, deal.name


def _row(deal: Deal) -> list[Any]:
    day = deal.closed or deal.expected
    amount = deal.amount
    return [
        deal.name,
        deal.status.value,
        amount.minor if amount else None,
        amount.currency if amount else "",
        day.isoformat() if day else "",
        deal.seller,
    ]


def business_of(viewer: Viewer, accounts: Sequence[str]) -> dict[str, Business]:
    """By account, of those that the CRM tells of; one query. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    rows = AccountSummary.objects.filter(name__in=accounts)
    return {
        row.name: Business(
            segment=row.segment,
            industry=row.industry,
            country=row.country,
            deals=tuple(_deal(*deal) for deal in row.deals),
        )
        for row in rows
    }


def _deal(name: str, status: str, minor: int | None, currency: str, day: str, seller: str) -> DealOf:
    return DealOf(
        name,
        DealStatus(status),
        None if minor is None else Money(minor, currency),
        date.fromisoformat(day) if day else None,
        seller,
    )

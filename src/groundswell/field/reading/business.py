"""Accounts as the CRM tells of them, with their deals, from what is kept counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from groundswell.engine.survey.background import Held
from groundswell.field.read_model import AccountSummary, TraitOf
from groundswell.intake.directory import Directory
from groundswell.people.viewer import Viewer, require_member
from groundswell.speech import Account, Deal, DealStatus, Money

TRAIT = ("account", "of", "value")
LONGEST = 200  # letters of a trait; what is longer is text that somebody typed, and tells nobody apart
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


def trait_rows(directory: Directory, held: Iterable[Held]) -> list[tuple[str, str, str]]:
    """A row of AccountTrait for each value: as the CRM tells; what a source tells of a conversation is its
    account's too, a segment only where the CRM tells none."""
    traits: set[tuple[str, str, str]] = set()
    for account in directory.accounts:
        name = directory.account(account.name) or account.name
        by_crm = zip(_FROM_CRM, _told_of(account), strict=True)
        traits.update((name, trait.value, value.strip()) for trait, value in by_crm if value.strip())
    for deal in map(directory.named, directory.deals):
        traits.update(
            (deal.account, TraitOf.PRODUCT.value, product) for product in deal.products if deal.account
        )
    in_one = {name for name, trait, _ in traits if trait == TraitOf.SEGMENT.value}
    for conversation in held:
        if conversation.account and conversation.product:
            traits.add((conversation.account, TraitOf.PRODUCT.value, conversation.product))
        if conversation.account and conversation.segment and conversation.account not in in_one:
            traits.add((conversation.account, TraitOf.SEGMENT.value, conversation.segment))
    return sorted(row for row in traits if 0 < len(row[2]) <= LONGEST)


_FROM_CRM = (TraitOf.SEGMENT, TraitOf.INDUSTRY, TraitOf.COUNTRY)


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

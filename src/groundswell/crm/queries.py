"""What the CRM knows, as values: all that each system tells, in the order in which it was told."""

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from django.db.models import QuerySet

from groundswell.crm import models
from groundswell.intake.directory import Directory
from groundswell.intake.telling import Combined, accounts_told, deals_told, name_key
from groundswell.speech import Account, Deal, DealStatus, Money, PersonKind, Seller, StageSeen


def _not_withdrawn(table: type[models.Fact]) -> QuerySet:
    return table._default_manager.filter(withdrawn=False)


def _in_order(table: type[models.Fact]) -> QuerySet:
    return _not_withdrawn(table).order_by("told", "id")


def accounts() -> list[Account]:
    return [
        Account(
            key=row.key,
            name=row.name,
            domains=tuple(row.domains),
            segment=row.segment,
            industry=row.industry,
            country=row.country,
            system=row.system,
            through=row.through,
        )
        for row in _in_order(models.Account)
    ]


_OF_DEALS = (
    *("pk", "key", "name", "account", "status", "amount", "currency", "opened", "closed", "expected"),
    *("seller", "loss_reason", "products", "stage", "system", "through"),
)


def deals() -> list[Deal]:
    stages = _stages()
    rows = _in_order(models.Deal).values_list(*_OF_DEALS, named=True)  # many: no object a row
    return [
        Deal(
            key=row.key,
            name=row.name,
            account=row.account,
            status=DealStatus(row.status),
            amount=None if row.amount is None else Money(row.amount, row.currency),
            opened=row.opened,
            closed=row.closed,
            expected=row.expected,
            seller=row.seller,
            loss_reason=row.loss_reason,
            products=tuple(row.products),
            stage=row.stage,
            stages=tuple(stages.get(row.pk, ())),
            system=row.system,
            through=row.through,
        )
        for row in rows
    ]


def _stages() -> dict[int, list[StageSeen]]:
    stages_of = defaultdict[int, list[StageSeen]](list)
    rows = models.Stage.objects.filter(withdrawn=False).order_by("day", "id")
    for deal, stage, day, entered in rows.values_list("deal_id", "stage", "day", "entered"):
        stages_of[deal].append(StageSeen(stage, day, entered))
    return stages_of


def amounts_not_kept() -> list[str]:
    """Amounts of an older store that could not be carried over to the last digit, as they stood there."""
    rows = _not_withdrawn(models.Deal).exclude(amount_before="").order_by("id")
    return list(rows.values_list("amount_before", flat=True))


# Sellers named with `--sellers` are kept under this key: what they are called by may be a part of a name, an
# address or a domain.
GIVEN = "given:"


def given_sellers() -> list[str]:
    """What was given with `--sellers` so far, as it was written."""
    rows = _not_withdrawn(models.PersonOfOurs).filter(key__startswith=GIVEN).order_by("id")
    return [key.removeprefix(GIVEN) for key in rows.values_list("key", flat=True)]


def sellers() -> list[Seller]:
    """The people of our own company that a system tells of."""
    return [
        Seller(
            key=row.key,
            name=row.name,
            email=row.email,
            team=row.team,
            kind=PersonKind(row.kind) if row.kind else None,
            system=row.system,
            through=row.through,
        )
        for row in _in_order(models.PersonOfOurs).exclude(key__startswith=GIVEN)
    ]


def kinships() -> dict[tuple[str, str], bool]:
    """What a person said of two accounts, by `name_key`: whether they are the same."""
    rows = models.Kinship.objects.filter(withdrawn=False).order_by("id")
    return {(first, second): same for first, second, same in rows.values_list("one", "other", "same")}


def directory() -> Directory:
    return Directory.of(accounts(), deals(), sellers(), same=_same(), named=given_sellers())


def _same() -> list[tuple[str, str]]:
    return [pair for pair, same in kinships().items() if same]


class Question(NamedTuple):
    """Two accounts of one mail domain: are they the same?"""

    domain: str
    names: tuple[str, str]


def questions(known: Directory | None = None) -> list[Question]:
    """What only a person can tell of accounts, and has not told yet."""
    answered = kinships()
    shared = (known or Directory.of(accounts(), (), (), same=_same())).shared_domains
    return [
        Question(domain, pair)
        for domain, names in shared.items()
        for pair in combinations(names, 2)
        if (*sorted(map(name_key, pair)),) not in answered
    ]


def facts_named(written: str) -> list[Combined[Account] | Combined[Deal]]:
    """The accounts and deals of this name or id, each with who told what of it."""
    companies = accounts_told(accounts(), _same())
    contracts = deals_told(deals(), [company.fact for company in companies])
    meant = {name_key(written), written.casefold()}
    return [
        combined
        for combined in (*companies, *contracts)
        if any(
            ({name_key(telling.name), telling.key.casefold()} - {""}) & meant for telling in combined.tellings
        )
    ]

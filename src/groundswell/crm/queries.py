"""What the CRM knows, as values."""

from decimal import Decimal

from django.db.models import QuerySet

from groundswell.crm import models
from groundswell.intake.directory import Directory
from groundswell.speech import Account, Deal, DealStatus, Seller


def _told(table: type[models.Fact]) -> QuerySet:
    return table._default_manager.filter(withdrawn=False)


def accounts() -> list[Account]:
    rows = _told(models.Account).order_by("id").values_list("key", "name", "domain")
    return [Account(key=k, name=n, domain=d) for k, n, d in rows]


def deals() -> list[Deal]:
    return [
        Deal(
            key=row.key,
            name=row.name,
            account=row.account,
            status=DealStatus(row.status),
            amount=None if row.amount is None else Decimal(row.amount),
            currency=row.currency,
            opened=row.opened,
            closed=row.closed,
            seller=row.seller,
            loss_reason=row.loss_reason,
        )
        for row in _told(models.Deal).order_by("id")
    ]


# Sellers named with `--sellers` are kept under this key: what they are called by may be a part of a name, an
# address or a domain.
GIVEN = "given:"


def given_sellers() -> list[str]:
    """What was given with `--sellers` so far, as it was written."""
    rows = _told(models.Seller).filter(key__startswith=GIVEN).order_by("id").values_list("key", flat=True)
    return [key.removeprefix(GIVEN) for key in rows]


def sellers() -> list[Seller]:
    told = _told(models.Seller).exclude(key__startswith=GIVEN)
    rows = told.order_by("id").values_list("key", "name", "email", "team")
    return [Seller(key=k, name=n, email=e, team=t) for k, n, e, t in rows]


def directory() -> Directory:
    return Directory.of(accounts(), deals(), sellers())

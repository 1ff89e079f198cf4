"""What the CRM knows, as values."""

from django.db.models import QuerySet

from groundswell.crm import models
from groundswell.intake.directory import Directory
from groundswell.speech import Account, Deal, DealStatus, Money, Seller


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
            amount=None if row.amount is None else Money(row.amount, row.currency),
            opened=row.opened,
            closed=row.closed,
            seller=row.seller,
            loss_reason=row.loss_reason,
        )
        for row in _told(models.Deal).order_by("id")
    ]


def amounts_not_kept() -> list[str]:
    """Amounts of an older store that could not be carried over to the last digit, as they stood there."""
    rows = _told(models.Deal).exclude(amount_before="").order_by("id")
    return list(rows.values_list("amount_before", flat=True))


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

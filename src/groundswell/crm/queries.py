"""What the CRM knows, as values."""

from django.db.models import QuerySet

from groundswell.crm import models
from groundswell.listening.directory import Directory
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
            amount=row.amount,
            opened=row.opened,
            closed=row.closed,
            seller=row.seller,
            loss_reason=row.loss_reason,
        )
        for row in _told(models.Deal).order_by("id")
    ]


def sellers() -> list[Seller]:
    rows = _told(models.Seller).order_by("id").values_list("key", "name", "email", "team")
    return [Seller(key=k, name=n, email=e, team=t) for k, n, e, t in rows]


def directory() -> Directory:
    return Directory.of(accounts(), deals(), sellers())

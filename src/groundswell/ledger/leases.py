"""Leases: what only one process may do at a time. Whoever is killed holds one no longer than it lasts."""

from datetime import datetime, timedelta

from django.db import transaction

from groundswell.ledger.models import Lease

WORKER = "worker"  # held by the one that does what is due


def take(name: str, holder: str, at: datetime, *, lasts: timedelta) -> bool:
    """Hold it from now on, or go on holding it; False where somebody else does."""
    with transaction.atomic():
        lease = Lease.objects.select_for_update().filter(pk=name).first()
        if lease is not None and lease.holder != holder and lease.until > at:
            return False
        Lease.objects.update_or_create(pk=name, defaults={"holder": holder, "until": at + lasts})
        return True


def give_back(name: str, holder: str) -> None:
    """Before it is over; nothing where somebody else holds it."""
    Lease.objects.filter(pk=name, holder=holder).delete()


def holder_of(name: str) -> str | None:
    """Who took it last, whether it still holds or not; None where it was given back."""
    return Lease.objects.filter(pk=name).values_list("holder", flat=True).first()


def overdue(name: str, at: datetime) -> timedelta | None:
    """For how long nobody has held it: zero while somebody does, None where nobody ever did, or the last one
    gave it back."""
    until = Lease.objects.filter(pk=name).values_list("until", flat=True).first()
    return None if until is None else max(at - until, timedelta())

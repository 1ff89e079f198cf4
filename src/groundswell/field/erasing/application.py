"""Erasing a person where the application holds them. A process that knows no such tables leaves them."""

from collections.abc import Callable, Collection
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from groundswell.field.erasing import rooms
from groundswell.field.models import Entry

Pairs = set[tuple[str, str]]


def pairs() -> Pairs:
    """(name, address) of everybody who may come in, or could once."""
    if not _is_here():
        return set()
    from groundswell.people.erasing import user_pairs

    return user_pairs()


def erase(called: Collection[str], without: Callable[[str], str], *, even_if_active: bool) -> None:
    """Take a person out of users, audit and outbox. Raises StillComesIn while their rights have not ended,
    unless they were erased before and stand in an older copy."""
    if not _is_here():
        return
    from groundswell.ledger.erasing import blot_out
    from groundswell.people.erasing import erase_user

    folded = {name.casefold() for name in called}
    gone = erase_user(lambda text: text.casefold() in folded, even_if_active=even_if_active)
    Entry.objects.filter(user__in=gone).update(user=0)
    rooms.leave_users_out(gone)
    blot_out(lambda text: text.casefold() in folded, without)


def erase_views(without: Callable[[str], str]) -> None:
    """Take out views that people saved and that tell of what is erased."""
    if _is_here():
        from groundswell.people.erasing import erase_views

        erase_views(without)


def still_come_in(called: Collection[str]) -> bool:
    """Whether one of these may come in now."""
    if not _is_here():
        return False
    from groundswell.people.models import User

    folded = {name.casefold() for name in called}
    active = User.objects.filter(is_active=True).values_list("name", "email")
    return any({name.casefold(), email.casefold()} & folded for name, email in active)


def rows_about(
    called: Collection[str], rows_of: Callable[[QuerySet[Any]], list[dict[str, Any]]]
) -> dict[str, list[dict[str, Any]]]:
    """What the application holds of them, by what it is."""
    if not _is_here():
        return {}
    from groundswell.ledger.models import AuditRow, OutboxItem
    from groundswell.people.erasing import what_hangs_on_users
    from groundswell.people.models import Entrance, User

    folded = {name.casefold() for name in called}
    users = [user.pk for user in User.objects.all() if {user.name.casefold(), user.email.casefold()} & folded]
    entrances = [entrance.pk for entrance in Entrance.objects.all() if entrance.email.casefold() in folded]
    mails = [mail.pk for mail in OutboxItem.objects.all() if mail.to.casefold() in folded]
    hanging = {
        table._meta.model_name or "": rows_of(table._default_manager.filter(**{f"{column}__in": users}))
        for table, column in what_hangs_on_users()
    }
    return hanging | {
        "users": rows_of(User.objects.filter(pk__in=users)),
        "entrances": rows_of(Entrance.objects.filter(Q(pk__in=entrances) | Q(user__in=users))),
        "audit": rows_of(AuditRow.objects.filter(Q(user__in=users) | Q(name__in=called) | Q(ref__in=called))),
        "outbox": rows_of(OutboxItem.objects.filter(pk__in=mails)),
    }


def _is_here() -> bool:
    """The rooms can only be loaded by a process that was set up with them."""
    return apps.is_installed("groundswell.people")

"""Erasing a person from what was done and what goes out. That something was done, and when, stays."""

from collections.abc import Callable

from groundswell.ledger.models import AuditRow, OutboxItem

_ERASED = "(erased)"


def blot_out(is_theirs: Callable[[str], bool], without: Callable[[str], str]) -> None:
    """`is_theirs` tells whether a whole value is a name or address of the person, `without` takes both out of
    a text."""
    names = AuditRow.objects.values_list("name", flat=True).distinct()
    AuditRow.objects.filter(name__in=[name for name in names if is_theirs(name)]).update(
        name=_ERASED, address=None
    )
    for ref in AuditRow.objects.exclude(ref="").values_list("ref", flat=True).distinct():
        if (left := without(ref)) != ref:
            AuditRow.objects.filter(ref=ref).update(ref=left)
    for item in OutboxItem.objects.iterator():
        if is_theirs(item.to) or without(repr(item.body)) != repr(item.body):
            item.delete()  # whether it went out or not: it is theirs, or tells of them

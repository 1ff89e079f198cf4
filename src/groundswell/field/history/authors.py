"""Who made entries of history, as they are called now."""

from collections.abc import Iterable

from groundswell.field import models
from groundswell.people.models import User


def names_now(entries: Iterable[models.Entry]) -> dict[int, str]:
    """By entry: the name of its author now, and where nobody signed in, the name that was written down. One
    query, and none where nobody did."""
    told = list(entries)
    users = {entry.user for entry in told} - {0}
    names = dict(User.objects.filter(pk__in=users).values_list("pk", "name")) if users else {}
    return {entry.pk: names.get(entry.user, entry.by) for entry in told}

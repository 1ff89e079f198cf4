"""What changes about teams; the only writes to them."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from groundswell.people.errors import NameTaken
from groundswell.people.models import Team, User


def make(name: str) -> Team:
    """Raises NameTaken."""
    try:
        with transaction.atomic():
            return Team.objects.create(name=name)
    except IntegrityError:
        raise NameTaken(name) from None


def rename(team: int, name: str) -> str:
    """What it was called before. Raises NameTaken, Team.DoesNotExist."""
    try:
        with transaction.atomic():
            row = Team.objects.select_for_update().get(pk=team)
            before, row.name = row.name, name
            row.save(update_fields=["name"])
            return before
    except IntegrityError:
        raise NameTaken(name) from None


def remove(team: int) -> str:
    """What it was called. Who was in it stays. Raises Team.DoesNotExist."""
    with transaction.atomic():
        row = Team.objects.select_for_update().get(pk=team)
        row.delete()
        return row.name


def put(user: int, into: Iterable[int]) -> list[int]:
    """Be in these teams and no others; the numbers of those before. Raises User.DoesNotExist."""
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=user)
        before = sorted(person.teams.values_list("pk", flat=True))
        person.teams.set(Team.objects.filter(pk__in=list(into)))
        return before

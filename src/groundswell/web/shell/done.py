"""What somebody has just done, said once on the page they come to, with its undo."""

from typing import NamedTuple

from django.http import HttpRequest

from groundswell.field import models

_KEY = "done"


class Done(NamedTuple):
    entry: int
    summary: str


def remember(request: HttpRequest, entry: models.Entry) -> None:
    """By its number alone: no words stand in a session, where no erasing looks for them."""
    request.session[_KEY] = entry.pk


def recall(request: HttpRequest) -> Done | None:
    """Once."""
    number = request.session.pop(_KEY, None)
    entry = models.Entry.objects.filter(pk=number).first() if isinstance(number, int) else None
    return Done(entry.pk, entry.summary) if entry else None

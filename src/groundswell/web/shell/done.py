"""What somebody has just done, said once on the page they come to, with its undo."""

from typing import TypedDict

from django.http import HttpRequest

from groundswell.field import models

_KEY = "done"


class Done(TypedDict):
    entry: int
    summary: str


def remember(request: HttpRequest, entry: models.Entry) -> None:
    request.session[_KEY] = Done(entry=entry.pk, summary=entry.summary)


def recall(request: HttpRequest) -> Done | None:
    """Once."""
    done: Done | None = request.session.pop(_KEY, None)
    return done

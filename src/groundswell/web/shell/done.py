"""What somebody has just done, said once on the page they come to, with its undo."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse

from groundswell.field import models

_KEY = "done"


class Done(TypedDict):
    summary: str
    to: str  # the address to which the undo is sent; empty: it cannot be undone
    fields: list[tuple[str, str]]  # what the undo sends, a name with each of its values


def remember(request: HttpRequest, entry: models.Entry) -> None:
    remember_act(request, entry.summary, to=reverse("undo", args=[entry.pk]))


def remember_act(request: HttpRequest, summary: str, *, to: str = "", **fields: str | list[str]) -> None:
    """Of an act that is no entry of history; undone by another act, of the same kind."""
    listed = {name: [told] if isinstance(told, str) else told for name, told in fields.items()}
    sent = [(name, one) for name, values in listed.items() for one in values]
    request.session[_KEY] = Done(summary=summary, to=to, fields=sent)


def recall(request: HttpRequest) -> Done | None:
    """Once."""
    done: Done | None = request.session.pop(_KEY, None)
    return done

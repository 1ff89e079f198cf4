"""What somebody has just done, said once on the page they come to, with its undo."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from groundswell.field import models
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.field.worded.forms import said
from groundswell.people.sessions import DONE

_ENTRY, _BACK = "done", "done_back"


class Done(NamedTuple):
    summary: str
    to: str  # the address to which the undo is sent; empty: it cannot be undone
    fields: list[tuple[str, str]]  # what the undo sends, a name with each of its values


def remember(request: HttpRequest, entry: models.Entry, *, back: str = "") -> None:
    """By its number alone: its words stand in the history, where erasing looks for them. `back` is where its
    undo leads, of what stands at several places, or at one that history does not know."""
    request.session[_ENTRY], request.session[_BACK] = entry.pk, back


def remember_act(request: HttpRequest, summary: str, *, to: str = "", **fields: str | list[str]) -> None:
    """Of an act that is no entry of history; undone by another act, of the same kind. Erasing empties it."""
    listed = {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
    sent = [(name, value) for name, values in listed.items() for value in values]
    request.session[DONE] = Done(summary, to, sent)


def remember_setting(request: HttpRequest, act: Callable[[], models.Entry | None], *, back: str = "") -> None:
    """What is set by it; where that stands so already, this is said. Nothing is, where it was done before."""
    try:
        entry = act()
    except ImpossibleCorrection as same:
        remember_act(request, why(same))
        return
    if entry is not None:
        remember(request, entry, back=back)


def recall(request: HttpRequest) -> Done | None:
    """Once."""
    number, act = request.session.pop(_ENTRY, None), request.session.pop(DONE, None)
    back = request.session.pop(_BACK, "")
    if isinstance(act, list):
        return Done(*act)
    entry = models.Entry.objects.filter(pk=number).first() if isinstance(number, int) else None
    if entry is None:
        return None
    return Done(said(entry.summary), reverse("undo", args=[entry.pk]), [("back", back)] if back else [])


def back_of(request: HttpRequest) -> str:
    """Where the undo leads, as the page said that offered it; to this application alone."""
    back = request.POST.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""

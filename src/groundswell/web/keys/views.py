"""`/keys`: what the keyboard does."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Key:
    key: str
    does: str


@dataclass(frozen=True, slots=True)
class Group:
    where: str
    keys: tuple[Key, ...]


def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "keys/keys.html", {"groups": _groups()})


def _groups() -> tuple[Group, ...]:
    """Each stands on the element of the page that does it, as `data-key`; j and k are those of any list."""
    return (
        Group(
            _("Everywhere"),
            (
                Key("n", _("note what you just heard")),
                Key("/", _("search what they said")),
                Key("?", _("this page")),
            ),
        ),
        Group(
            _("In a list"),
            (
                Key("j", _("the next one")),
                Key("k", _("the one before")),
                Key("Enter", _("open it")),
                Key("x", _("choose it")),
                Key("m", _("make the chosen concerns one; on a concern, move the chosen verbatims")),
            ),
        ),
        Group(
            _("Proposals"),
            (
                Key("y", _("yes")),
                Key("n", _("no")),
            ),
        ),
        Group(
            _("What waits for an answer"),
            (
                Key("t", _("take it up")),
                Key("a", _("answer it now")),
                Key("n", _("not now")),
                Key("o", _("not ours")),
            ),
        ),
    )

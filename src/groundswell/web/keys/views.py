"""`/keys`: what the keyboard does for whoever looks."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from groundswell.people.viewer import Viewer
from groundswell.web import rights
from groundswell.web.gate import viewer


@dataclass(frozen=True, slots=True)
class Key:
    key: str
    does: str
    route: str = ""  # what it leads to or does: it is nobody's who may not; empty: of any list or page
    method: str = "POST"


@dataclass(frozen=True, slots=True)
class Group:
    where: str
    keys: tuple[Key, ...]


def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "keys/keys.html", {"groups": _groups_of(viewer(request))})


def _groups_of(looking: Viewer) -> list[Group]:
    """Those that do something for them, in the groups that are left."""
    caller = rights.caller(looking)
    groups = [
        replace(
            group,
            keys=tuple(
                key for key in group.keys if not key.route or rights.may(key.route, key.method, caller)
            ),
        )
        for group in _groups()
    ]
    return [group for group in groups if group.keys]


def _groups() -> tuple[Group, ...]:
    """Each stands on the element of the page that does it, as `data-key`; j and k are those of any list."""
    return (
        Group(
            _("Everywhere"),
            (
                Key("n", _("note what you just heard"), "note", "GET"),
                Key("/", _("search what they said"), "search", "GET"),
                Key("?", _("this page")),
            ),
        ),
        Group(
            _("In a list"),
            (
                Key("j", _("the next one")),
                Key("k", _("the one before")),
                Key("Enter", _("open it")),
                Key("x", _("choose it"), "merge"),
                Key("m", _("make the chosen concerns one; on a concern, move the chosen verbatims"), "merge"),
            ),
        ),
        Group(
            _("Proposals"),
            (
                Key("y", _("yes"), "propose"),
                Key("n", _("no"), "propose"),
            ),
        ),
        Group(
            _("What waits for an answer"),
            (
                Key("t", _("take it up"), "say"),
                Key("a", _("answer it now"), "say"),
                Key("n", _("not now"), "say"),
                Key("o", _("not ours"), "say"),
            ),
        ),
    )

"""`/settings`: what there is to set."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web import rights
from groundswell.web.gate import viewer


class Setting(NamedTuple):
    """A page of settings, and the question that it answers."""

    name: str
    route: str
    asks: str


# In the order in which a company needs them.
_PAGES = (
    Setting("Your company", "organisation", "What is it called, what does it sell, whose mail is ours?"),
    Setting("People", "people", "Who may come in, as what, in which team?"),
    Setting("Tokens", "tokens", "Which programs read or write here, in whose name?"),
    Setting("Audit", "audit", "Who did what, when, from where?"),
)


def settings(request: HttpRequest) -> HttpResponse:
    caller = rights.caller(viewer(request))
    pages = [one for one in _PAGES if rights.may(one.route, "GET", caller)]
    return render(request, "settings/settings.html", {"pages": pages})

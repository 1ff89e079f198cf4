"""`/me/heard`, and `/heard/5` of somebody whom the reader leads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.people.queries import whose_numbers
from groundswell.web.gate import viewer
from groundswell.web.heard.contexts import heard_by


def mine(request: HttpRequest) -> HttpResponse:
    return heard(request, viewer(request).user)


def heard(request: HttpRequest, user: int) -> HttpResponse:
    looking = viewer(request)
    page = heard_by(looking, whose_numbers(looking, user))
    return render(request, "heard/heard.html", {"page": page})

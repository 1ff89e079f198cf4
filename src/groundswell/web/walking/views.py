"""`/walk`: to the first stop."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from groundswell.web.gate import viewer
from groundswell.web.walking.stops import around, open_to


def walk(request: HttpRequest) -> HttpResponse:
    looking = viewer(request)
    return redirect(open_to(looking, around(looking))[0][1])

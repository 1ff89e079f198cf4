"""`/settings`: where everything is set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web.gate import viewer
from groundswell.web.settings.places import places_for


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "settings/settings.html", {"list": places_for(viewer(request))})

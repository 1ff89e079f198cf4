"""`/`: what waits for me, and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web.gate import viewer
from groundswell.web.today.contexts import today_of


def today(request: HttpRequest) -> HttpResponse:
    return render(request, "today/today.html", {"today": today_of(viewer(request))})

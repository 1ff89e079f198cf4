"""`/results`: did it work?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web.gate import viewer
from groundswell.web.results.parts import parts_for
from groundswell.web.shell.clock import now


def results(request: HttpRequest) -> HttpResponse:
    context = {"parts": list(parts_for(viewer(request), now(), request.GET))}
    return render(request, "results/results.html", context)

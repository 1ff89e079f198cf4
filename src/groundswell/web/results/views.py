"""`/results`: did it work?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web.gate import viewer
from groundswell.web.results.deals import deals_page
from groundswell.web.results.parts import parts_for
from groundswell.web.shell.clock import now


def results(request: HttpRequest) -> HttpResponse:
    context = {"parts": list(parts_for(viewer(request), now(), request.GET))}
    return render(request, "results/results.html", context)


def deals(request: HttpRequest) -> HttpResponse:
    """`/results/deals?period=2026-Q1&seller=…`: what a number is made of."""
    return render(request, "results/deals.html", {"page": deals_page(viewer(request), now(), request.GET)})

"""`/results`: did it work?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.launch.queries import one
from groundswell.people.queries import local_day
from groundswell.web.gate import viewer
from groundswell.web.results.deals import deals_page
from groundswell.web.results.launched import won_by_launch
from groundswell.web.results.one import worked_page
from groundswell.web.results.parts import parts_for
from groundswell.web.shell.clock import now


def results(request: HttpRequest) -> HttpResponse:
    context = {"parts": list(parts_for(viewer(request), now(), request.GET))}
    return render(request, "results/results.html", context)


def deals(request: HttpRequest) -> HttpResponse:
    """`/results/deals?period=2026-Q1&seller=…`: what a number is made of."""
    return render(request, "results/deals.html", {"page": deals_page(viewer(request), now(), request.GET)})


def worked(request: HttpRequest, number: int) -> HttpResponse:
    """`/results/C-12?since=L-2`: one concern after one launch or change."""
    looking = viewer(request)
    page = worked_page(looking, number, request.GET.get("since", ""))
    launch = one(looking, page.launch) if page.launch is not None else None
    won = won_by_launch(looking, launch, local_day(now())) if launch is not None else None
    return render(request, "results/one.html", {"page": page, "won": won})

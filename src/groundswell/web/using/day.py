"""`/launches/L-3/kit/day`: what has to be so on a launch's day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.launch.queries import one
from groundswell.street import checklist
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember, remember_act
from groundswell.web.using.contexts import day_page
from groundswell.web.using.forms import Ticked


def day(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    return render(request, "using/day.html", {"page": day_page(looking, one(looking, number), now())})


def tick(request: HttpRequest, number: int) -> HttpResponse:
    looking, form = viewer(request), Ticked(request.POST)
    there = reverse("kit-day", args=[number])
    if not form.is_valid():
        return redirect(there)
    item = checklist.Item(form.cleaned_data["item"])
    act = checklist.tick if form.cleaned_data["act"] == "tick" else checklist.untick
    try:
        remember(request, act(looking, number, item, now()), back=there)
    except ImpossibleCorrection as same:
        remember_act(request, why(same))
    return redirect(f"{there}#item-{item.name.lower()}")

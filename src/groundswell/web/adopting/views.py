"""`/launches/L-3/adoption`: how often sellers took the chance to say what a launch says."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.launch.queries import one
from groundswell.results.adoption import services
from groundswell.results.adoption.errors import DecidedAlready
from groundswell.web.adopting.contexts import adoption_page
from groundswell.web.adopting.forms import Decide
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def adoption(request: HttpRequest, launch: int) -> HttpResponse:
    told = one(viewer(request), launch)
    if told.is_away:
        return redirect("launch", number=told.id)
    context = {"page": adoption_page(viewer(request), told, now(), request.GET)}
    return render(request, "adopting/adoption.html", context)


def decide(request: HttpRequest, launch: int) -> HttpResponse:
    """Whether a seller's turn says a claim."""
    looking, form = viewer(request), Decide(request.POST)
    here = reverse("adoption", args=[launch])
    if not form.is_valid():
        return _again(request, launch, _("Say of a turn whether it says the claim."), 422)
    cleaned = form.cleaned_data
    try:
        entry = services.decide(
            looking, launch, cleaned["turn"], cleaned["claim"], now(), is_said=cleaned["said"] == "yes"
        )
    except DecidedAlready as wrong:
        return _again(request, launch, why(wrong), 409)
    remember(request, entry, back=f"{here}#chances")
    return redirect(f"{here}#chances")


def _again(request: HttpRequest, launch: int, wrong: str, status: int) -> HttpResponse:
    """The page as it stands, with what was wrong."""
    told = one(viewer(request), launch)
    context = {"page": adoption_page(viewer(request), told, now(), request.GET), "wrong": wrong}
    return render(request, "adopting/adoption.html", context, status=status)

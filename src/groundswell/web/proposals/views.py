"""`/proposals`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.errors import ChangedMeanwhile, ImpossibleCorrection, NoSuchConcern
from groundswell.field.history.entries import author_of
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer
from groundswell.web.concerns.deciding import changed_meanwhile
from groundswell.web.gate import viewer
from groundswell.web.proposals.contexts import proposals_page
from groundswell.web.proposals.forms import Answer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def proposals(request: HttpRequest) -> HttpResponse:
    page = proposals_page(viewer(request))
    return render(request, "proposals/proposals.html", {"page": page})


def propose(request: HttpRequest) -> HttpResponse:
    """Yes or no, and back to what is left to decide."""
    looking, form = viewer(request), Answer(request.POST)
    if not form.is_valid():
        return _again(request, looking, _("Look at the proposal again, and say yes or no."))
    cleaned = form.cleaned_data
    author = author_of(looking, now(), cleaned["because"])
    try:
        with acting(looking, f"say {cleaned['answer']} to a proposal", at=now(), ref=cleaned["key"]):
            entry = form.decide(looking, author)
    except ChangedMeanwhile as changed:
        return changed_meanwhile(request, f"say {cleaned['answer']}", reverse("propose"), changed)
    except (ImpossibleCorrection, NoSuchConcern) as wrong:
        return _again(request, looking, why(wrong))
    remember(request, entry)
    return redirect("proposals")


def _again(request: HttpRequest, looking: Viewer, wrong: str) -> HttpResponse:
    page = proposals_page(looking)
    return render(request, "proposals/proposals.html", {"page": page, "wrong": wrong}, status=422)

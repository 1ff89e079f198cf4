"""`/changes`: the list, one, and what is done with them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.field.history.entries import author_of
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer
from groundswell.product import queries
from groundswell.product.models import HowFar
from groundswell.web.changes.contexts import change_page
from groundswell.web.changes.forms import Act, NewChange, numbers_in
from groundswell.web.changes.listing import changes_page, choices_of, may_act
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def changes(request: HttpRequest) -> HttpResponse:
    return render(request, "changes/changes.html", {"page": changes_page(viewer(request))})


def new(request: HttpRequest) -> HttpResponse:
    """Write one down for concerns that were chosen on the board or on their page. Who may do no more with it
    proposes it: it has no owner."""
    looking = viewer(request)
    form = NewChange(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with acting(looking, "make a change", at=now()) as act:
                made = form.make(looking.user if may_act(looking) else 0, author_of(looking, now()))
                act.ref = f"CH-{made.change}"
            remember(request, made.entry)
            return redirect("change", number=made.change)
        except (ImpossibleCorrection, NoSuchConcern) as wrong:
            form.add_error(None, why(wrong))
    offered = form.offered() if form.is_bound else _asked_for(request)
    context = {
        "form": form,
        "concerns": choices_of(looking, offered, form.concerns() if form.is_bound else offered),
        "proposes": not may_act(looking),
    }
    return render(request, "changes/new.html", context, status=422 if form.errors else 200)


def change(request: HttpRequest, number: int) -> HttpResponse:
    return render(request, "changes/change.html", {"page": change_page(viewer(request), number)})


def act(request: HttpRequest, number: int) -> HttpResponse:
    """One act, and back to the change, which says what was done and offers to undo it."""
    looking = viewer(request)
    queries.change(looking, number)
    owners = {user.pk: user.name for user in queries.may_own(looking)}
    form = Act(request.POST, owners)
    if not form.is_valid():
        return _again(request, looking, number, form)
    try:
        with acting(looking, form.told(), at=now(), ref=f"CH-{number}"):
            entry = form.do(number, author_of(looking, now(), form.cleaned_data["because"]))
    except (ImpossibleCorrection, NoSuchConcern) as wrong:
        form.add_error(None, why(wrong))
        return _again(request, looking, number, form)
    remember(request, entry)
    return redirect("change", number=number)


def _asked_for(request: HttpRequest) -> dict[int, HowFar]:
    return dict.fromkeys(numbers_in(request.GET.getlist("concern")), HowFar.SOLVES)


def _again(request: HttpRequest, looking: Viewer, number: int, form: Act) -> HttpResponse:
    """The page once more, with what was wrong; what was typed stays."""
    context = {"page": change_page(looking, number), "form": form}
    return render(request, "changes/change.html", context, status=422)

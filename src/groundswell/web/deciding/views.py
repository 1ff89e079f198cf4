"""`/launches/L-3/decision`: what is asked, what was decided, and the evidence as it stood then."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field import models
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.launch.stages import Gate
from groundswell.street import deciding
from groundswell.street.errors import PresentationChangedMeanwhile
from groundswell.street.models import What
from groundswell.web.deciding.contexts import DecisionPage, decision_page, evidence_page
from groundswell.web.deciding.forms import DecideForm, OverrideForm
from groundswell.web.gate import viewer
from groundswell.web.message.contexts import people_offered
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def decision(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, decision_page(viewer(request), number, now()))


def decide(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    page = decision_page(looking, number, now())
    form = DecideForm(people_offered(), page.seen, request.POST)
    if not form.is_valid():
        return _shown(request, page, decide=form, status=422)
    told = form.cleaned_data
    try:
        entry = deciding.decide(
            looking,
            number,
            What(told["what"]),
            told["because"],
            now(),
            seen=told["seen"],
            conditions=form.conditions(),
        )
    except ImpossibleCorrection as wrong:
        form.add_error(None, why(wrong))
        status = 422
        if isinstance(wrong, PresentationChangedMeanwhile):
            # Sent again as it stands on the page, it is meant upon what stands now.
            form.data = form.data.copy()
            form.data["seen"], status = page.seen, 409
        return _shown(request, page, decide=form, status=status)
    return _to_the_decision(request, number, entry)


def override(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    page = decision_page(looking, number, now())
    form = OverrideForm(page.closed, request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            entry = deciding.override(looking, number, Gate(told["gate"]), told["because"], now())
            return _to_the_decision(request, number, entry)
        except ImpossibleCorrection as wrong:
            form.add_error(None, why(wrong))
    return _shown(request, page, override=form, status=422)


def withdraw(request: HttpRequest, number: int, override: int) -> HttpResponse:
    return _done(request, number, lambda: deciding.withdraw(viewer(request), number, override, now()))


def tick(request: HttpRequest, number: int, condition: int) -> HttpResponse:
    done = request.POST.get("done") == "yes"
    return _done(request, number, lambda: deciding.tick(viewer(request), number, condition, now(), done=done))


def evidence(request: HttpRequest, number: int, key: str) -> HttpResponse:
    asked = request.GET.get("decision", "")
    which = int(asked) if asked.isdecimal() and len(asked) < 16 else None
    page = evidence_page(viewer(request), number, key, which)
    return render(request, "deciding/evidence.html", {"page": page})


def _done(request: HttpRequest, number: int, act: Callable[[], models.Entry]) -> HttpResponse:
    try:
        entry = act()
    except ImpossibleCorrection as wrong:
        page = decision_page(viewer(request), number, now())
        return _shown(request, page, wrong=why(wrong), status=422)
    return _to_the_decision(request, number, entry)


def _to_the_decision(request: HttpRequest, number: int, entry: models.Entry) -> HttpResponse:
    """An undo of it comes back there, too."""
    there = reverse("decision", args=[number])
    remember(request, entry, back=there)
    return redirect(there)


def _shown(
    request: HttpRequest,
    page: DecisionPage,
    *,
    decide: DecideForm | None = None,
    override: OverrideForm | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page,
        "decide": decide or DecideForm(people_offered(), page.seen),
        "override": override or OverrideForm(page.closed),
        "overriding": override is not None,
        "wrong": wrong,
    }
    return render(request, "deciding/decision.html", context, status=status)

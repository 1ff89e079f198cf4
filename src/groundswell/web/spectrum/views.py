"""`/launches/L-3/spectrum`: how near it came to the perfect marriage of message and action."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.engine.spectrum.turning import Sign
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.models import Entry
from groundswell.field.worded.errors import why
from groundswell.launch.queries import one
from groundswell.people.queries import local_day
from groundswell.report.csv_out import as_csv
from groundswell.results.gathering import events_of
from groundswell.results.standing import services
from groundswell.results.timelines.writing import header, rows_of
from groundswell.web import rights
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember
from groundswell.web.shell.sending import table
from groundswell.web.spectrum.contexts import spectrum_page
from groundswell.web.spectrum.forms import LetGoForm
from groundswell.web.spectrum.signs import signs_of


def spectrum(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, number)


def let_go(request: HttpRequest, number: int) -> HttpResponse:
    """By an executive's name and reason."""
    looking = viewer(request)
    form = LetGoForm(signs_of(looking, one(looking, number), now()), request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            entry = services.let_go(looking, number, Sign[told["sign"]], told["because"], now())
            return _back(request, number, entry)
        except ImpossibleCorrection as wrong:
            form.add_error(None, why(wrong))
    return _shown(request, number, form, status=422)


def withdraw(request: HttpRequest, number: int, override: int) -> HttpResponse:
    """The sign is told again."""
    try:
        return _back(request, number, services.withdraw(viewer(request), number, override, now()))
    except ImpossibleCorrection as wrong:
        return _shown(request, number, wrong=why(wrong), status=422)


def _back(request: HttpRequest, number: int, entry: Entry) -> HttpResponse:
    there = reverse("spectrum", args=[number])
    remember(request, entry, back=there)
    return redirect(there)


def _shown(
    request: HttpRequest, number: int, form: LetGoForm | None = None, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    looking = viewer(request)
    launch = one(looking, number)
    if launch.is_away:
        return redirect("launch", number=launch.id)
    page = spectrum_page(looking, launch, local_day(now()))
    context = {
        "page": page,
        "launch": launch,
        "form": form or LetGoForm(page.signs),
        "letting_go": form is not None,
        "may_let_go": rights.may("sign-let-go", "POST", rights.caller(looking)),
        "wrong": wrong,
    }
    return render(request, "spectrum/spectrum.html", context, status=status)


def timeline(request: HttpRequest, number: int) -> HttpResponse:
    """What happened, as a table from which it can be judged elsewhere. It names nobody."""
    looking = viewer(request)
    launch = one(looking, number)
    rows = rows_of(events_of(looking, launch))
    return table(as_csv(header(), rows), f"timeline-L-{launch.id}.csv")

"""`/launches/past`: launches that were not run here, as timelines: looked at, taken, judged, taken away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.people.queries import local_day
from groundswell.report.csv_out import as_csv
from groundswell.results.timelines import services
from groundswell.results.timelines.queries import past_launch
from groundswell.results.timelines.writing import empty_rows, header, rows_of_lines
from groundswell.web.gate import viewer
from groundswell.web.past.contexts import may_act, past_page, preview_of
from groundswell.web.past.forms import Bring, Take
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember
from groundswell.web.shell.sending import table
from groundswell.web.spectrum.contexts import past_page as spectrum_of


def past(request: HttpRequest) -> HttpResponse:
    """All of them, how to write one down, and what a file comes to before it is taken."""
    looking, today = viewer(request), local_day(now())
    form = Bring(looking, request.POST, request.FILES) if request.method == "POST" else Bring(looking)
    if form.is_bound and form.is_valid():
        wrong = bool(form.timeline.problems)
        take_it = Take(looking, initial={"name": form.name, "looked_at": form.packed})
        context = {"page": preview_of(form.timeline, today), "form": take_it, "file": form.called}
        return render(request, "past/preview.html", context, status=422 if wrong else 200)
    context = {"page": past_page(looking, today), "form": form}
    return render(request, "past/past.html", context, status=422 if form.errors else 200)


def take(request: HttpRequest) -> HttpResponse:
    looking = viewer(request)
    form = Take(looking, request.POST)
    if form.is_valid():
        try:
            row, entry = services.take(form.lines, form.cleaned_data["name"], looking, now(), file=form.file)
        except ImpossibleCorrection as wrong:
            form.add_error("name", why(wrong))
        else:
            remember(request, entry, back=reverse("past-launches"))
            return redirect("past-launch", number=row.pk)
    return render(request, "past/untaken.html", {"form": form}, status=422)


def one(request: HttpRequest, number: int) -> HttpResponse:
    """Where it stands on the spectrum, as a launch that is kept here does."""
    looking = viewer(request)
    told = past_launch(looking, number)
    context = {"page": spectrum_of(told, local_day(now())), "past": told, "may_act": may_act(looking)}
    return render(request, "spectrum/spectrum.html", context)


def timeline(request: HttpRequest, number: int) -> HttpResponse:
    """As it was brought in, in the order of days."""
    told = past_launch(viewer(request), number)
    return table(as_csv(header(), rows_of_lines(told.lines)), f"timeline-P-{told.id}.csv")


def empty(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for all
    """Each event once, with its days to be filled in."""
    return table(as_csv(header(), empty_rows()), "timeline.csv")


def away(request: HttpRequest, number: int) -> HttpResponse:
    remember(request, services.take_away(number, viewer(request), now()), back=reverse("past-launches"))
    return redirect("past-launches")

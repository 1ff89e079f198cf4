"""`/launches/L-3/spectrum`: how near it came to the perfect marriage of message and action."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.launch.queries import one
from groundswell.people.queries import local_day
from groundswell.report.csv_out import as_csv
from groundswell.results.gathering import events_of
from groundswell.results.timelines.writing import header, rows_of
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.sending import table
from groundswell.web.spectrum.contexts import spectrum_page


def spectrum(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    launch = one(looking, number)
    if launch.is_away:
        return redirect("launch", number=launch.id)
    page = spectrum_page(looking, launch, local_day(now()))
    return render(request, "spectrum/spectrum.html", {"page": page, "launch": launch})


def timeline(request: HttpRequest, number: int) -> HttpResponse:
    """What happened, as a table from which it can be judged elsewhere. It names nobody."""
    looking = viewer(request)
    launch = one(looking, number)
    rows = rows_of(events_of(looking, launch))
    return table(as_csv(header(), rows), f"timeline-L-{launch.id}.csv")

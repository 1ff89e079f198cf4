"""`/launches/L-3/spectrum`: how near it came to the perfect marriage of message and action."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.launch.queries import one
from groundswell.people.queries import local_day
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.spectrum.contexts import spectrum_page


def spectrum(request: HttpRequest, number: int) -> HttpResponse:
    looking, at = viewer(request), now()
    launch = one(looking, number)
    if launch.is_away:
        return redirect("launch", number=launch.id)
    page = spectrum_page(looking, launch, at, local_day(at))
    return render(request, "spectrum/spectrum.html", {"page": page})

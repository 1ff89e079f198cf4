"""`/launches/L-3/kit/print`, `/launches/L-3/kit/links`, and `/said/TOKEN` for whoever holds a link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.launch.queries import Told, one
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.street.kit.queries import cards_of_launch
from groundswell.street.used import links
from groundswell.web.gate import viewer
from groundswell.web.handing.contexts import cards_told, shared_page
from groundswell.web.handing.forms import NewLink
from groundswell.web.shell.addresses import absolute
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def printed(request: HttpRequest, number: int) -> HttpResponse:
    """All that may be said, to be printed as a PDF: what stays in the house is not on it."""
    looking = viewer(request)
    launch = one(looking, number)
    cards = cards_told(links.sayable(cards_of_launch(looking, number, now())))
    return render(request, "handing/printed.html", {"launch": launch, "cards": cards, "at": now()})


def listed(request: HttpRequest, number: int) -> HttpResponse:
    """Those that were made, and one more: what it holds is shown once."""
    looking = viewer(request)
    launch, form, address = one(looking, number), NewLink(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        entry, token = links.make(looking, number, cleaned["name"], cleaned["days"], now())
        remember(request, entry, back=reverse("kit-links", args=[number]))
        address, form = absolute(request, reverse("said", args=[token])), NewLink()
    return _listed(request, looking, launch, form, address)


def end(request: HttpRequest, number: int, link: int) -> HttpResponse:
    there = reverse("kit-links", args=[number])
    remember(request, links.end(viewer(request), number, link, now()), back=there)
    return redirect(there)


def said(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds it, signed in or not. No search engine keeps it."""
    try:
        kit = links.kit_by(token, now())
    except NotForYou:
        return render(request, "handing/gone.html", status=410)
    answer = render(request, "handing/said.html", {"page": shared_page(kit)})
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _listed(request: HttpRequest, looking: Viewer, launch: Told, form: NewLink, address: str) -> HttpResponse:
    context = {
        "launch": launch,
        "links": links.links_of(looking, launch.id, now()),
        "form": form,
        "address": address,
    }
    return render(request, "handing/links.html", context, status=422 if form.errors else 200)

"""`/`: what waits for me, and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.field.attention.word_back import mark_seen
from groundswell.ledger.acting import acting
from groundswell.people.services import take_off_beginning
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act
from groundswell.web.today.contexts import today_of
from groundswell.web.today.typed import program_here


def today(request: HttpRequest) -> HttpResponse:
    return render(request, "today/today.html", {"today": today_of(viewer(request), now())})


def seen(request: HttpRequest, word: int) -> HttpResponse:
    """A line back that was read: it stays on one's own page."""
    mark_seen(viewer(request).user, word, now())
    remember_act(request, _("seen; it stays on your own page"))
    return redirect("today")


def begun(request: HttpRequest) -> HttpResponse:
    """The list of the beginning goes from Today."""
    with acting(viewer(request), "take the beginning off Today", at=now()):
        take_off_beginning()
    remember_act(request, _("the list of the beginning is off Today"))
    return redirect("today")


def own(request: HttpRequest) -> HttpResponse:
    """From the sample company to one's own, and how it is taken away."""
    return render(request, "today/own.html", {"program": program_here()})

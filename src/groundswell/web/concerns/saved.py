"""Views of the board that somebody keeps."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people import saved_views
from groundswell.people.saved_views import TooManyViews
from groundswell.web.concerns.board import board_page
from groundswell.web.concerns.narrowing import Asked
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now


def save(request: HttpRequest) -> HttpResponse:
    """What narrows the board now, under a name; what makes no sense in it is left out."""
    looking = viewer(request)
    name = " ".join(request.POST.get("name", "").split())[: saved_views.LONGEST]
    asked = Asked.of(QueryDict(request.POST.get("view", "").lstrip("?")))
    wrong = "" if name else _("What is the view to be called?")
    if name:
        try:
            with acting(looking, "save a view", at=now()):
                saved_views.save(looking, name, asked.address())
        except TooManyViews as too_many:
            wrong = why(too_many)
    if wrong:
        context = {"page": board_page(looking, asked, now()), "wrong": wrong}
        return render(request, "concerns/board.html", context, status=422)
    return redirect(f"{reverse('concerns')}{asked.address()}")


def forget(request: HttpRequest, view: int) -> HttpResponse:
    looking = viewer(request)
    with acting(looking, "forget a view", at=now()):
        saved_views.forget(looking, view)
    return redirect("concerns")

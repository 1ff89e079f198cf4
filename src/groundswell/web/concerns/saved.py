"""Views of the board that somebody keeps."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people import saved_views
from groundswell.people.models import SavedView
from groundswell.people.saved_views import TooManyViews
from groundswell.people.viewer import Viewer
from groundswell.web.concerns.board import board_page
from groundswell.web.concerns.narrowing import Asked
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def save(request: HttpRequest) -> HttpResponse:
    """What narrows the board now, under a name; what makes no sense in it is left out."""
    looking = viewer(request)
    name = " ".join(request.POST.get("name", "").split())[: saved_views.LONGEST]
    asked = Asked.of(QueryDict(request.POST.get("view", "").lstrip("?")))
    wrong = "" if name else _("What is the view to be called?")
    if name:
        try:
            with acting(looking, "save a view", at=now()):
                before = _of_that_name(looking, name)
                kept = saved_views.save(looking, name, asked.address())
            _tell_kept(request, kept, before)
        except TooManyViews as too_many:
            wrong = why(too_many)
    if wrong:
        context = {"page": board_page(looking, asked, now()), "wrong": wrong}
        return render(request, "concerns/board.html", context, status=422)
    return redirect(f"{reverse('concerns')}{asked.address()}")


def _of_that_name(looking: Viewer, name: str) -> SavedView | None:
    return next((view for view in saved_views.saved(looking) if view.name == name), None)


def _tell_kept(request: HttpRequest, kept: SavedView, before: SavedView | None) -> None:
    """Undone by what stood there before under that name, or by forgetting it."""
    told = _("the view %(name)s is kept") % {"name": kept.name}
    if before:
        remember_act(request, told, to=reverse("save-view"), name=before.name, view=before.address)
    else:
        remember_act(request, told, to=reverse("forget-view", args=[kept.pk]))


def forget(request: HttpRequest, view: int) -> HttpResponse:
    looking = viewer(request)
    meant = next((one for one in saved_views.saved(looking) if one.pk == view), None)
    with acting(looking, "forget a view", at=now()):
        saved_views.forget(looking, view)
    if meant:
        told = _("the view %(name)s is forgotten") % {"name": meant.name}
        remember_act(request, told, to=reverse("save-view"), name=meant.name, view=meant.address)
    return redirect("concerns")

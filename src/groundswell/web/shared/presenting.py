"""`/shared/TOKEN/presentation`: what a guest presents, made of what was released to them, and theirs to write
for."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.street import guests_own, sides
from groundswell.street.guests_own import own_in
from groundswell.street.pptx import pptx_of
from groundswell.street.presenting import Wanted
from groundswell.web.gate import viewer
from groundswell.web.presenting.contexts import copy_page
from groundswell.web.presenting.editing import EditPage, edited
from groundswell.web.presenting.forms import EditForm
from groundswell.web.presenting.views import PPTX, as_file
from groundswell.web.shared.downloading import while_invited
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act

_PIECE = 64 * 1024


def presentation(request: HttpRequest, space: str) -> HttpResponse:
    return _page(request, space)


def file(request: HttpRequest, space: str) -> StreamingHttpResponse:
    """It ends with the invitation."""
    looking = viewer(request)
    own = own_in(looking, space)
    with acting(looking, "download a presentation", at=now()):
        made = pptx_of(own.deck)
    pieces = (made[at : at + _PIECE] for at in range(0, len(made), _PIECE))
    sent = while_invited(own.guest, pieces)
    return StreamingHttpResponse(sent, content_type=PPTX, headers=as_file(own.deck))


def edit(request: HttpRequest, space: str) -> HttpResponse:
    looking = viewer(request)
    own = own_in(looking, space)
    sent = request.POST if request.method == "POST" else None
    form = EditForm(own.deck, own.edits, own.numbers, own.version, sent)

    def keep(wanted: Wanted, seen: str) -> HttpResponse:
        guests_own.change(looking, space, wanted, now(), seen=seen)
        done = _("you changed your presentation")
        _remember(request, done, space, seen=own_in(looking, space).version)
        return redirect("space-presentation", space=space)

    back = reverse("space-presentation", args=[space])
    return edited(request, form, EditPage(title=own.deck.title, back=back, is_own=True), keep)


def presented(request: HttpRequest, space: str) -> HttpResponse:
    """The agency did."""
    try:
        sides.presented_as_guest(viewer(request), space, now())
    except ImpossibleCorrection as wrong:
        return _page(request, space, wrong=why(wrong), status=422)
    _remember(request, _("you said that you presented it"), space)
    return redirect("space-presentation", space=space)


def take_back(request: HttpRequest, space: str) -> HttpResponse:
    """What they wrote last, or that they presented."""
    looking, seen = viewer(request), request.POST.get("seen", "")
    try:
        if seen:
            guests_own.take_back(looking, space, now(), seen=seen)
        else:
            sides.take_back_as_guest(looking, space, now())
    except ImpossibleCorrection as wrong:
        return _page(request, space, wrong=why(wrong), status=409)
    remember_act(request, _("you took it back"))
    return redirect("space-presentation", space=space)


def _page(request: HttpRequest, space: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    looking = viewer(request)
    context = {"page": copy_page(looking, own_in(looking, space)), "wrong": wrong}
    return render(request, "shared/presentation.html", context, status=status)


def _remember(request: HttpRequest, done: str, space: str, **what: str) -> None:
    """What they did, in words without any number of ours, and what takes it back."""
    remember_act(request, done, to=reverse("space-presentation-back", args=[space]), **what)

"""`/launches/L-3/presentation`: shown, taken along as a file, written for, and put before the executives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.reading.state import counted
from groundswell.field.worded.errors import why
from groundswell.launch.queries import one
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.street import guests_own, presenting, sides
from groundswell.street.pptx import pptx_of
from groundswell.street.presenting import Wanted
from groundswell.street.queries import Shown, presentation_of
from groundswell.street.sides import Presents
from groundswell.street.slides import Deck
from groundswell.web.gate import viewer
from groundswell.web.presenting.contexts import copy_page, deck_page
from groundswell.web.presenting.editing import EditPage, edited
from groundswell.web.presenting.forms import EditForm, SideForm
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def as_file(deck: Deck, before: str = "") -> dict[str, str]:
    """The headers of a presentation as a file."""
    name = f"{before}{slugify(deck.title)[:60]}".rstrip("-") or "presentation"
    return {"Content-Disposition": f'attachment; filename="{name}.pptx"', "Cache-Control": "no-store"}


def presentation(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    shown = _shown(looking, number)
    if shown is None:
        return _being_counted(request, looking, number)
    return render(request, "presenting/presentation.html", {"page": deck_page(looking, shown)})


def pptx(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    shown = _shown(looking, number)
    if shown is None:
        return _being_counted(request, looking, number)
    return HttpResponse(pptx_of(shown.deck), content_type=PPTX, headers=as_file(shown.deck, f"L-{number}-"))


def edit(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    shown = _shown(looking, number)
    if shown is None:
        return _being_counted(request, looking, number)
    sent = request.POST if request.method == "POST" else None
    form = EditForm(shown.deck, shown.edits, shown.evidence.numbers, shown.version, sent)

    def keep(wanted: Wanted, seen: str) -> HttpResponse:
        remember(request, presenting.change(looking, number, wanted, now(), seen=seen))
        return redirect("presentation", number=number)

    to = EditPage(title=shown.deck.title, back=reverse("presentation", args=[number]))
    return edited(request, form, to, keep)


def copy(request: HttpRequest, number: int, guest: int) -> HttpResponse:
    """A guest's own, as they see it."""
    own = guests_own.own_of(viewer(request), number, guest)
    return render(request, "presenting/copy.html", {"page": copy_page(viewer(request), own)})


def present(request: HttpRequest, number: int) -> HttpResponse:
    remember(request, presenting.present(viewer(request), number, now()))
    return redirect("decision", number=number)


def presented(request: HttpRequest, number: int) -> HttpResponse:
    """By one side: what it says is wrong with it stands on the page."""
    looking, form = viewer(request), SideForm(request.POST)
    if not form.is_valid():
        return redirect("presentation", number=number)
    try:
        remember(request, sides.presented(looking, number, Presents(form.cleaned_data["side"]), now()))
    except ImpossibleCorrection as wrong:
        shown = _shown(looking, number)
        if shown is None:
            return _being_counted(request, looking, number)
        context = {"page": deck_page(looking, shown), "wrong": why(wrong)}
        return render(request, "presenting/presentation.html", context, status=422)
    return redirect(f"{reverse('presentation', args=[number])}#present")


def _shown(looking: Viewer, number: int) -> Shown | None:
    """None while nothing is counted yet. Raises NotForYou where there is no such launch, or it is away."""
    if one(looking, number).is_away:
        raise NotForYou
    return presentation_of(looking, number) if counted() else None


def _being_counted(request: HttpRequest, looking: Viewer, number: int) -> HttpResponse:
    return render(request, "presenting/counting.html", {"launch": one(looking, number)})

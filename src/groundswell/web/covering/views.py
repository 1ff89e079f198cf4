"""`/launches/L-3/coverage` and `/message/coverage`: texts held against what a launch is for, or against what
the market raises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.field.asking import NoAnswer, ask
from groundswell.field.errors import NoSuchConcern
from groundswell.field.worded.errors import why
from groundswell.message.covering import services
from groundswell.message.covering.errors import CannotCover
from groundswell.message.covering.queries import text_of
from groundswell.web.covering.contexts import list_page, place_of, text_page
from groundswell.web.covering.forms import Decide, Hold
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember

_PATIENCE = 4.0  # seconds; the worker does it later where it is busy or away


def texts(request: HttpRequest, launch: int | None = None) -> HttpResponse:
    """All of them; one that is sent is held, and shown as soon as the worker has looked at it."""
    looking, form = viewer(request), Hold(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            held, entry = services.hold(
                looking, launch, form.cleaned_data["name"], form.cleaned_data["words"], now()
            )
        except CannotCover as wrong:
            form.add_error("words", why(wrong))
        else:
            _ask_for(held.pk)
            place = place_of(looking, launch)
            remember(request, entry, back=place.here)
            return redirect(place.to("covered", held.pk))
    context = {"page": list_page(looking, launch), "form": form}
    return render(request, "covering/texts.html", context, status=422 if form.errors else 200)


def text(request: HttpRequest, number: int, launch: int | None = None) -> HttpResponse:
    return render(request, "covering/text.html", {"page": text_page(viewer(request), launch, number)})


def decide(request: HttpRequest, number: int, launch: int | None = None) -> HttpResponse:
    """Whether a sentence answers a concern."""
    looking, form = viewer(request), Decide(request.POST)
    held = text_of(looking, launch, number)
    there = place_of(looking, launch).to("covered", number)
    if not form.is_valid():
        return _again(request, launch, number, _("Say of a sentence whether it answers."), 422)
    cleaned = form.cleaned_data
    try:
        entry = services.decide(
            looking, held, cleaned["sentence"], cleaned["concern"], now(), answers=cleaned["answers"] == "yes"
        )
    except (CannotCover, NoSuchConcern) as wrong:
        return _again(request, launch, number, why(wrong), 409)
    remember(request, entry, back=f"{there}#C-{cleaned['concern']}")
    return redirect(f"{there}#C-{cleaned['concern']}")


def away(request: HttpRequest, number: int, launch: int | None = None) -> HttpResponse:
    looking = viewer(request)
    here = place_of(looking, launch).here
    try:
        remember(request, services.take_away(looking, launch, number, now()), back=here)
    except CannotCover as wrong:
        return _again(request, launch, number, why(wrong), 409)
    return redirect(here)


def _again(request: HttpRequest, launch: int | None, number: int, wrong: str, status: int) -> HttpResponse:
    """The text as it stands, with what was wrong."""
    context = {"page": text_page(viewer(request), launch, number), "wrong": wrong}
    return render(request, "covering/text.html", context, status=status)


def _ask_for(number: int) -> None:
    """The worker finds it at its next look where it does not answer now."""
    try:
        ask("cover", {"text": number}, seconds=_PATIENCE)
    except NoAnswer:
        return

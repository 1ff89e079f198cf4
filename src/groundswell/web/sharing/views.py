"""`/launches/L-3/shared`: what the guests of a launch read, chosen, looked at and let go by a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field import models
from groundswell.field.worded.errors import why
from groundswell.message.queries import message_for
from groundswell.message.released import services
from groundswell.message.released.errors import CannotRelease
from groundswell.message.released.proposing import still_named
from groundswell.message.released.tables import HiddenKind, ReleasedKind
from groundswell.people.viewer import Viewer
from groundswell.web.gate import viewer
from groundswell.web.sharing.contexts import as_guest, concerns_of, named_in, release_page, shared_page
from groundswell.web.sharing.forms import Edited, Hide, OurText, numbers_in
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember, remember_act


def shared(request: HttpRequest, number: int) -> HttpResponse:
    return _page(request, viewer(request), number)


def guest_view(request: HttpRequest, number: int) -> HttpResponse:
    """As a guest would see it who was invited just now."""
    return render(
        request, "shared/space.html", {"space": as_guest(viewer(request), number), "launch": number}
    )


def words(request: HttpRequest, number: int) -> HttpResponse:
    """Words that were chosen, each beside what is proposed for guests to read. Nothing is let go before
    somebody presses the button below."""
    looking = viewer(request)
    chosen = numbers_in(request.POST if request.method == "POST" else request.GET)
    if not chosen:
        return redirect("launch-shared", number=number)
    if request.method != "POST":
        return render(request, "sharing/words.html", {"page": release_page(looking, number, chosen)})
    form = Edited(chosen, concerns_of(looking, number, chosen), request.POST)
    if form.is_valid():
        form.refuse_names(named_in(form))
    if form.is_valid():
        try:
            texts, titles = form.told("text"), form.told("title")
            return _back(request, number, services.release_words(looking, number, texts, titles, now()))
        except CannotRelease as wrong:
            form.add_error(None, why(wrong))
    page = release_page(looking, number, chosen, form)
    return render(request, "sharing/words.html", {"page": page, "form": form}, status=422)


def text(request: HttpRequest, number: int) -> HttpResponse:
    """The brief, or the house, as guests read it from now on."""
    looking, form = viewer(request), OurText(request.POST)
    if form.is_valid():
        kind, told = ReleasedKind(form.cleaned_data["kind"]), form.cleaned_data["text"]
        (named,) = still_named([told])
        if named and not form.cleaned_data["fine"]:
            wrong = _("This still names: %(words)s. Take it out, or tick that it names nobody.")
            form.add_error("text", wrong % {"words": ", ".join(named)})
        else:
            of = message_for(looking, number).said if kind is ReleasedKind.HOUSE else ""
            try:
                entry = services.release_text(looking, number, kind, told, now(), of=of)
                return _back(request, number, entry)
            except CannotRelease as wrong:
                form.add_error("text", why(wrong))
    return _page(request, looking, number, form=form)


def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Words, or a text of ours: guests read it no longer."""
    looking, what = viewer(request), request.POST.get("what", "")
    if what in ReleasedKind.values:
        return _back(request, number, services.withdraw_text(looking, number, ReleasedKind(what), now()))
    if what.isdecimal() and len(what) < 16:
        return _back(request, number, services.withdraw_words(looking, number, int(what), now()))
    return redirect("launch-shared", number=number)


def hide(request: HttpRequest, number: int) -> HttpResponse:
    """A name that the store does not tell, to be hidden from now on; or no longer."""
    looking, again = viewer(request), request.POST.get("again", "")
    if again.isdecimal() and len(again) < 16:
        name = services.show_again(looking, int(again), now())
        remember_act(request, _("“%(name)s” is no longer hidden") % {"name": name})
        return redirect("launch-shared", number=number)
    form = Hide(request.POST)
    if not form.is_valid():
        return _page(request, looking, number, hide=form)
    name, kind = form.cleaned_data["name"], HiddenKind(form.cleaned_data["kind"])
    services.hide_names(looking, [name], kind, now())
    remember_act(request, _("“%(name)s” will be hidden") % {"name": name})
    return redirect("launch-shared", number=number)


def _back(request: HttpRequest, number: int, entry: models.Entry) -> HttpResponse:
    """An undo of it comes back there, too."""
    there = reverse("launch-shared", args=[number])
    remember(request, entry, back=there)
    return redirect(there)


def _page(
    request: HttpRequest,
    looking: Viewer,
    number: int,
    *,
    form: OurText | None = None,
    hide: Hide | None = None,
) -> HttpResponse:
    wrong = form is not None or hide is not None
    context = {"page": shared_page(looking, number), "form": form, "hide": hide or Hide()}
    return render(request, "sharing/shared.html", context, status=422 if wrong else 200)

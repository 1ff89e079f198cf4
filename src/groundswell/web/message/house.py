"""`/launches/L-3/message/house`: promise, pillars, claims and words, drawn as a house."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field import models
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.message.errors import MessageChangedMeanwhile
from groundswell.message.models import WordUse
from groundswell.message.services import house as services
from groundswell.web.gate import viewer
from groundswell.web.message.changed import changed_meanwhile
from groundswell.web.message.contexts import MessagePage, message_page
from groundswell.web.message.forms import PillarForm, PromiseForm, WordForm
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def house(request: HttpRequest, number: int) -> HttpResponse:
    """Drawn; with POST promise and tone are changed."""
    page = message_page(viewer(request), number, now())
    if request.method != "POST":
        return _drawn(request, page)
    form = PromiseForm(request.POST)
    if not form.is_valid():
        return _drawn(request, page, status=422, promise_form=form)
    typed = form.cleaned_data
    return _done(
        request,
        page,
        services.seen_of_house(page.message),
        lambda: services.say_promise(
            viewer(request), number, typed["promise"], typed["tone"], now(), seen=typed["seen"]
        ),
        promise_form=form,
    )


def pillars(request: HttpRequest, number: int) -> HttpResponse:
    """A new one; with its number, one that is changed or taken away."""
    looking, page = viewer(request), message_page(viewer(request), number, now())
    held = {str(pillar.id): pillar for pillar in page.message.pillars}.get(request.POST.get("pillar", ""))
    seen = request.POST.get("seen", "")
    if held is not None and request.POST.get("act") == "remove":
        return _done(
            request,
            page,
            services.seen_of_pillar(held),
            lambda: services.remove_pillar(looking, number, held.id, now(), seen=seen),
        )
    form = PillarForm(request.POST, auto_id=f"pillar-{held.id if held else 'new'}-%s")
    if not form.is_valid():
        return _drawn(request, page, status=422, pillar_form=form, open_pillar=held.id if held else 0)
    text = form.cleaned_data["text"]
    if held is None:
        return _done(
            request, page, "", lambda: services.add_pillar(looking, number, text, now()), pillar_form=form
        )
    return _done(
        request,
        page,
        services.seen_of_pillar(held),
        lambda: services.change_pillar(looking, number, held.id, text, now(), seen=seen),
        pillar_form=form,
        open_pillar=held.id,
    )


def words(request: HttpRequest, number: int) -> HttpResponse:
    """A new word; or one, by its number, that is taken away."""
    looking, page = viewer(request), message_page(viewer(request), number, now())
    held = next((word for word in page.message.words if str(word.id) == request.POST.get("remove")), None)
    if held is not None:
        return _done(request, page, "", lambda: services.remove_word(looking, number, held.id, now()))
    form = WordForm(request.POST, auto_id="word-%s")
    if not form.is_valid():
        return _drawn(request, page, status=422, word_form=form)
    typed = form.cleaned_data
    return _done(
        request,
        page,
        "",
        lambda: services.add_word(
            looking, number, WordUse(typed["use"]), typed["word"], now(), instead=typed["instead"]
        ),
        word_form=form,
    )


def _done(
    request: HttpRequest, page: MessagePage, seen: str, act: Callable[[], models.Entry], **forms: object
) -> HttpResponse:
    there = reverse("house", args=[page.launch.pk])
    try:
        remember(request, act(), back=there)
    except MessageChangedMeanwhile:
        return changed_meanwhile(request, seen, there)
    except ImpossibleCorrection as wrong:
        return _drawn(request, page, status=422, wrong=why(wrong), **forms)
    return redirect(there)


def _drawn(request: HttpRequest, page: MessagePage, status: int = 200, **given: object) -> HttpResponse:
    form, open_pillar = given.pop("pillar_form", None), given.pop("open_pillar", 0)
    pillar_forms = [
        (
            pillar,
            form if form and open_pillar == pillar.id else _pillar_form(pillar.id, pillar.text),
            services.seen_of_pillar(pillar),
        )
        for pillar in page.message.pillars
    ]
    initial = {
        "promise": page.message.promise,
        "tone": page.message.tone,
        "seen": services.seen_of_house(page.message),
    }
    context = {
        "page": page,
        "promise_form": PromiseForm(initial=initial),
        "pillar_forms": pillar_forms,
        "new_pillar": form if form and not open_pillar else PillarForm(auto_id="pillar-new-%s"),
        "word_form": WordForm(auto_id="word-%s"),
        **given,
    }
    return render(request, "message/house.html", context, status=status)


def _pillar_form(number: int, text: str) -> PillarForm:
    return PillarForm(initial={"text": text}, auto_id=f"pillar-{number}-%s")

"""`/kit`: the card to what a customer just said; one card; the cards of a launch; and what none fits."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.field.models import Entry
from groundswell.field.worded.errors import why
from groundswell.people.viewer import Viewer, require_member
from groundswell.street.kit import asking, services
from groundswell.street.kit.errors import CardChangedMeanwhile
from groundswell.street.kit.searching import LONGEST
from groundswell.street.used.services import note_found, note_read
from groundswell.web.gate import viewer
from groundswell.web.kit.contexts import CardPage, card_page, kit_page, launch_kit_page
from groundswell.web.kit.forms import AnswerForm, CardForm
from groundswell.web.shell.addresses import numbers_in
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember
from groundswell.web.using.contexts import day_page, new_key


def kit(request: HttpRequest) -> HttpResponse:
    """As one types, what is found alone is fetched anew."""
    said = request.GET.get("q", "").strip()[:LONGEST]
    looking = require_member(viewer(request))
    context = {"page": kit_page(looking, said, now())}
    note_found(looking, [one.card.called for one in context["page"].hits], now())
    part = request.headers.get("HX-Request") == "true"
    return render(request, "kit/found.html" if part else "kit/kit.html", context)


def ask(request: HttpRequest) -> HttpResponse:
    looking, words = viewer(request), request.POST.get("words", "")
    launch = next(iter(numbers_in("L", request.POST.getlist("launch"))), 0)
    try:
        entry = asking.ask(looking, words, now(), launch=launch)
    except ImpossibleCorrection as wrong:
        page = kit_page(looking, words.strip()[:LONGEST], now())
        return render(request, "kit/kit.html", {"page": page, "wrong": why(wrong)}, status=422)
    remember(request, entry, back=reverse("kit"))
    return redirect(reverse("kit") + "#asked")


def answer(request: HttpRequest, question: int) -> HttpResponse:
    looking, form = viewer(request), AnswerForm(request.POST, auto_id=f"answer-{question}-%s")
    if form.is_valid():
        told = form.cleaned_data
        try:
            entry = asking.answer(looking, question, told["line"], now(), concern=told["concern"])
            remember(request, entry, back=reverse("kit"))
            return redirect(reverse("kit") + "#waiting")
        except (ImpossibleCorrection, NoSuchConcern) as wrong:
            form.add_error(None, why(wrong))
    page = kit_page(looking, "", now()).with_form(question, form)
    return render(request, "kit/kit.html", {"page": page}, status=422)


def answer_seen(request: HttpRequest, question: int) -> HttpResponse:
    """By whoever asked."""
    asking.note_seen(viewer(request), question, now())
    return redirect("today")


def card(request: HttpRequest, called: str) -> HttpResponse:
    """`act=withdraw` withdraws it, `act=agree` agrees to what waits, anything else edits it."""
    looking = viewer(request)
    page = card_page(looking, called, now())
    if request.method != "POST":
        note_read(looking, called, now())
        context = {"page": page, "form": CardForm(page.shown.card), "key": new_key()}
        return render(request, "kit/card.html", context)
    act = request.POST.get("act") if page.may_edit else None
    if act == "withdraw":
        return _withdrawn(request, looking, page, called)
    if act == "agree":
        return _agreed(request, looking, page, called)
    return _edited(request, looking, page, called)


def _withdrawn(request: HttpRequest, looking: Viewer, page: CardPage, called: str) -> HttpResponse:
    because = request.POST.get("because", "")[:2_000]
    entry = services.withdraw(looking, page.shown.card.number, now(), because=because)
    remember(request, entry, back=reverse("kit-card", args=[called]))
    return redirect("launch-kit", number=page.shown.card.launch)


def _edited(request: HttpRequest, looking: Viewer, page: CardPage, called: str) -> HttpResponse:
    form, status = CardForm(page.shown.card, request.POST), 422
    if form.is_valid() and page.may_edit:
        try:
            seen = form.cleaned_data["seen"]
            entry = services.edit(looking, page.shown.card.number, form.lines(), now(), seen=seen)
            remember(request, entry, back=reverse("kit-card", args=[called]))
            return redirect("kit-card", called=called)
        except ImpossibleCorrection as wrong:
            form.add_error(None, why(wrong))
            if isinstance(wrong, CardChangedMeanwhile):
                # Sent again as it stands on the page, it is meant upon what stands now.
                form.data = form.data.copy()
                form.data["seen"], status = page.shown.card.seen, 409
    return render(request, "kit/card.html", {"page": page, "form": form, "editing": True}, status=status)


def _agreed(request: HttpRequest, looking: Viewer, page: CardPage, called: str) -> HttpResponse:
    try:
        seen = request.POST.get("seen", "")
        entry = services.agree(looking, page.shown.card.number, now(), seen=seen)
    except ImpossibleCorrection as wrong:
        context = {"page": page, "form": CardForm(page.shown.card), "wrong": why(wrong)}
        status = 409 if isinstance(wrong, CardChangedMeanwhile) else 422
        return render(request, "kit/card.html", context, status=status)
    remember(request, entry, back=reverse("kit-card", args=[called]))
    return redirect("kit-card", called=called)


def launch(request: HttpRequest, number: int) -> HttpResponse:
    """`act=out` lets drafts out to sales, anything else drafts what is to be drafted."""
    looking, wrong = viewer(request), ""
    if request.method == "POST":
        act: Callable[..., Entry] = services.let_out if request.POST.get("act") == "out" else services.draft
        only = numbers_in("K" if request.POST.get("act") == "out" else "C", request.POST.getlist("only"))
        try:
            remember(
                request,
                act(looking, number, now(), only=only),
                back=reverse("launch-kit", args=[number]),
            )
            return redirect("launch-kit", number=number)
        except ImpossibleCorrection as refused:
            wrong = why(refused)
    page = launch_kit_page(looking, number, now())
    context = {"page": page, "day": day_page(looking, page.launch, now()), "wrong": wrong}
    return render(request, "kit/launch.html", context, status=422 if wrong else 200)

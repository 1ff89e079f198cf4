"""One conversation, and a verbatim at its place in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import author_of
from groundswell.field.reading.conversation import place_of
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.web.conversations.closed import closed, restrict_form
from groundswell.web.conversations.contexts import conversation_page
from groundswell.web.conversations.forms import Mending
from groundswell.web.conversations.restriction_forms import Restrict
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def conversation(request: HttpRequest, number: int) -> HttpResponse:
    return shown(request, number)


def shown(
    request: HttpRequest, number: int, *, status: int = 200, restrict: Restrict | None = None, **more: object
) -> HttpResponse:
    """With what can be done there; where that failed, with what was wrong and what was typed."""
    looking = viewer(request)
    page = conversation_page(looking, number)
    restriction = closed(looking, number)
    form = None if restriction else restrict or restrict_form(looking)
    context = {"page": page, "closed": restriction, "restrict_form": form, **more}
    return render(request, "conversations/conversation.html", context, status=status)


def mend(request: HttpRequest, number: int) -> HttpResponse:
    """One thing put right, and back to the conversation, which says so and offers to undo it."""
    looking, form = viewer(request), Mending(request.POST)
    if form.is_valid():
        act, because = form.cleaned_data["act"], form.cleaned_data["because"]
        author, ref = author_of(looking, now(), because), f"conversation {number}"
        try:
            with acting(looking, f"mend the {act}", at=now(), ref=ref):
                entry = form.mend(number, author)
        except ImpossibleCorrection as wrong:
            form.add_error(None if act == "side" else "name", why(wrong))
        else:
            remember(request, entry)
            return redirect("conversation", number=number)
    return shown(request, number, status=422, form=form, act=form.data.get("act", ""))


def find(request: HttpRequest, number: int) -> HttpResponse:
    """`/V-123`, as long as its words are told."""
    there = place_of(viewer(request), number)
    return redirect(f"{reverse('conversation', args=[there])}#V-{number}")

"""One conversation, and a verbatim at its place in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import Author
from groundswell.field.reading.conversation import place_of
from groundswell.ledger.acting import acting
from groundswell.web.conversations.contexts import conversation_page
from groundswell.web.conversations.forms import Mending
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember


def conversation(request: HttpRequest, number: int) -> HttpResponse:
    page = conversation_page(viewer(request), number)
    return render(request, "conversations/conversation.html", {"page": page})


def mend(request: HttpRequest, number: int) -> HttpResponse:
    """One thing put right, and back to the conversation, which says so and offers to undo it."""
    looking, form = viewer(request), Mending(request.POST)
    if form.is_valid():
        act, because = form.cleaned_data["act"], form.cleaned_data["because"]
        author, ref = Author(by=looking.name, at=now(), because=because), f"conversation {number}"
        try:
            with acting(looking, f"mend the {act}", at=now(), ref=ref):
                entry = form.mend(number, author)
        except ImpossibleCorrection as wrong:
            form.add_error(None if act == "side" else "name", str(wrong))
        else:
            remember(request, entry)
            return redirect("conversation", number=number)
    page = conversation_page(looking, number)
    given = {"page": page, "form": form, "act": form.data.get("act", "")}
    return render(request, "conversations/conversation.html", given, status=422)


def find(request: HttpRequest, number: int) -> HttpResponse:
    """`/V-123`, as long as its words are told."""
    there = place_of(viewer(request), number)
    return redirect(f"{reverse('conversation', args=[there])}#V-{number}")

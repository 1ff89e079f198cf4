"""One conversation, and a verbatim at its place in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.reading.conversation import place_of
from groundswell.web.conversations.contexts import conversation_page
from groundswell.web.gate import viewer


def conversation(request: HttpRequest, number: int) -> HttpResponse:
    page = conversation_page(viewer(request), number)
    return render(request, "conversations/conversation.html", {"page": page})


def find(request: HttpRequest, number: int) -> HttpResponse:
    """`/V-123`, as long as its words are told."""
    there = place_of(viewer(request), number)
    return redirect(f"{reverse('conversation', args=[there])}#V-{number}")

"""`/`: what waits for me, and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.attention.word_back import mark_seen
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.today.contexts import today_of


def today(request: HttpRequest) -> HttpResponse:
    return render(request, "today/today.html", {"today": today_of(viewer(request), now())})


def seen(request: HttpRequest, word: int) -> HttpResponse:
    """A line back that was read: it stays on one's own page."""
    mark_seen(viewer(request).user, word, now())
    return redirect("today")

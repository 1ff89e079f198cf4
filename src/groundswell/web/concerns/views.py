"""The board, and one concern."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render

from groundswell.field import telling
from groundswell.web.concerns.board import board_page
from groundswell.web.concerns.choosing import Words
from groundswell.web.concerns.narrowing import Asked
from groundswell.web.concerns.one import concern_page
from groundswell.web.concerns.who import who_page
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now


def board(request: HttpRequest) -> HttpResponse:
    asked = Asked.of(request.GET)
    return render(request, "concerns/board.html", {"page": board_page(viewer(request), asked, now())})


def concern(request: HttpRequest, number: int) -> HttpResponse:
    """A concern that was merged leads to the one that stands for it now."""
    row = telling.concern(number)
    if row.id != number:
        return redirect("concern", number=row.id)
    page = concern_page(viewer(request), row, Words.of(request.GET), now())
    return render(request, "concerns/concern.html", {"page": page})


def who(request: HttpRequest, number: int) -> HttpResponse:
    """All accounts of a concern, or with `?of=sellers` all sellers who heard it."""
    row = telling.concern(number)
    side, after = request.GET.get("of", ""), request.GET.get("after", "")
    page = who_page(viewer(request), row.id, side, after)
    if page is None:
        return redirect("concern", number=row.id)  # which says why
    return render(request, "concerns/who.html", {"page": page})


def find(request: HttpRequest, number: int) -> HttpResponsePermanentRedirect | HttpResponse:
    """`/C-12`, for ever."""
    viewer(request)
    return redirect("concern", number=telling.concern(number).id)

"""The board, and one concern."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render

from groundswell.field import telling
from groundswell.web.concerns.contexts import board_page, concern_page
from groundswell.web.concerns.narrowing import Asked
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
    return render(request, "concerns/concern.html", {"page": concern_page(viewer(request), row, now())})


def find(request: HttpRequest, number: int) -> HttpResponsePermanentRedirect | HttpResponse:
    """`/C-12`, for ever."""
    viewer(request)
    return redirect("concern", number=telling.concern(number).id)

"""`/search`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web.concerns.choosing import Words
from groundswell.web.gate import viewer
from groundswell.web.searching.contexts import search_page


def search(request: HttpRequest) -> HttpResponse:
    page = search_page(viewer(request), request.GET.get("q", "").strip(), Words.of(request.GET))
    return render(request, "searching/search.html", {"page": page})

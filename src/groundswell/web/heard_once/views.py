"""`/heard-once`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.field.reading.verbatims import Order
from groundswell.web.concerns.choosing import Words
from groundswell.web.gate import viewer
from groundswell.web.heard_once.contexts import heard_once_page


def heard_once(request: HttpRequest) -> HttpResponse:
    page = heard_once_page(viewer(request), Words.of(request.GET, Order.NEWEST))
    return render(request, "heard_once/heard_once.html", {"page": page})

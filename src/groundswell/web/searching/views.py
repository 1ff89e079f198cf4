"""`/search`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.field.reading.finding import found
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import quoted
from groundswell.web.gate import viewer

_MOST = 50


def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    told = found(viewer(request), words, _MOST + 1) if words else []
    rows = [(one, quoted(one.evidence, ONE_FILE)) for one in told[:_MOST]]
    return render(request, "searching/search.html", {"words": words, "rows": rows, "more": len(told) > _MOST})

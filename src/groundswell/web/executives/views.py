"""`/executives`: one page, which prints on one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web.executives.contexts import executives_page
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now


def executives(request: HttpRequest) -> HttpResponse:
    at = now()
    return render(
        request, "executives/executives.html", {"page": executives_page(viewer(request), at), "at": at}
    )

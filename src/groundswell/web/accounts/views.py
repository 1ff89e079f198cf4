"""`/accounts/…`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.web.accounts.contexts import account_page
from groundswell.web.gate import viewer
from groundswell.web.shell.addresses import number_of


def account(request: HttpRequest, name: str) -> HttpResponse:
    after = number_of("V", request.GET.get("after", ""))
    page = account_page(viewer(request), name, after)
    return render(request, "accounts/account.html", {"page": page})

"""`/settings/keeping`: how long what was heard is kept, and what a term would take."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.retention import keeping as terms
from groundswell.web.gate import viewer
from groundswell.web.retention.forms import Term
from groundswell.web.shell.addresses import number_of
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_setting


def keeping(request: HttpRequest) -> HttpResponse:
    """All terms. By POST: what one would take (`look`), saying it (`keep`), taking it back (`for-ever`)."""
    act = request.POST.get("act", "")
    number = number_of("T", request.POST.get("term", ""))
    if act == "for-ever" and number is not None:
        remember_setting(request, lambda: terms.keep_for_ever(viewer(request), number, now()))
        return redirect("keeping")
    form = Term(request.POST) if act in ("look", "keep") else Term()
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        if act == "keep":
            remember_setting(request, lambda: terms.keep(viewer(request), *form.of, now()))
            return redirect("keeping")
        context["going"] = terms.would_go(viewer(request), *form.of, now())
    context["terms"] = terms.terms(viewer(request))
    return render(request, "retention/keeping.html", context, status=422 if form.errors else 200)

"""`/settings/worker`: what is done behind the pages, and what fails there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.field.work import at_work
from groundswell.ledger import failures
from groundswell.ledger.acting import acting
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def worker(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        with acting(viewer(request), "try again now", at=now()):
            failures.try_now(request.POST.get("work", ""), now())
        remember_act(request, _("it is tried again now"))
        return redirect("worker")
    context = {"failures": failures.failures(viewer(request)), "at_work": at_work()}
    return render(request, "behind/worker.html", context)

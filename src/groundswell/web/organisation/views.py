"""`/settings/organisation`: what the company says of itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people import queries
from groundswell.people.errors import NoCodeYourself
from groundswell.people.organising import about, describe
from groundswell.people.viewer import NotForYou
from groundswell.web.gate import viewer
from groundswell.web.organisation.forms import Company, fields_of
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def organisation(request: HttpRequest) -> HttpResponse:
    looking, company = viewer(request), queries.organisation()
    if company is None:
        raise NotForYou
    form = Company(request.POST or None, initial=fields_of(about(company)))
    if request.method == "POST" and form.is_valid():
        try:
            with acting(looking, "describe the company", at=now()):
                before = describe(looking, form.about())
            undo = reverse("organisation")
            remember_act(request, _("what the company says of itself is kept"), to=undo, **fields_of(before))
            return redirect("organisation")
        except NoCodeYourself as wrong:
            form.add_error("administrators_need_code", why(wrong))
    status = 422 if form.errors else 200
    return render(request, "organisation/organisation.html", {"form": form}, status=status)

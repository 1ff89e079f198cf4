"""`/settings/organisation`: what the company says of itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.field.company import describe
from groundswell.field.worded.errors import why
from groundswell.people import queries
from groundswell.people.errors import NoCodeYourself
from groundswell.people.organising import about
from groundswell.people.viewer import NotForYou
from groundswell.web.gate import viewer
from groundswell.web.organisation.forms import Company, fields_of
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_setting


def organisation(request: HttpRequest) -> HttpResponse:
    looking, company = viewer(request), queries.organisation()
    if company is None:
        raise NotForYou
    form = Company(request.POST or None, initial=fields_of(about(company)))
    if request.method == "POST" and form.is_valid():
        try:
            remember_setting(request, lambda: describe(looking, form.about(), now()))
            return redirect("organisation")
        except NoCodeYourself as wrong:
            form.add_error("administrators_need_code", why(wrong))
    status = 422 if form.errors else 200
    return render(request, "organisation/organisation.html", {"form": form}, status=status)

"""`/settings/people`: who may come in, as what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from groundswell.ledger.acting import acting
from groundswell.people import entrances, queries, services
from groundswell.people.errors import AddressTaken, LastAdministrator
from groundswell.people.models import User
from groundswell.people.roles import Role
from groundswell.web.gate import viewer
from groundswell.web.settings.forms import Invite, Rights
from groundswell.web.shell.addresses import absolute
from groundswell.web.shell.clock import now


def people(request: HttpRequest) -> HttpResponse:
    """All people, and a form to invite; the link of an invitation is shown once, to be sent by any means."""
    form = Invite(request.POST or None)
    link = ""
    if request.method == "POST" and form.is_valid():
        email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
        try:
            with acting(viewer(request), f"invite as {role.value}", at=now(), ref=email):
                token = entrances.invitation(email, role, now())
            link = absolute(request, f"/invitation/{token}")
        except AddressTaken as taken:
            form.add_error("email", str(taken))
    return _people(request, form, link, status=422 if form.errors else 200)


def rights(request: HttpRequest, user: int) -> HttpResponse:
    person = get_object_or_404(User, pk=user)
    form = Rights(request.POST)
    if not form.is_valid():
        return redirect("people")
    act, role = form.cleaned_data["act"], form.cleaned_data["role"]
    link = ""
    try:
        with acting(viewer(request), act, at=now(), ref=person.email):
            if act == "end rights":
                services.end_rights(user, now())
            elif act == "give role" and role:
                services.give_role(user, Role(role))
            elif act == "give link":
                link = absolute(request, f"/in/{entrances.sign_in_link(person, now())}")
    except LastAdministrator as wrong:
        return _people(request, Invite(), "", status=409, wrong=str(wrong))
    return _people(request, Invite(), link, status=200) if link else redirect("people")


def _people(request: HttpRequest, form: Invite, link: str, *, status: int, wrong: str = "") -> HttpResponse:
    given = {"people": queries.everybody(viewer(request)), "roles": [role.value for role in Role]}
    told = {**given, "form": form, "link": link, "wrong": wrong}
    return render(request, "settings/people.html", told, status=status)

"""Whoever forgot their password: a link by mail, and the page to choose another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.ledger import mailing
from groundswell.ledger.acting import acting
from groundswell.people import entrances, services, sign_ins
from groundswell.people.errors import EntranceClosed
from groundswell.people.hashing import hashed
from groundswell.people.models import Entrance
from groundswell.people.queries import viewer_of
from groundswell.web.entering.admitting import admit
from groundswell.web.entering.doors import asked, door
from groundswell.web.entering.forms import AnotherPassword, Forgotten
from groundswell.web.entering.knocking import by_link, for_a_new_password
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now


@door
def forgotten(request: HttpRequest) -> HttpResponse:
    """It answers alike, and does the same, whether anybody is known by the address or not."""
    if not mailing.bears_links():
        return render(request, "entering/ask_administrator.html")
    form = Forgotten(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return asked(request, "entering/forgotten.html", form)
    for_a_new_password(request, form.cleaned_data["email"])
    return render(request, "entering/on_its_way.html", {"email": form.cleaned_data["email"]})


@door
def new_password(request: HttpRequest, token: str) -> HttpResponse:
    """By a link, which is used up when another password is kept, and not by looking. All sign-ins of theirs
    end; the code of their telephone is asked for all the same."""
    user = by_link(request, token, Entrance.Kind.PASSWORD).user
    if user is None:
        raise EntranceClosed
    form = AnotherPassword(request.POST or None)
    form.whose = user
    if request.method != "POST" or not form.is_valid():
        return asked(request, "entering/new_password.html", form, user=user)
    secret = hashed(form.cleaned_data["password"])
    ref, address = f"U-{user.pk}", client_of(request)
    with acting(viewer_of(user), "choose a new password by link", at=now(), ref=ref, address=address):
        entrances.use(token, Entrance.Kind.PASSWORD, now())
        changed = services.change_password(user.pk, secret, now())
        sign_ins.end_all(user.pk)
    return admit(request, changed, "sign in by new password")

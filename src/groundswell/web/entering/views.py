"""Coming in and going out."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.crm.people import person_of
from groundswell.ledger.acting import acting
from groundswell.people import entrances, services
from groundswell.people.errors import EntranceClosed
from groundswell.people.hashing import hashed
from groundswell.people.models import Entrance
from groundswell.web.entering.admitting import admit, all_in, half_in, let_in, wanted
from groundswell.web.entering.doors import asked, door
from groundswell.web.entering.forms import Code, FirstRun, Joining, SignIn
from groundswell.web.entering.knocking import by_code, by_link, by_password
from groundswell.web.gate import viewer
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now


@door
def sign_in(request: HttpRequest) -> HttpResponse:
    """By address and password. It never says which of the two was wrong."""
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = by_password(request, **form.cleaned_data)
        if user is not None:
            return admit(request, user, "sign in", to=wanted(request))
        form.add_error(None, _("There is nobody with this address and password."))
    return asked(request, "entering/sign_in.html", form, provider=settings.PROVIDER, next=wanted(request))


@door
def code(request: HttpRequest) -> HttpResponse:
    """The second factor, of who has shown the first."""
    user = half_in(request)
    if user is None:
        return render(request, "entering/too_late.html", status=410)
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if by_code(request, user, form.cleaned_data["code"]):
            return all_in(request, user)
        form.add_error("code", _("That is not the code of now. Each is taken once."))
    return asked(request, "entering/code.html", form)


def sign_out(request: HttpRequest) -> HttpResponse:
    with acting(viewer(request), "sign out", at=now()):
        logout(request)
    return redirect("sign-in")


@door
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """By a link, once. One that is sent shows a button first; only somebody's click uses it up."""
    entrance = by_link(request, token, Entrance.Kind.SIGN_IN)
    if entrance.user is None:
        raise EntranceClosed
    if request.method == "HEAD" or (entrance.asks and request.method != "POST"):
        return render(request, "entering/press.html", {"user": entrance.user})
    return admit(request, entrance.user, "sign in by link", token=token)


@door
def first_run(request: HttpRequest, token: str) -> HttpResponse:
    """The first administrator; once there is one, the page is gone."""
    by_link(request, token, Entrance.Kind.FIRST_RUN)
    form = FirstRun(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return asked(request, "entering/first_run.html", form)
    cleaned, secret = form.cleaned_data, hashed(form.cleaned_data["password"])
    with acting(None, "found the company", at=now(), address=client_of(request)) as act:
        user = services.found(form.founded(), cleaned["name"], cleaned["email"], now(), password=secret)
        act.ref = f"U-{user.pk}"
        entrances.use(token, Entrance.Kind.FIRST_RUN, now())
    let_in(request, user, "sign in")
    return redirect("today")


@door
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    invited = by_link(request, token, Entrance.Kind.INVITATION)
    form = Joining(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return asked(request, "entering/invitation.html", form, email=invited.email)
    name, secret = form.cleaned_data["name"], hashed(form.cleaned_data["password"])
    person = person_of(invited.email)
    with acting(None, "accept an invitation", at=now(), address=client_of(request)) as act:
        user = services.accept(token, name, now(), password=secret, person=person)
        act.ref = f"U-{user.pk}"
    let_in(request, user, "sign in")
    return redirect("today")

"""Coming in and going out."""

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from groundswell.ledger.acting import acting
from groundswell.people import entrances, services
from groundswell.people.errors import AddressTaken, EntranceClosed, FoundedAlready
from groundswell.people.models import Entrance, User
from groundswell.people.queries import viewer_of
from groundswell.web.entering.forms import FirstRun, Joining, SignIn
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(request: HttpRequest) -> HttpResponse:
    """By address and password. It never says which of the two was wrong."""
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        user = authenticate(request, username=told["email"], password=told["password"])
        if user is not None:
            _let_in(request, user, "sign in")
            return HttpResponseRedirect(_wanted(request))
        form.add_error(None, "There is nobody with this address and password.")
    return _asked(request, "entering/sign_in.html", form)


def sign_out(request: HttpRequest) -> HttpResponse:
    with acting(viewer(request), "sign out", at=now(), address=_address(request)):
        logout(request)
    return redirect("sign-in")


def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """By a link, once."""
    try:
        user = entrances.use(token, Entrance.Kind.SIGN_IN, now()).user
    except EntranceClosed:
        user = None
    if user is None:
        return render(request, "entering/closed.html", status=410)
    _let_in(request, user, "sign in by link")
    return redirect("today")


def first_run(request: HttpRequest, token: str) -> HttpResponse:
    """The first administrator; once there is one, the page is gone."""
    try:
        entrances.look_at(token, Entrance.Kind.FIRST_RUN, now())
    except EntranceClosed:
        return render(request, "entering/closed.html", status=410)
    form = FirstRun(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, "entering/first_run.html", form)
    told = form.cleaned_data
    company = services.Company(
        name=told["company"],
        domains=(told["email"].rpartition("@")[2].lower(),),
        currency=told["currency"].upper(),
        time_zone=told["time_zone"],
        sells_services=told["offering"] == "services",
    )
    try:
        with acting(None, "found the company", at=now(), address=_address(request)):
            user = services.found(company, told["name"], told["email"], now(), password=told["password"])
            entrances.use(token, Entrance.Kind.FIRST_RUN, now())
    except (FoundedAlready, EntranceClosed):
        return render(request, "entering/closed.html", status=410)
    _let_in(request, user, "sign in")
    return redirect("today")


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    try:
        invited = entrances.look_at(token, Entrance.Kind.INVITATION, now())
    except EntranceClosed:
        return render(request, "entering/closed.html", status=410)
    form = Joining(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, "entering/invitation.html", form, email=invited.email)
    told = form.cleaned_data
    try:
        with acting(None, "accept an invitation", at=now(), address=_address(request)):
            user = services.accept(token, told["name"], now(), password=told["password"])
    except (AddressTaken, EntranceClosed):
        return render(request, "entering/closed.html", status=410)
    _let_in(request, user, "sign in")
    return redirect("today")


def _asked(request: HttpRequest, template: str, form: Form, **more: object) -> HttpResponse:
    return render(request, template, {"form": form, **more}, status=422 if form.errors else 200)


def _let_in(request: HttpRequest, user: AbstractBaseUser, how: str) -> None:
    with acting(viewer_of(user), how, at=now(), address=_address(request)):
        login(request, user if isinstance(user, User) else None, backend=_BACKEND)


def _wanted(request: HttpRequest) -> str:
    """Where they wanted to go: on this site alone."""
    wanted = request.GET.get("next", "")
    secure = request.is_secure()
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=secure)
    return wanted if ours and wanted.startswith("/") else "/"


def _address(request: HttpRequest) -> str | None:
    return request.META.get("REMOTE_ADDR") or None

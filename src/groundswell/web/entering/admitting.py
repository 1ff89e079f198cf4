"""Letting somebody in, once it is known who they are."""

from datetime import datetime, timedelta
from typing import TypedDict

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from groundswell.ledger.acting import acting
from groundswell.people import entrances, second_factor
from groundswell.people.models import Entrance, User
from groundswell.people.queries import viewer_of
from groundswell.people.sessions import SessionStore
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_HALF_IN = "half in"
_HALF_IN_LASTS = timedelta(minutes=10)


class _HalfIn(TypedDict):
    user: int
    how: str
    to: str
    at: str


def admit(request: HttpRequest, user: User, how: str, *, to: str = "/", token: str = "") -> HttpResponse:
    """In, or to the page that asks for their code; a token is used up in that act. Raises EntranceClosed."""
    if not second_factor.is_set_up(user):
        let_in(request, user, how, token=token)
        return HttpResponseRedirect(to)
    with acting(viewer_of(user), f"{how}: asked for a code", at=now(), address=client_of(request)):
        _use(token)
        request.session.flush()
        half_in = _HalfIn(user=user.pk, how=f"{how} and code", to=to, at=now().isoformat())
        request.session[_HALF_IN] = half_in
    return redirect("code")


def let_in(request: HttpRequest, user: User, how: str, *, token: str = "") -> None:
    """Under a new id of the sign-in. Raises EntranceClosed."""
    address = client_of(request)
    with acting(viewer_of(user), how, at=now(), address=address):
        _use(token)
        request.session.flush()
        login(request, user, backend=_BACKEND)
        _session(request).begin(now(), address, request.headers.get("User-Agent", ""))
        request.session["how"] = how


def half_in(request: HttpRequest) -> User | None:
    """Who still has to tell their code."""
    half: _HalfIn | None = request.session.get(_HALF_IN)
    if half is None or datetime.fromisoformat(half["at"]) + _HALF_IN_LASTS < now():
        return None
    return User.objects.filter(pk=half["user"], is_active=True).first()


def all_in(request: HttpRequest, user: User) -> HttpResponse:
    """They told it."""
    half: _HalfIn = request.session[_HALF_IN]  # letting them in empties it
    let_in(request, user, half["how"])
    return HttpResponseRedirect(half["to"])


def wanted(request: HttpRequest) -> str:
    """Where they wanted to go: on this site alone."""
    address = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours and address.startswith("/") else "/"


def _session(request: HttpRequest) -> SessionStore:
    """As `SESSION_ENGINE` makes them."""
    session: SessionStore = request.session  # pyright: ignore[reportAssignmentType]
    return session


def _use(token: str) -> None:
    if token:
        entrances.use(token, Entrance.Kind.SIGN_IN, now())

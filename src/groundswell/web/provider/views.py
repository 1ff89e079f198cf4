"""`/sign-in/provider` and back."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from groundswell.crm.people import person_of
from groundswell.field.worded.errors import why
from groundswell.ledger.acting import acting
from groundswell.people import by_provider, limits
from groundswell.people.errors import NotInvited, TooManyTries
from groundswell.people.provider import Provider
from groundswell.people.sessions import BY_PROVIDER
from groundswell.web.entering.admitting import let_in, wanted
from groundswell.web.provider import flow
from groundswell.web.provider.asking import ProviderFailed
from groundswell.web.shell.addresses import absolute, client_of
from groundswell.web.shell.clock import now

_LOG = logging.getLogger(__name__)
_BEGUN = "on the way to the provider"


def go(request: HttpRequest) -> HttpResponse:
    provider: Provider | None = settings.PROVIDER
    if provider is None:
        return _none(request)
    try:
        begun, there = flow.begin(provider, _back(request), wanted(request), now())
    except ProviderFailed as failed:
        return _failed(request, provider, failed)
    request.session[_BEGUN] = begun
    return HttpResponseRedirect(there)


def come_back(request: HttpRequest) -> HttpResponse:
    """Whom the provider vouches for is let in where they were invited, or belong to the company."""
    provider: Provider | None = settings.PROVIDER
    if provider is None:
        return _none(request)
    begun: flow.Begun | None = request.session.pop(_BEGUN, None)  # once
    try:
        taken = limits.take(now(), (limits.LINKS_FROM, client_of(request) or ""))
        _let_in(request, provider, begun)
    except (ProviderFailed, NotInvited) as failed:
        return _failed(request, provider, failed)
    except TooManyTries as many:
        return render(request, "entering/too_many.html", {"why": why(many)}, status=429)
    limits.forgive(taken)
    return HttpResponseRedirect(begun["to"] if begun else "/")


def _let_in(request: HttpRequest, provider: Provider, begun: flow.Begun | None) -> None:
    """In, with all that makes them somebody of ours. Raises ProviderFailed, NotInvited."""
    known = flow.end(
        provider, begun, {name: request.GET[name] for name in request.GET}, _back(request), now()
    )
    with acting(None, "known by the provider", at=now(), address=client_of(request)) as act:
        user = by_provider.who_is(known, now(), joins_as=provider.joins_as, person=person_of(known.email))
        act.ref = f"U-{user.pk}"
        let_in(request, user, BY_PROVIDER)


def _failed(request: HttpRequest, provider: Provider, why: ProviderFailed | NotInvited) -> HttpResponse:
    """What was wrong is for the log; a stranger learns nothing of whom we know."""
    _LOG.warning("%s: %s", BY_PROVIDER, why)
    with acting(None, f"{BY_PROVIDER} refused", at=now(), address=client_of(request)):
        pass
    context = {"name": provider.name, "not_invited": isinstance(why, NotInvited)}
    return render(request, "provider/failed.html", context, status=403)


def _none(request: HttpRequest) -> HttpResponse:
    return render(request, "provider/none.html", status=410)


def _back(request: HttpRequest) -> str:
    return absolute(request, reverse("provider-return"))

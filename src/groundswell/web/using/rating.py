"""`/kit/rate`: it helped, or it did not; and that taken back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.street.used import services
from groundswell.street.used.tables import Did
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import back_of, remember_act
from groundswell.web.using.forms import Rating, TakenBack


def rate(request: HttpRequest) -> HttpResponse:
    form = Rating(request.POST)
    if not form.is_valid():
        return redirect("kit")
    cleaned = form.cleaned_data
    did = Did(cleaned["did"])
    try:
        services.rate(viewer(request), cleaned["card"], did, now(), key=cleaned["key"])
    except ImpossibleCorrection as other:
        remember_act(request, why(other))
        return _back(request)
    said = _("%(card)s helped") if did is Did.HELPED else _("%(card)s did not help")
    _remember(request, said % {"card": cleaned["card"]}, cleaned["key"])
    return _back(request)


def take_back(request: HttpRequest) -> HttpResponse:
    """Of one's own, and given again."""
    form = TakenBack(request.POST)
    if not form.is_valid():
        return redirect("kit")
    key, again = form.cleaned_data["key"], form.cleaned_data["again"]
    card = services.take_back(viewer(request), key, now(), again=again)
    said = _("what you said of %(card)s is taken back")
    if again:
        said = _("what you said of %(card)s counts again")
    _remember(request, said % {"card": card}, key, again="" if again else "yes")
    return _back(request)


def _remember(request: HttpRequest, said: str, key: str, again: str = "") -> None:
    there = back_of(request)
    back = {"back": there} if there else {}
    remember_act(request, said, to=reverse("rating-back"), key=key, again=again, **back)


def _back(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(back_of(request) or reverse("kit"))

"""`/kit/shell`: the kit for when there is no signal, which holds nothing of anybody; and `/kit/uses`: what
was done with it meanwhile."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from groundswell.people.viewer import require_noter
from groundswell.street.used.services import take_from_phone
from groundswell.web.gate import viewer
from groundswell.web.pocket.forms import told_in
from groundswell.web.pocket.naming import LINES
from groundswell.web.shell.clock import now

_NO_CACHE = "no-cache"  # asked for anew each time, as the shell of notes


def shell(request: HttpRequest) -> HttpResponse:
    """The page without anybody, and without a card, in it."""
    answer = render(request, "pocket/shell.html", {"viewer": None, "lines": LINES})
    answer["Cache-Control"] = _NO_CACHE
    return answer


def uses(request: HttpRequest) -> HttpResponse:
    """All that waited on one phone at once: each by its key, taken or refused. What makes no sense is
    refused, too, so that it does not wait for ever."""
    looking = require_noter(viewer(request))
    if request.POST.get("user") != str(looking.user):
        why = _("Somebody else is signed in now; it waits for whoever did it.")
        return JsonResponse({"code": "somebody_else", "why": why}, status=409)
    told, wrong = told_in(request.POST.get("uses", ""))
    if told is None:
        errors = {"uses": [_("That is no list of uses.")]}
        return JsonResponse({"code": "wrong", "errors": errors}, status=422)
    done = take_from_phone(looking, told, now())
    refused = [*wrong, *(key for key, taken in done.items() if not taken)]
    return JsonResponse(
        {
            "taken": [key for key, taken in done.items() if taken],
            "refused": dict.fromkeys(refused, _("There is no such card any more.")),
        }
    )

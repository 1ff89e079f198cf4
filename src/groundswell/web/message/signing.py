"""The evidence of a message, signing it, and who is asked to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.worded.errors import why
from groundswell.message import policy as signing_policy
from groundswell.message.errors import MessageChangedMeanwhile
from groundswell.message.models import Side
from groundswell.message.services import signing
from groundswell.people.viewer import NotForYou
from groundswell.web.concerns.taking_back import may_take_back
from groundswell.web.gate import viewer
from groundswell.web.message.contexts import message_page, people_offered
from groundswell.web.message.evidence import evidence_page
from groundswell.web.message.forms import PolicyForm, SignForm
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember, remember_setting


def evidence(request: HttpRequest, number: int) -> HttpResponse:
    return _evidence(request, number)


def sign(request: HttpRequest, number: int) -> HttpResponse:
    looking, form = viewer(request), SignForm(request.POST)
    message_page(looking, number, now())
    if not form.is_valid():
        return _evidence(request, number, _("Say for whom you sign."), 422)
    side, shown = Side(form.cleaned_data["side"]), form.cleaned_data["evidence"]
    try:
        entry = signing.sign(looking, number, side, shown, now())
    except MessageChangedMeanwhile:
        told = _(
            "The message was changed while you looked at it, and nothing was signed. This is how it stands."
        )
        return _evidence(request, number, told, 409)
    except ImpossibleCorrection as wrong:
        return _evidence(request, number, why(wrong), 422)
    if may_take_back(looking, entry.pk):
        remember(request, entry)
    return redirect(reverse("message", args=[number]) + "#signatures")


def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    looking = viewer(request)
    page = message_page(looking, number, now())
    mine = {str(side.signature) for side in page.sides if side.own}
    given = request.POST.get("signature", "")
    if given not in mine:
        return _evidence(request, number, _("That is no signature of yours."), 422)
    try:
        entry = signing.withdraw(looking, number, int(given), now())
    except NotForYou:  # withdrawn meanwhile, in another window
        return _evidence(request, number, _("That is no signature of yours."), 422)
    if may_take_back(looking, entry.pk):
        remember(request, entry)
    return redirect(reverse("message", args=[number]) + "#signatures")


def policy(request: HttpRequest) -> HttpResponse:
    """`/settings/signing`: who is asked to sign."""
    looking, standing = viewer(request), signing_policy.policy()
    if request.method == "POST":
        form = PolicyForm(people_offered(), request.POST)
        if form.is_valid():
            to = form.policy()
            remember_setting(
                request, lambda: signing_policy.change_policy(looking, to, now()), back=reverse("signing")
            )
            return redirect("signing")
        return render(request, "message/policy.html", {"form": form}, status=422)
    asked = {side.value: side in standing.asked for side in Side}
    form = PolicyForm(people_offered(), initial={**asked, "legal_user": standing.legal_user})
    return render(request, "message/policy.html", {"form": form})


def _evidence(request: HttpRequest, number: int, wrong: str = "", status: int = 200) -> HttpResponse:
    page, shown = evidence_page(viewer(request), number, now(), note=request.method != "HEAD")
    context = {"page": page, "shown": shown, "wrong": wrong}
    return render(request, "message/evidence.html", context, status=status)

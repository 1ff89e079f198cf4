"""`/me`: one's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.ledger.acting import acting
from groundswell.people import absences, devices, mail_off
from groundswell.people.queries import absence_of
from groundswell.web.gate import viewer
from groundswell.web.me.contexts import OFFERED, mails, mine
from groundswell.web.me.forms import Away
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import remember_act


def me(request: HttpRequest) -> HttpResponse:
    return _me(request, None, 200)


def away(request: HttpRequest) -> HttpResponse:
    """Name who answers meanwhile, or be back."""
    looking = viewer(request)
    if "back" in request.POST:
        absent = absence_of(looking)
        with acting(looking, "be back", at=now(), ref=f"U-{looking.user}"):
            absences.be_back(looking)
        was = {"until": str(absent.until), "deputy": str(absent.deputy.pk)} if absent else {}
        remember_act(request, _("you are back"), to=reverse("me-away") if was else "", **was)
        return redirect("me")
    form = Away(looking, request.POST)
    if not form.is_valid():
        return _me(request, form, 422)
    with acting(looking, "be away", at=now(), ref=f"U-{looking.user}"):
        absences.be_away(looking, form.cleaned_data["until"], form.cleaned_data["deputy"])
    remember_act(request, _("somebody answers in your place"), to=reverse("me-away"), back="1")
    return redirect("me")


def mail(request: HttpRequest) -> HttpResponse:
    """Which kinds of mail the reader wants: those that are not named are off from now on."""
    looking, wanted = viewer(request), set(request.POST.getlist("kind"))
    before = [kind.value for kind in mails(looking) if kind.on]
    with acting(looking, "choose mail", at=now(), ref=f"U-{looking.user}"):
        for kind in OFFERED:
            switch = mail_off.switch_on if kind.value in wanted else mail_off.switch_off
            switch(looking.user, kind.value)
    remember_act(request, _("your mail is as you chose"), to=reverse("me-mail"), kind=before)
    return redirect("me")


def _me(request: HttpRequest, form: Away | None, status: int) -> HttpResponse:
    looking = viewer(request)
    absent = absence_of(looking)
    initial = {"until": absent.until, "deputy": absent.deputy.pk} if absent else {}
    context = {
        "mine": mine(looking, now()),
        "away": absent,
        "away_form": form or Away(looking, initial=initial),
        "mails": mails(looking),
    }
    return render(request, "me/me.html", context, status=status)


def end_device(request: HttpRequest, device: int) -> HttpResponse:
    """It may write notes no more, from this moment on."""
    looking = viewer(request)
    with acting(looking, "end a device", at=now(), ref=f"device {device}"):
        devices.end_device(looking, device, now())
    remember_act(request, _("the device writes no more notes"))
    return redirect("me")

"""`/me`: one's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from groundswell.ledger.acting import acting
from groundswell.people import devices
from groundswell.web.gate import viewer
from groundswell.web.me.contexts import mine
from groundswell.web.shell.clock import now


def me(request: HttpRequest) -> HttpResponse:
    return render(request, "me/me.html", {"mine": mine(viewer(request), now())})


def end_device(request: HttpRequest, device: int) -> HttpResponse:
    """It may write notes no more, from this moment on."""
    looking = viewer(request)
    with acting(looking, "end a device", at=now(), ref=f"device {device}"):
        devices.end_device(looking, device, now())
    return redirect("me")

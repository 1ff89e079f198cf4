"""`/note/device`: let this phone stay signed in for notes, or no longer."""

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from groundswell.ledger.acting import acting
from groundswell.people.devices import LASTS, end_this_device, sign_in_device, viewer_by
from groundswell.people.viewer import Viewer, require_noter
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now

# What a browser calls itself holds one of these; the first that is found counts.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "a Mac"),
    ("Linux", "Linux"),
)


def this_device(request: HttpRequest) -> HttpResponse:
    """`act=end` ends it; anything else signs it in, in place of what it held before."""
    looking = require_noter(viewer(request))
    ends = request.POST.get("act") == "end"
    answer = redirect("note")
    with acting(looking, "end a device" if ends else "sign in a device", at=now(), ref=f"U-{looking.user}"):
        end_this_device(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), now())
        if ends:
            answer.delete_cookie(settings.DEVICE_COOKIE_NAME)
        elif not looking.device:
            _remember(answer, sign_in_device(looking, named(request.headers.get("User-Agent", "")), now()))
    return answer


def stays(request: HttpRequest, looking: Viewer) -> bool:
    """Whether this device stays signed in, as whoever looks."""
    held = viewer_by(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), now())
    return held is not None and held.user == looking.user


def named(agent: str) -> str:
    """What people call a device, from what its browser calls itself."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "A browser")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{browser} on {system}" if system else browser


def _remember(answer: HttpResponse, token: str) -> None:
    answer.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        max_age=int(LASTS.total_seconds()),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


@receiver(user_logged_out)
def _signed_out(request: HttpRequest | None, **_: object) -> None:
    """Who signs out is out: the device with them."""
    if request is not None:
        end_this_device(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), now())

"""What is answered where no page could be: in the frame of the house, and without asking the store, which may
be what failed."""

import errno
import sys
from dataclasses import dataclass

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.field.errors import no_room_left


def not_understood() -> HttpResponse:
    return failed(400, _("That could not be read"), _("Go back, and try it once more."))


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's form
    return failed(403, _("That was not done"), _("Go back, load the page anew, and try it once more."))


def from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's form
    """A form without the token of its page: it came from another site, or the page is old."""
    return failed(
        403,
        _("That was not done"),
        _(
            "The page was open for long, or you signed in anew meanwhile, or cookies are off. "
            "Go back, load it anew, and send it once more: your browser kept what you typed."
        ),
    )


def broken(request: HttpRequest) -> HttpResponse:
    failure = sys.exc_info()[1]
    if isinstance(failure, OperationalError):  # outside of a page, as where a session is kept
        return store_away(request, failure)
    return failed(
        500,
        _("Something broke here"),
        _(
            "It was written down for who looks after this installation. Nothing was half done. "
            "Go back to what you typed, and try again in a while."
        ),
    )


def store_away(request: HttpRequest, failure: Exception) -> HttpResponse:
    """The disk is full, somebody writes for very long, or the server of the database is away. What was typed
    stands on the page, to be sent again as it is."""
    full = no_room_left(failure) or getattr(failure, "errno", 0) == errno.ENOSPC
    status, what_now = (507, _FULL) if full else (503, _BUSY)
    sent = request.method == "POST"
    title = _("What you sent could not be kept") if sent else _("This page could not be read")
    answer = failed(status, title, str(what_now), typed=_typed(request) if sent else None)
    answer["Retry-After"] = "10"
    return answer


_FULL = gettext_lazy(
    "The disk of this installation is full. Nothing was half done. Tell who looks after it, and try again"
    " once there is room."
)
_BUSY = gettext_lazy(
    "The store is busy or away: somebody writes to it for long, or it cannot be reached. Nothing was half"
    " done. Try again in a moment."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent."""

    address: str
    token: str
    fields: tuple[tuple[str, str], ...]


def _typed(request: HttpRequest) -> Typed | None:
    """None where it held what nobody should read over a shoulder."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    if any("password" in name or "code" in name for name, _value in sent):
        return None
    fields = tuple(pair for pair in sent if pair[0] != "csrfmiddlewaretoken")
    return Typed(request.get_full_path(), get_token(request), fields)


def failed(status: int, title: str, what_now: str, typed: Typed | None = None) -> HttpResponse:
    context = {"heading": title, "what_now": what_now, "typed": typed}
    return HttpResponse(get_template("shell/failed.html").render(context), status=status)

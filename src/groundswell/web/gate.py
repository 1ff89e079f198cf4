"""The gate before all pages: who looks, and whether the page is there for them."""

import errno
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from groundswell.field.bringing.errors import NoSuchDelivery
from groundswell.field.errors import NoSuchConcern, NoSuchConversation, NoSuchNote, NoSuchVerbatim
from groundswell.ledger.failures import in_one_line
from groundswell.people import sign_ins
from groundswell.people.devices import viewer_by
from groundswell.people.models import SignIn
from groundswell.people.queries import must_set_up_a_code, viewer_of
from groundswell.people.sessions import BY_PROVIDER
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.product.errors import NoSuchChange
from groundswell.web import bearers, rights
from groundswell.web.bearers import NoBearer, bearer
from groundswell.web.shell import failing
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now
from groundswell.web.shell.looking import not_there, viewer, viewer_or_nobody
from groundswell.web.shell.wall import on_the_wall
from groundswell.web.uploads import (
    MOST_OF_DRAFT,
    MOST_OF_TIMELINE,
    MOST_SENT,
    MOST_SENT_OF_DRAFT,
    write_to_disk,
)

__all__ = ["Gate", "not_there", "nothing_there", "viewer", "viewer_or_nobody"]
_LOG = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]
_MOST_SENT = 2_000_000  # bytes
_DRAFT = (MOST_SENT_OF_DRAFT, MOST_OF_DRAFT)
# By route the most bytes of one request, and of one file in it; None: as large as what is brought in may be.
_TAKE_FILES: Mapping[str, tuple[int, int | None]] = {
    **dict.fromkeys(("imports", "import-files"), (MOST_SENT, None)),
    **dict.fromkeys(("drafts", "draft", "space-drafts", "space-draft", "targets-bring"), _DRAFT),
    "past-launches": (2 * MOST_OF_TIMELINE, MOST_OF_TIMELINE),
}
# What is open to an administrator who has yet to set up the code that the company asks for.
_WITHOUT_A_CODE = frozenset(
    {"my-code", "sign-out", "sign-in", "code", "come-in", "forgotten", "new-password", "health"}
)
_NOT_THERE = (
    NotForYou,
    NoSuchChange,
    NoSuchConcern,
    NoSuchConversation,
    NoSuchDelivery,
    NoSuchNote,
    NoSuchVerbatim,
)


class Gate:
    """Nothing gets past it that the table of rights does not allow. To nobody every closed door looks alike,
    and to who is signed in what is denied looks like what is not there."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            viewer = _who_calls(request)
        except NoBearer as why:
            return bearers.refused(why)
        setattr(request, "viewer", viewer)  # noqa: B010 - Django's request has no such attribute
        with on_the_wall(viewer):
            return _private(self._judged(request, viewer))

    def _judged(self, request: HttpRequest, viewer: Viewer | None) -> HttpResponse:
        route = "" if _bears_nul(request) else _route(request.path_info)
        may = rights.allows(route, request.method or "", viewer)
        files = _TAKE_FILES.get(route) if may else None
        if int(request.headers.get("Content-Length") or 0) > (files[0] if files else _MOST_SENT):
            return HttpResponse(_("That is more than any form here takes."), status=413)
        if not may:
            return _not_there(request) if viewer else _to_sign_in(request)
        if viewer and route not in _WITHOUT_A_CODE and _lacks_a_code(request, viewer):
            return redirect("my-code")
        if files:
            # Before anybody looks into the form, as the check against forged ones does.
            write_to_disk(request, files[1])
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: Answer, *_args: object) -> HttpResponse | None:
        """What a form brings is looked at once it has passed the check against forged ones."""
        is_a_form = request.method == "POST" and not getattr(view, "csrf_exempt", False)
        if not is_a_form or bearers.is_told(request):
            return None
        return not_understood(request) if _any_nul(_told(request.POST)) else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        if full or isinstance(error, OperationalError):
            # Without its message, which may quote what was to be written.
            _LOG.error("%s: the store could not be used (%s)", request.method, in_one_line(error))
            return failing.store_away(request, error)
        return _not_there(request) if isinstance(error, _NOT_THERE) else None


def _not_there(request: HttpRequest) -> HttpResponse:
    """In words to people, and to programs as theirs."""
    return bearers.not_there() if bearers.is_told(request) else not_there(request)


def _who_looks(request: HttpRequest) -> Viewer | None:
    """As they stand in the store now; nobody where the sign-in is over, which ends it."""
    looking = viewer_of(request.user)
    sign_in: SignIn | None = getattr(request.session, "row", None)
    if looking is None or sign_in is None:
        return looking
    if sign_ins.is_over(sign_in, looking.role, now()):
        request.session.flush()
        return None
    sign_ins.note_that_seen(sign_in, now())
    return replace(looking, address=client_of(request))


def _who_calls(request: HttpRequest) -> Viewer | None:
    """Raises NoBearer."""
    if bearers.is_told(request):
        return bearer(request, now())
    return _who_looks(request) or _by_device(request)


def _lacks_a_code(request: HttpRequest, viewer: Viewer) -> bool:
    """Whom the company's identity provider let in showed what that asks for."""
    return viewer.scopes is None and request.session.get("how") != BY_PROVIDER and must_set_up_a_code(viewer)


def _by_device(request: HttpRequest) -> Viewer | None:
    """A device counts where the table names it; everywhere else it is nobody."""
    token = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    if not token or not rights.may(_route(request.path_info), request.method or "", rights.DEVICE):
        return None
    looking = viewer_by(token, now())
    return replace(looking, address=client_of(request)) if looking else None


def _private(answer: HttpResponse) -> HttpResponse:
    """No copy of it is kept, by a browser or on the way, and no address is told to whom a link leads: it may
    hold what lets somebody in. (Without any referrer a browser tells no origin of a form, either.)"""
    answer.setdefault("Cache-Control", "private, no-store")
    answer.setdefault("Referrer-Policy", "strict-origin")
    return answer


def nothing_there(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Django's own answer to an address that there is not."""
    return _not_there(request)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Django's own answer to what it cannot read."""
    return bearers.not_understood() if bearers.is_told(request) else failing.not_understood()


def _bears_nul(request: HttpRequest) -> bool:
    """No word in the store holds a NUL, and PostgreSQL refuses to look for one."""
    return _any_nul((request.path_info, *_told(request.GET)))


def _told(sent: QueryDict) -> Iterable[str]:
    return (text for name, values in sent.lists() for text in (name, *values))


def _any_nul(texts: Iterable[str]) -> bool:
    return any("\0" in text for text in texts)


def _route(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Back to where they wanted, once they are in; never to another site, and no act is repeated."""
    after = {"next": request.get_full_path()} if request.method in ("GET", "HEAD") else {}
    to = reverse("sign-in") + (f"?{urlencode(after)}" if after and request.path_info != "/" else "")
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": to})
    return HttpResponse(status=302, headers={"Location": to})

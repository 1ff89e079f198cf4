"""The gate before all pages: who looks, and whether the page is there for them."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse

from groundswell.field.errors import NoSuchConcern, NoSuchConversation, NoSuchVerbatim
from groundswell.people.queries import viewer_of
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.web import rights

Answer = Callable[[HttpRequest], HttpResponse]
_MOST_SENT = 2_000_000  # bytes; no page takes files yet
_NOT_THERE = (NotForYou, NoSuchConcern, NoSuchConversation, NoSuchVerbatim)


class Gate:
    """Nothing gets past it that the table of rights does not allow. To nobody every closed door looks alike,
    and to who is signed in what is denied looks like what is not there."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewer = viewer_of(request.user)
        setattr(request, "viewer", viewer)  # noqa: B010 - Django's request has no such attribute
        if int(request.headers.get("Content-Length") or 0) > _MOST_SENT:
            return HttpResponse("That is more than any form here takes.", status=413)
        return _private(self._judged(request, viewer))

    def _judged(self, request: HttpRequest, viewer: Viewer | None) -> HttpResponse:
        route = "" if _bears_nul(request) else _route(request.path_info)
        if rights.may(route, request.method or "", rights.caller(viewer)):
            return self._answer(request)
        return not_there(request) if viewer else _to_sign_in(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return not_there(request) if isinstance(error, _NOT_THERE) else None


def viewer(request: HttpRequest) -> Viewer:
    """Who looks at a page that is for people who are signed in. Raises NotForYou for nobody."""
    looking = viewer_or_nobody(request)
    if looking is None:
        raise NotForYou
    return looking


def viewer_or_nobody(request: HttpRequest) -> Viewer | None:
    looking: Viewer | None = getattr(request, "viewer", None)
    return looking


def not_there(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/not_there.html", status=404)


def _private(answer: HttpResponse) -> HttpResponse:
    """No copy of it is kept, by a browser or on the way, and no address is told to whom a link leads: it may
    hold what lets somebody in. (Without any referrer a browser tells no origin of a form, either.)"""
    answer.setdefault("Cache-Control", "private, no-store")
    answer.setdefault("Referrer-Policy", "strict-origin")
    return answer


def nothing_there(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Django's own answer to an address that there is not."""
    return not_there(request)


def _bears_nul(request: HttpRequest) -> bool:
    """No word in the store holds a NUL, and PostgreSQL refuses to look for one."""
    asked = (value for values in request.GET.lists() for value in values[1])
    return any("\0" in told for told in (request.path_info, *asked))


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

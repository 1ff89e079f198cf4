"""Programs that call by a token: who they are, and how they are answered."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from groundswell.people import limits, tokens
from groundswell.people.errors import TooManyTries
from groundswell.people.queries import viewer_of
from groundswell.people.viewer import Viewer
from groundswell.web.shell.addresses import client_of


class NoBearer(Exception):
    """The token lets nobody in; it says how that is answered."""

    def __init__(self, status: int, error: str) -> None:
        self.status, self.error = status, error


def is_told(request: HttpRequest) -> bool:
    """Another kind of authorization is for a proxy that stands before us."""
    return request.headers.get("Authorization", "").lower().startswith("bearer ")


def bearer(request: HttpRequest, at: datetime) -> Viewer:
    """In whose name, and for what. Raises NoBearer."""
    # Which of two counts would be for whoever sends them to choose.
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        raise NoBearer(400, "token_and_cookie")
    token = tokens.of_bearer(request.headers["Authorization"].partition(" ")[2].strip(), at)
    viewer = viewer_of(token.user) if token else None
    if token is None or viewer is None:
        raise _refused_try(request, at)
    return replace(viewer, address=client_of(request), scopes=frozenset(token.scopes))


def _refused_try(request: HttpRequest, at: datetime) -> NoBearer:
    try:
        limits.take(at, (limits.TOKENS_FROM, client_of(request) or ""))
    except TooManyTries:
        return NoBearer(429, "too_many_tries")
    return NoBearer(401, "token_not_valid")


def refused(why: NoBearer) -> JsonResponse:
    answer = JsonResponse({"error": why.error}, status=why.status)
    if why.status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def not_understood() -> JsonResponse:
    return JsonResponse({"error": "not_understood"}, status=400)


def not_there() -> JsonResponse:
    return JsonResponse({"error": "not_there"}, status=404)

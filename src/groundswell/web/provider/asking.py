"""What is asked of the provider's own addresses: over TLS, following nowhere, not for long, and not much."""

import json
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from groundswell.speech import GroundswellError

_PATIENCE = 10.0  # seconds
_MOST = 1_000_000  # bytes


class ProviderFailed(GroundswellError):
    """What it was is for the log; who signs in is told that it did not work."""

    code = "provider_failed"

    def __init__(self, why: str) -> None:
        super().__init__(why)


class _Nowhere(HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_OPENER = build_opener(_Nowhere)


def get(address: str) -> dict[str, Any]:
    """Raises ProviderFailed."""
    return _asked(Request(_sound(address), headers={"Accept": "application/json"}))  # noqa: S310 - see _sound


def post(address: str, fields: dict[str, str], headers: dict[str, str]) -> dict[str, Any]:
    """Raises ProviderFailed."""
    sent = urlencode(fields).encode()
    headers = {**headers, "Accept": "application/json"}
    return _asked(Request(_sound(address), data=sent, headers=headers))  # noqa: S310 - see _sound


def _sound(address: str) -> str:
    """Over TLS, or on this machine."""
    asked = urlsplit(address)
    if asked.scheme != "https" and (asked.scheme, asked.hostname) != ("http", "127.0.0.1"):
        raise ProviderFailed(f"{asked.scheme}://{asked.hostname} is not reached over TLS.")
    return address


def _asked(request: Request) -> dict[str, Any]:
    try:
        with _OPENER.open(request, timeout=_PATIENCE) as answer:
            answered = json.loads(answer.read(_MOST))
    except (URLError, HTTPException, TimeoutError, OSError, ValueError) as error:
        raise ProviderFailed(f"{urlsplit(request.full_url).path}: {error}") from error
    if not isinstance(answered, dict):
        raise ProviderFailed(f"{urlsplit(request.full_url).path} answered no object.")
    return answered

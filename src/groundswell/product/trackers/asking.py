"""Asking a tracker over HTTP: only those that whoever runs the application allows, not for long, not much.

Whoever may set a tracker could otherwise have this machine ask any other that it reaches, and read the
answer: the hosts are named in the environment, and a redirect leads to no other.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from groundswell.product.trackers.within import OverPlain, OverTls
from groundswell.speech import GroundswellError

_PATIENCE = 10.0  # seconds until the next piece of an answer
_MOST = 8_000_000  # bytes of an answer
_REDIRECTS = 3
_LONGEST_REST = timedelta(hours=2)
_USUAL_HOST = "api.github.com"
_DEFAULT_REST = timedelta(minutes=1)


class NotAnswered(GroundswellError):
    """It gave no answer that can be used: it is tried again, not before `rests`."""

    code = "tracker_not_answered"

    def __init__(self, why: str, *, status: int = 0, rests: datetime | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.rests = rests


class TokenRefused(NotAnswered):
    """The token is wrong, over or revoked: a person has to give another one."""

    code = "tracker_token_refused"


class NoSuchTicket(NotAnswered):
    """It is not there, or not for this token."""

    code = "no_such_ticket"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    status: int
    body: Any  # as JSON; None where it says that nothing is new
    headers: Message
    said: str  # in a line, for who tries


class _Nowhere(HTTPRedirectHandler):
    """It is not even looked at where it leads, which may be no address at all."""

    def http_error_302(self, *_: Any, **__: Any) -> None:
        return None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


_OPENER = build_opener(_Nowhere, OverPlain, OverTls)


def parts_of(address: str) -> SplitResult:
    """Empty ones of what is no address at all, such as http://[."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def plain(told: object) -> str:
    """As text that can be kept: halves of characters, which JSON can tell, and NUL cannot."""
    return str(told).encode(errors="ignore").decode().replace("\0", "")


def allowed(base: str) -> bool:
    """Whether a tracker there may be asked: over TLS or on this machine, at a host that is named."""
    parts = parts_of(base)
    named = {_USUAL_HOST, *filter(None, os.environ.get("GROUNDSWELL_TRACKERS", "").split(","))}
    on_this_machine = (parts.scheme, parts.hostname) == ("http", "127.0.0.1")
    is_plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return is_plain and (parts.scheme == "https" or on_this_machine) and parts.netloc in named


def ask(
    base: str,
    path: str,
    token: str,
    at: datetime,
    *,
    version: str = "",
    sent: Mapping[str, object] | None = None,
) -> Answer:
    """GET, or with `sent` POST, below `base`, or at an address there that an earlier answer told. `version`
    is the mark of an earlier answer. Raises NotAnswered and its kinds."""
    if not allowed(base):
        raise NotAnswered(f"{parts_of(base).netloc or base} may not be asked: see GROUNDSWELL_TRACKERS.")
    address = path if "://" in path else f"{base.rstrip('/')}{path}"
    for _ in range(_REDIRECTS + 1):
        answer, further = _once(_within(base, address), token, at, version, sent)
        if answer is not None:
            return answer
        address = _joined(address, further)
    raise NotAnswered(f"{urlsplit(base).netloc} sends from one address to the next without end.")


def _joined(address: str, further: str) -> str:
    try:
        return urljoin(address, further)
    except ValueError:  # no address at all
        return ""


def _within(base: str, address: str) -> str:
    """Raises NotAnswered for an address elsewhere: the token goes nowhere else."""
    if parts_of(address)[:2] != parts_of(base)[:2]:
        raise NotAnswered(f"{urlsplit(base).netloc} leads to another host, which is not asked.")
    return address


def _once(
    address: str, token: str, at: datetime, version: str, sent: Mapping[str, object] | None
) -> tuple[Answer | None, str]:
    headers = {"Accept": "application/vnd.github+json", "User-Agent": "groundswell"}
    headers |= {"X-GitHub-Api-Version": "2022-11-28"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if version:
        headers["If-None-Match"] = version
    data = None if sent is None else json.dumps(sent).encode()
    request = Request(address, data=data, headers=headers)  # noqa: S310 - see `allowed`
    try:
        with _OPENER.open(request, timeout=_PATIENCE) as answer:
            return _read(answer.status, answer.reason, answer.headers, answer.read(_MOST + 1)), ""
    except HTTPError as refused:
        with refused:
            further = refused.headers.get("Location", "")
            if refused.code in (301, 307, 308) and further:
                return None, further
            if refused.code == 304:
                return Answer(status=304, body=None, headers=refused.headers, said="304"), ""
            raise _refusal(refused, at) from refused
    except (OSError, HTTPException, ValueError) as broken:
        cause = getattr(broken, "reason", broken)
        raise NotAnswered(f"{urlsplit(address).netloc} {_what_is_wrong(cause)}.") from broken


def _what_is_wrong(cause: object) -> str:
    """Without the text of the error where it may hold what was sent."""
    if isinstance(cause, TimeoutError):
        return "does not answer in time, or its answer does not end"
    if isinstance(cause, OSError):  # first, as some are of the others too
        return f"cannot be reached: {cause.strerror or type(cause).__name__}"
    if isinstance(cause, HTTPException):
        return f"answers with something that is no HTTP ({type(cause).__name__})"
    if isinstance(cause, ValueError):
        return "answers with something that is no JSON"
    return f"cannot be reached: {cause}"


def _read(status: int, reason: str, headers: Message, body: bytes) -> Answer:
    if len(body) > _MOST:
        raise NotAnswered(f"It answers with more than {_MOST // 1_000_000} MB, which is not read.")
    try:
        told = json.loads(body or b"null")
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return Answer(status=status, body=told, headers=headers, said=f"{status} {reason}")


def _refusal(refused: HTTPError, at: datetime) -> NotAnswered:
    said = plain(f"{refused.code} {refused.reason}{_message(refused)}")
    rests = _rests(refused.code, refused.headers, at)
    if rests is not None:
        return NotAnswered(f"It asks us to wait: {said}", status=refused.code, rests=rests)
    if refused.code == 401:
        return TokenRefused(f"The token is not valid, or over: {said}", status=401)
    if refused.code in (403, 404, 410):
        return NoSuchTicket(f"It is not there, or not for this token: {said}", status=refused.code)
    return NotAnswered(said, status=refused.code)


def _message(refused: HTTPError) -> str:
    """What it says itself, in a line."""
    try:
        told = json.loads(refused.read(100_000))["message"]
    except (OSError, HTTPException, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return f": {' '.join(told.split())[:200]}" if isinstance(told, str) else ""


def _rests(status: int, headers: Message, at: datetime) -> datetime | None:
    """Until when it wants to be left alone; None where it refuses for another reason."""
    after, left = headers.get("Retry-After", ""), headers.get("x-ratelimit-remaining", "")
    if status not in (403, 429, 503) or not (after or left == "0" or status == 429):
        return None
    until = at + _DEFAULT_REST
    if after.isdecimal():
        until = at + min(timedelta(seconds=int(after[:9])), _LONGEST_REST)
    elif (reset := headers.get("x-ratelimit-reset", "")).isdecimal():
        until = datetime.fromtimestamp(min(int(reset[:11]), (at + _LONGEST_REST).timestamp()), UTC)
    return max(until, at + timedelta(seconds=1))

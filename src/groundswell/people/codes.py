"""Codes that a telephone counts out: RFC 6238, six digits, each for half a minute."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

_BYTES = 20  # as many as SHA-1 gives, which is what telephones count with
_SECONDS = 30
_DIGITS = 6
_LATE_OR_EARLY = 1  # steps that a clock may be off


def new_secret() -> str:
    """In the letters that people can type."""
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode()


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The step whose code this is, of those around now; None for another code."""
    now = int(at.timestamp()) // _SECONDS
    steps = range(now - _LATE_OR_EARLY, now + _LATE_OR_EARLY + 1)
    typed = code.encode()
    return next((step for step in steps if hmac.compare_digest(code_at(secret, step).encode(), typed)), None)


def code_at(secret: str, step: int) -> str:
    """The digits that a telephone shows in this step (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    begin = digest[-1] & 0x0F
    number = int.from_bytes(digest[begin : begin + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**_DIGITS:0{_DIGITS}}"


def address(secret: str, company: str, email: str) -> str:
    """What stands in the picture that a telephone reads."""
    label = quote(f"{company}:{email}", safe="")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': company}, quote_via=quote)}"

"""Whether a webhook is what it says: by GitHub's signature, and by that of the Standard Webhooks.

Both are one HMAC over the raw bytes, and so done by hand: a library would be longer to read than this.
"""

import base64
import binascii
import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

_TOLERANCE = timedelta(minutes=5)
_PREFIX = "whsec_"


def new_secret() -> str:
    """As the Standard Webhooks tell theirs; GitHub takes any text."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def by_github(body: bytes, headers: Mapping[str, str], secret: str) -> str:
    """The id of the delivery; empty where it is not signed by this secret."""
    told = headers.get("X-Hub-Signature-256", "")
    right = f"sha256={hmac.new(secret.encode(), body, 'sha256').hexdigest()}"
    return headers.get("X-GitHub-Delivery", "") if secret and _same(told, right) else ""


def by_standard(body: bytes, headers: Mapping[str, str], secret: str, at: datetime) -> str:
    """The id of the message; empty where none of its signatures is by this secret, or it is old."""
    number, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    key = _key(secret)
    if not number or key is None or not _is_fresh(moment, at):
        return ""
    signed = b".".join((number.encode(), moment.encode(), body))
    right = f"v1,{base64.b64encode(hmac.digest(key, signed, 'sha256')).decode()}"
    told = headers.get("webhook-signature", "").split(" ")[:10]
    return number if any(_same(one, right) for one in told) else ""


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _key(secret: str) -> bytes | None:
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True) or None
    except binascii.Error:
        return None


def _is_fresh(moment: str, at: datetime) -> bool:
    if not (moment.isascii() and moment.isdecimal() and len(moment) <= 12):
        return False
    return abs(at.timestamp() - int(moment)) <= _TOLERANCE.total_seconds()

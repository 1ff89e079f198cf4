"""There and back: where people are sent, and what is asked once they return."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, TypedDict
from urllib.parse import quote, urlencode

from groundswell.people.by_provider import Known
from groundswell.people.provider import Provider
from groundswell.web.provider import asking
from groundswell.web.provider.asking import ProviderFailed
from groundswell.web.provider.claims import known_by

_LASTS = timedelta(minutes=10)
_SCOPES = "openid email profile"


class Begun(TypedDict):
    """What only this browser's session knows of the way there."""

    state: str
    nonce: str
    verifier: str
    at: str
    to: str  # where they wanted to go


def begin(provider: Provider, back: str, to: str, at: datetime) -> tuple[Begun, str]:
    """What to keep, and the address to send them to. Raises ProviderFailed."""
    begun = Begun(
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        at=at.isoformat(),
        to=to,
    )
    challenge = base64.urlsafe_b64encode(hashlib.sha256(begun["verifier"].encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": _SCOPES,
        "state": begun["state"],
        "nonce": begun["nonce"],
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    there = str(_described(provider).get("authorization_endpoint", ""))
    return begun, f"{there}{'&' if '?' in there else '?'}{urlencode(asked)}"


def end(provider: Provider, begun: Begun | None, returned: dict[str, str], back: str, at: datetime) -> Known:
    """Whom the provider vouches for. Raises ProviderFailed."""
    if begun is None or datetime.fromisoformat(begun["at"]) + _LASTS < at:
        raise ProviderFailed("Nobody is on the way back here.")
    if not hmac.compare_digest(begun["state"].encode(), returned.get("state", "").encode()):
        raise ProviderFailed("They return from a way that they did not go.")
    if returned.get("iss", provider.issuer) != provider.issuer:
        raise ProviderFailed("They return from another provider.")
    if "code" not in returned:
        raise ProviderFailed(f"It sent them back: {returned.get('error', 'it does not say why')[:200]}")
    described = _described(provider)
    fields = {
        "grant_type": "authorization_code",
        "code": returned["code"],
        "redirect_uri": back,
        "code_verifier": begun["verifier"],
    }
    answer = asking.post(str(described.get("token_endpoint", "")), fields, _credentials(provider))
    keys = asking.get(str(described.get("jwks_uri", "")))
    return known_by(answer.get("id_token"), keys, provider, begun["nonce"])


def _described(provider: Provider) -> dict[str, Any]:
    """Where its addresses are, asked each time: people sign in seldom, and keys change without a word."""
    described = asking.get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if described.get("issuer") != provider.issuer:
        raise ProviderFailed("It describes another issuer.")
    return described


def _credentials(provider: Provider) -> dict[str, str]:
    """Each part encoded as forms are, as the standard has it."""
    client_and_secret = f"{quote(provider.client, safe='')}:{quote(provider.secret, safe='')}"
    return {"Authorization": f"Basic {base64.b64encode(client_and_secret.encode()).decode()}"}

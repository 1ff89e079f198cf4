"""What an ID token says, once it is certain that the provider said it, to us, now, and for this sign-in."""

import hmac
from typing import Any

import jwt

from groundswell.people.by_provider import Known
from groundswell.people.provider import Provider
from groundswell.web.provider.asking import ProviderFailed

# By a key that only the provider has: never by one that we have, too, and never by none.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
_LEEWAY = 60  # seconds that two clocks may differ by


def known_by(token: object, keys: dict[str, Any], provider: Provider, nonce: str) -> Known:
    """Whom it vouches for. Raises ProviderFailed."""
    claims = _verified(token, keys, provider)
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise ProviderFailed("The token was made for another sign-in.")
    audience = claims["aud"]
    is_ours_alone = audience in (provider.client, [provider.client])
    if claims.get("azp", provider.client) != provider.client or not (is_ours_alone or "azp" in claims):
        raise ProviderFailed("The token was made for somebody else.")
    email = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(email, str) or "@" not in email:
        raise ProviderFailed("It does not vouch for an address.")
    name = claims.get("name")
    return Known(
        issuer=provider.issuer,
        subject=str(claims["sub"]),
        email=email,
        name=name[:200] if isinstance(name, str) else "",
    )


def _verified(token: object, keys: dict[str, Any], provider: Provider) -> dict[str, Any]:
    if not isinstance(token, str):
        raise ProviderFailed("It told no ID token.")
    try:
        head = jwt.get_unverified_header(token)
        if head.get("alg") not in _ALGORITHMS:
            raise ProviderFailed(f"A token by {head.get('alg')} proves nothing.")
        return jwt.decode(
            token,
            _key(head, keys),
            algorithms=[head["alg"]],
            issuer=provider.issuer,
            audience=provider.client,
            leeway=_LEEWAY,
            options={"require": _NEEDED},
        )
    except jwt.PyJWTError as error:
        raise ProviderFailed(f"The ID token: {error}") from error


def _key(head: dict[str, Any], keys: dict[str, Any]) -> jwt.PyJWK:
    """The one that the token names; where it names none, and there is one, that one."""
    known = [key for key in keys.get("keys", ()) if isinstance(key, dict) and key.get("kty") in _KINDS]
    named = [key for key in known if key.get("kid") == head.get("kid")] if "kid" in head else known
    if len(named) != 1:
        raise ProviderFailed("The provider shows no key for this token.")
    return jwt.PyJWK(named[0], algorithm=head["alg"])


_KINDS = ("RSA", "EC", "OKP")  # never a secret that is shared

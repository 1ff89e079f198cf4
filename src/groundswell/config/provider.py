"""The company's identity provider, as the environment tells it."""

import os

from django.core.exceptions import ImproperlyConfigured

from groundswell.people.provider import Provider
from groundswell.people.roles import Role

_ISSUER, _CLIENT = "GROUNDSWELL_OIDC_ISSUER", "GROUNDSWELL_OIDC_CLIENT_ID"
_SECRET = "GROUNDSWELL_OIDC_CLIENT_SECRET"  # noqa: S105 - what it is called
_NAME, _JOINS_AS = "GROUNDSWELL_OIDC_NAME", "GROUNDSWELL_OIDC_JOINS_AS"
_NEEDED = (_ISSUER, _CLIENT, _SECRET)


def provider() -> Provider | None:
    """None where there is none. Raises ImproperlyConfigured."""
    settings = {name: os.environ.get(name, "") for name in (*_NEEDED, _NAME, _JOINS_AS)}
    if not any(settings.values()):
        return None
    if missing := [name for name in _NEEDED if not settings[name]]:
        raise ImproperlyConfigured(f"{', '.join(missing)}: told with the others, or none of them.")
    return Provider(
        issuer=settings[_ISSUER],
        client=settings[_CLIENT],
        secret=settings[_SECRET],
        name=settings[_NAME] or "your company's sign-in",
        joins_as=_joins_as(settings[_JOINS_AS]),
    )


def _joins_as(role_named: str) -> Role | None:
    """Nobody becomes an administrator by having an address."""
    allowed = {role.value.replace(" ", "-"): role for role in Role if role is not Role.ADMINISTRATOR}
    if role_named and role_named not in allowed:
        raise ImproperlyConfigured(f"{_JOINS_AS} is one of {', '.join(sorted(allowed))}.")
    return allowed.get(role_named)

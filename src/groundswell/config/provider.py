"""The company's identity provider, as the environment tells it."""

import os

from django.core.exceptions import ImproperlyConfigured

from groundswell.people.provider import Provider
from groundswell.people.roles import Role


def provider() -> Provider | None:
    """None where there is none. Raises ImproperlyConfigured."""
    told = {name: os.environ.get(f"GROUNDSWELL_OIDC_{name}", "") for name in _NAMES}
    if not any(told.values()):
        return None
    if missing := [f"GROUNDSWELL_OIDC_{name}" for name in _NEEDED if not told[name]]:
        raise ImproperlyConfigured(f"{', '.join(missing)}: told with the others, or none of them.")
    return Provider(
        issuer=told["ISSUER"],
        client=told["CLIENT_ID"],
        secret=told["CLIENT_SECRET"],
        name=told["NAME"] or "your company's sign-in",
        joins_as=_joins_as(told["JOINS_AS"]),
    )


_NEEDED = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
_NAMES = (*_NEEDED, "NAME", "JOINS_AS")


def _joins_as(told: str) -> Role | None:
    """Nobody becomes an administrator by having an address."""
    allowed = {role.value.replace(" ", "-"): role for role in Role if role is not Role.ADMINISTRATOR}
    if told and told not in allowed:
        raise ImproperlyConfigured(f"GROUNDSWELL_OIDC_JOINS_AS is one of {', '.join(sorted(allowed))}.")
    return allowed.get(told)

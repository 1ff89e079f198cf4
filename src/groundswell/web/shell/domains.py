"""Mail domains, as people type them."""

import re

from django.core.exceptions import ValidationError

_DOMAIN = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})+")
_MOST = 100


def domains_in(typed: str) -> tuple[str, ...]:
    """Each once, apart by blanks, commas or lines. Raises ValidationError."""
    words = [word.lower().removeprefix("@") for word in re.split(r"[\s,;]+", typed)]
    domains = tuple(dict.fromkeys(filter(None, words)))
    if wrong := next((domain for domain in domains if not _DOMAIN.fullmatch(domain)), ""):
        raise ValidationError(f"“{wrong}” is no mail domain, such as wrenfield.example.")
    if len(domains) > _MOST:
        raise ValidationError(f"No more than {_MOST}.")
    return domains

"""Mail domains, as people type them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_DOMAIN = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})+")
_MOST = 100


def domains_in(typed: str) -> tuple[str, ...]:
    """Each once, apart by blanks, commas or lines. Raises ValidationError."""
    words = [word.lower().removeprefix("@") for word in re.split(r"[\s,;]+", typed)]
    domains = tuple(dict.fromkeys(filter(None, words)))
    if wrong := next((domain for domain in domains if not _DOMAIN.fullmatch(domain)), ""):
        raise ValidationError(
            _("“%(domain)s” is no mail domain, such as wrenfield.example.") % {"domain": wrong}
        )
    if len(domains) > _MOST:
        raise ValidationError(_("No more than %(most)s.") % {"most": _MOST})
    return domains

"""What cookies are called."""

import hashlib
import hmac

from groundswell.config.places import named_store


def cookie_name(what: str, key: str, *, secure: bool) -> str:
    """Of this store's own: a browser sends one host's cookies to each of its ports, and two applications
    there would sign each other out. Over TLS no other host of the domain can set it."""
    ours = hmac.new(key.encode(), named_store().encode(), hashlib.sha256).hexdigest()[:8]
    return f"{'__Host-' if secure else ''}groundswell-{ours}-{what}"

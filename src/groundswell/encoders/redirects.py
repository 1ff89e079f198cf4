"""Requests that go to the address that was configured, and nowhere else."""

from urllib.request import HTTPRedirectHandler


class NoRedirect(HTTPRedirectHandler):
    """A redirect would carry the key and customers' words to an address that nobody configured."""

    def redirect_request(self, *_arguments: object, **_named: object) -> None:
        return None

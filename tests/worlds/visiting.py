"""Somebody who visits the running application without a browser: pages as text, forms as they stand."""

import re
from html import unescape
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener


class Visitor:
    """Keeps cookies, and sends each form with the token of a page."""

    def __init__(self, url: str, way_in: str) -> None:
        self._url = url
        self._opened = build_opener(HTTPCookieProcessor(CookieJar()))
        self.get(way_in)

    def get(self, path: str) -> str:
        return self.take(path).decode("utf-8", "replace")

    def take(self, path: str) -> bytes:
        """As it was sent: a page, or a file. Raises HTTPError."""
        with self._opened.open(path if path.startswith("http") else self._url + path, timeout=60) as answer:
            return bytes(answer.read())

    def post(self, path: str, told: dict[str, str], *, page: str = "/") -> str:
        """What is answered, after redirects and also where it is refused."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(page))
        assert token is not None
        body = urlencode({**told, "csrfmiddlewaretoken": token[1]}).encode()
        asked = Request(self._url + path, body, {"Origin": self._url})
        try:
            with self._opened.open(asked, timeout=60) as answer:
                return unescape(answer.read().decode())
        except HTTPError as refused:
            return unescape(refused.read().decode())

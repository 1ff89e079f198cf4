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
        return self._answered(Request(self._url + path, body, {"Origin": self._url}))

    def send(self, path: str, name: str, content: str, *, page: str) -> str:
        """A file, by the form of a page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(page))
        assert token is not None
        apart = "----apart"
        parts = (
            f'form-data; name="csrfmiddlewaretoken"\r\n\r\n{token[1]}',
            f'form-data; name="file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n{content}',
        )
        body = "".join(f"--{apart}\r\nContent-Disposition: {part}\r\n" for part in parts) + f"--{apart}--\r\n"
        headers = {"Origin": self._url, "Content-Type": f"multipart/form-data; boundary={apart}"}
        return self._answered(Request(self._url + path, body.encode(), headers))

    def _answered(self, asked: Request) -> str:
        try:
            with self._opened.open(asked, timeout=60) as answer:
                return unescape(answer.read().decode())
        except HTTPError as refused:
            return unescape(refused.read().decode())

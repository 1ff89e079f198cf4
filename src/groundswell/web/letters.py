"""All that is sent here is UTF-8, whatever a request says of itself.

By what it says of its body Django reads its address, too: by codecs that break before a page could answer, or
that bring halves of letters, which nothing can keep. So no word of it reaches Django.
"""

import codecs
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.utils import http

from groundswell.web.shell.failing import not_understood

Pages = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def in_utf_8(pages: Pages) -> Pages:
    """The same pages. A form in other letters is refused: what was typed would be kept with letters wrong. A
    program that sends something else may say what it likes, as many do that they never thought of."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        kind, parameters = _parted(environ.get("CONTENT_TYPE", ""))
        if _is_utf_8(parameters.get("charset", "utf-8")):
            return pages(environ, start)
        if kind not in _FORMS:
            return pages({**environ, "CONTENT_TYPE": kind}, start)
        refusal, status = not_understood(), HTTPStatus.BAD_REQUEST
        start(f"{status.value} {status.phrase}", list(refusal.items()))
        return [refusal.content]

    return answer


def _parted(kind: str) -> tuple[str, dict[str, str]]:
    """As Django parts it."""
    return http.parse_header_parameters(kind)  # pyright: ignore[reportAttributeAccessIssue] - not in its stubs


def _is_utf_8(letters: str) -> bool:
    try:
        return codecs.lookup(letters).name == "utf-8"
    except (LookupError, ValueError):  # of no such name, or of one that is none, as with a NUL in it
        return False

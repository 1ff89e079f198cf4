"""A language that marks every sentence that was translated, and what of a page is in none."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from html import unescape
from html.parser import HTMLParser

from django.utils import translation
from django.utils.translation import trans_real

LANGUAGE = "qq"
_SHOWN = ("aria-label", "placeholder", "title", "alt")
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[A-Za-z]{2,}")


class Marking(NullTranslations):
    """Each sentence between marks, its places as they are."""

    def to_language(self) -> str:
        return LANGUAGE

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message.strip() else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@contextmanager
def marked() -> Iterator[None]:
    """What is translated meanwhile is told from what is not."""
    catalogues = vars(trans_real)["_translations"]  # by language, as Django has read them
    catalogues[LANGUAGE] = Marking()
    try:
        with translation.override(LANGUAGE):
            yield
    finally:
        del catalogues[LANGUAGE]


def unmarked(text: str) -> list[str]:
    """What stands outside of all marks and has a word in it."""
    while text != (text := _MARKED.sub("\x00", text)):
        pass
    return [piece.strip() for piece in re.split("[\x00⟦⟧\n]", text) if _WORD.search(piece)]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "code", "kbd")
        self.pieces += ["\n" if tag not in ("b", "a", "bdi", "span") else ""]
        self.pieces += [f"\n{value}\n" for name, value in attrs if name in _SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "code", "kbd")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def shown(html: str) -> str:
    """What a page shows, the texts of its attributes among it."""
    page = _Page()
    page.feed(html)
    return unescape("".join(page.pieces))

"""HTML in a cell, as CRMs store notes and mails, to the text a person reads."""

import re
from html import unescape
from html.parser import HTMLParser

from groundswell.sources.columns.wordlists import words

_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|a|ul|ol|li|table|tr|td|th|strong|em|h[1-6]|html|body|head|font|img|pre|code|"
    r"blockquote|hr|style|script|center|small)(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)
_BLOCKS = words("p br div li tr h1 h2 h3 h4 h5 h6 ul ol table pre blockquote hr")
_SILENT = frozenset(("style", "script", "head", "title"))
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def to_text(cell: str) -> str:
    """The cell without outer blanks, its markup taken away where it has any; other text stays as it is."""
    if "<" in cell and _TAG.search(cell):
        return _Reader().read(cell)
    if "&" in cell and _ENTITY.search(cell):
        cell = unescape(cell).replace("\xa0", " ")
    return cell.replace("\r\n", "\n").strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces = list[str]()
        self._silent = 0

    def read(self, markup: str) -> str:
        self.feed(markup)
        self.close()
        text = _BLANKS.sub(" ", "".join(self._pieces).replace("\xa0", " "))
        return _LINES.sub("\n", text).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # A line end within markup is a blank; only blocks end lines.
            self._pieces.append(data.replace("\r", " ").replace("\n", " "))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._pieces.append("\n")

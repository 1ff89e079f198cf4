"""HTML in a cell, as CRMs store notes and mails, to the text a person reads."""

import re
from dataclasses import replace

from groundswell.sources.contract import Aside, Why
from groundswell.sources.formats.entities import unescape
from groundswell.sources.formats.html_text import HtmlText, read_html, text_of_html

_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|a|ul|ol|li|table|tr|td|th|strong|em|h[1-6]|html|body|head|font|img|pre|code|"
    r"blockquote|hr|style|script|center|small)(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)


def to_text(cell: str) -> str:
    """The cell without outer blanks, its markup taken away where it has any; other text stays as it is."""
    if "<" in cell and _TAG.search(cell):
        lines = map(str.strip, text_of_html(cell).split("\n"))
        return "\n".join(line for line in lines if line)
    if "&" in cell and _ENTITY.search(cell):
        cell = unescape(cell).replace("\xa0", " ")
    return cell.replace("\r\n", "\n").strip()


def own_text(cell: str) -> tuple[str, tuple[Aside, ...]]:
    """As `to_text`, without what a mail program marked as a signature or a printed header, and these."""
    if "<" not in cell or not _TAG.search(cell):
        return to_text(cell), ()
    read = read_html(cell)
    words = "\n".join(line for line in map(str.strip, read.text.split("\n")) if line)
    return words, marked(read)


def marked(read: HtmlText) -> tuple[Aside, ...]:
    """What stands apart from the words, since a mail program marked it so."""
    signatures = (Aside(why=Why.SIGNATURE, words=words) for words in read.signatures)
    return (*(Aside(why=Why.STAMP, words=words) for words in read.headers), *signatures)


def to_lines(cell: str) -> HtmlText:
    """As `to_text`, with the blank lines between paragraphs and with quoted blocks marked as in mail; what a
    mail program marked as a signature or a printed header stands apart."""
    if "<" in cell and _TAG.search(cell):
        read = read_html(cell)
        return replace(read, text=read.text.strip())
    return HtmlText(text=to_text(cell))

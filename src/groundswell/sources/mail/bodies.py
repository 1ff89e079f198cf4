"""The text of a mail: which of its parts it is, and its bytes to text."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import cast

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.html_text import text_of_html
from groundswell.sources.plaintext import decode

_DEEPEST = 30
_MOST_PARTS = 1000
# Names in the wild that Python does not know, or knows as something narrower than what is meant.
_CHARSETS = {
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso-2022-jp-ext",
    "x-gbk": "gb18030",
    "x-mac-roman": "mac-roman",
    "cp-850": "cp850",
}


_GUESSABLE = 200  # bytes; a guess at a name or a subject line is worse than the commonest


class TooDeep(Exception):
    """Parts nested beyond what any mail program makes; never leaves this room."""


def body_of(message: Message) -> str:
    """What the writer wrote, as the reader of the mail sees it, quoted history included. Raises TooDeep."""
    budget = iter(range(_MOST_PARTS))
    texts = [text for text in _texts(message, 0, budget) if text.strip()]
    return "\n\n".join(texts)


def charset_text(content: bytes, charset: str) -> str:
    """Text of bytes said to be in `charset`; where that cannot be, in what they are most likely to be."""
    name = charset.strip(" \"';").lower()
    name = _CHARSETS.get(name, name or "utf-8")
    if content.find(b"\x1b$") >= 0:
        name = "iso-2022-jp" if not name.startswith("iso-2022") else name
    # Text in a Western encoding that happens to be valid UTF-8 does not occur; wrong declarations do.
    for likely in ("utf-8", name) if name in ("cp1252", "utf-8") else (name, "utf-8"):
        try:
            return content.decode(likely)
        except (LookupError, UnicodeError, ValueError):
            continue
    if len(content) < _GUESSABLE:
        return content.decode("cp1252", errors="replace")
    try:
        return decode(content.replace(b"\0", b""))
    except UnreadableSource:
        return content.decode("cp1252", errors="replace")


def _texts(part: Message, depth: int, budget: Iterator[int]) -> Iterator[str]:
    if depth > _DEEPEST or next(budget, None) is None:
        raise TooDeep
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield _chosen(list(_children(part, depth, budget)))
    elif kind == "message/rfc822" or (depth and _is_attached(part)):
        return  # somebody else's words, or a file
    elif part.is_multipart():
        for text, _ in _children(part, depth, budget):
            yield text
    elif kind in ("text/plain", "text/html", "text/enriched") or (
        depth == 0 and part.get_content_maintype() == "text"
    ):
        text = _content(part)
        yield text_of_html(text) if kind == "text/html" or _is_markup(text) else text


def _children(part: Message, depth: int, budget: Iterator[int]) -> Iterator[tuple[str, str]]:
    children = cast("list[Message] | str", part.get_payload())
    for child in children if isinstance(children, list) else []:
        text = "\n\n".join(text for text in _texts(child, depth + 1, budget) if text.strip())
        yield text, child.get_content_type()


def _chosen(alternatives: list[tuple[str, str]]) -> str:
    """Of one text in several forms: plain, unless it is but a notice that there is another."""
    written = [(text, kind) for text, kind in alternatives if text.strip()]
    plain = next((text for text, kind in written if kind == "text/plain"), "")
    other = max((text for text, kind in written if kind != "text/plain"), key=len, default="")
    return other if len(plain.split()) < 10 and len(other.split()) > 3 * len(plain.split()) else plain


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).lower()
    named = "name=" in str(part.get("Content-Type", "")).lower() or "filename" in disposition
    return (
        disposition.startswith("attachment")
        or (named and not disposition.startswith("inline"))
        or (named and part.get_content_maintype() != "text")
    )


def _is_markup(text: str) -> bool:
    return re.match(r"\s*(?:<!doctype html|<html\b)", text, re.I) is not None


def _content(part: Message) -> str:
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip(" ;\"'\t\r\n").lower()
    if "Content-Transfer-Encoding" in part:
        # Blanks, semicolons and quotes around the word keep the standard library from decoding.
        part.replace_header("Content-Transfer-Encoding", encoding)
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, UnicodeError):
        payload = part.get_payload()
    if isinstance(payload, str):
        payload = payload.encode("utf-8", "surrogateescape")
    charset = part.get_param("charset", "")
    declared = charset if isinstance(charset, str) else charset[2]
    text = charset_text(payload if isinstance(payload, bytes) else b"", declared or "utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")

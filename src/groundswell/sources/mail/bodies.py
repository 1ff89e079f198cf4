"""The text of a mail: which of its parts it is, and its bytes to text."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from itertools import islice
from typing import cast

from groundswell.sources.contract import Aside, UnreadableSource, Why
from groundswell.sources.formats.html_text import read_html
from groundswell.sources.formats.plaintext import decode
from groundswell.sources.letters.history import is_quoted, opener

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
    "windows-874": "cp874",
}


_META = re.compile(rb"<meta\b[^<>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_HEAD_OF_HTML = 4096  # bytes
_GUESSABLE = 200  # bytes; a guess at a name or a subject line is worse than the commonest


class TooDeep(Exception):
    """Parts nested beyond what any mail program makes; never leaves this room."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Text:
    """The text of a part, and what its program marked as signature or printed header."""

    text: str
    kind: str
    aside: tuple[Aside, ...] = ()
    marked_history: bool = False


def body_of(message: Message) -> tuple[str, tuple[Aside, ...]]:
    """What the writer wrote, as the reader of the mail sees it, quoted history included; and apart from it
    what the writer's program marked as no part of it. Raises TooDeep."""
    budget = iter(range(_MOST_PARTS))
    texts = [text for text in _texts(message, 0, budget) if text.text.strip() or text.aside]
    words = "\n\n".join(text.text for text in texts if text.text.strip())
    return words, tuple(aside for text in texts for aside in text.aside)


def markup_of(message: Message) -> str:
    """The HTML of a mail, the longest part of it where there are several; empty where it has none."""
    parts = islice(message.walk(), _MOST_PARTS)
    markups = [
        _content(part) for part in parts if part.get_content_type() == "text/html" and not _is_attached(part)
    ]
    return max(markups, key=len, default="")


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


def _texts(part: Message, depth: int, budget: Iterator[int]) -> Iterator[_Text]:
    if depth > _DEEPEST or next(budget, None) is None:
        raise TooDeep
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield from _chosen(list(_children(part, depth, budget)))
    elif kind == "message/rfc822" or (depth and _is_attached(part)):
        return  # somebody else's words, or a file
    elif part.is_multipart():
        yield from _children(part, depth, budget)
    elif kind in ("text/plain", "text/html", "text/enriched") or (
        depth == 0 and part.get_content_maintype() == "text" and kind != "text/calendar"
    ):
        yield _text_of(part, kind)


def _text_of(part: Message, kind: str) -> _Text:
    text = _content(part)
    if kind != "text/html" and not _is_markup(text):
        return _Text(text=text, kind=kind)
    read = read_html(text)
    aside = [Aside(why=Why.SIGNATURE, words=words) for words in read.signatures]
    aside += [Aside(why=Why.FORM, words=words) for words in read.headers]
    return _Text(text=read.text, kind="text/html", aside=tuple(aside), marked_history=read.marked_history)


def _children(part: Message, depth: int, budget: Iterator[int]) -> Iterator[_Text]:
    children = cast("list[Message] | str", part.get_payload())
    for child in children if isinstance(children, list) else []:
        texts = [text for text in _texts(child, depth + 1, budget) if text.text.strip() or text.aside]
        if texts:
            yield _Text(
                text="\n\n".join(text.text for text in texts),
                kind=child.get_content_type(),
                aside=tuple(aside for text in texts for aside in text.aside),
                marked_history=any(text.marked_history for text in texts),
            )


def _chosen(alternatives: list[_Text]) -> list[_Text]:
    """Of one text in several forms: plain, unless it is but a notice that there is another, or only the other
    tells where the history begins."""
    plain = next((text for text in alternatives if text.kind == "text/plain" and text.text.strip()), None)
    others = [text for text in alternatives if text.kind != "text/plain"]
    other = max(others, key=lambda text: len(text.text), default=None)
    if plain is None or other is None:
        return [text for text in (plain or other,) if text is not None]
    words = len(plain.text.split())
    notice = words < 10 and len(other.text.split()) > 3 * words
    # Marks that leave the writer nothing mark too much: a mail within a mail, sent as one's own.
    marked = other.marked_history and _has_own_lines(other.text) and not _tells_history(plain.text)
    return [other if notice or marked else plain]


def _has_own_lines(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith(">") for line in text.split("\n"))


def _tells_history(text: str) -> bool:
    """Whether a plain text shows by itself where its history begins."""
    lines = text.split("\n")
    bare = [" ".join(line.split()) for line in lines]
    return any(is_quoted(lines, at) or opener(lines, bare, at) is not None for at in range(len(lines)))


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).lower()
    named = "name=" in str(part.get("Content-Type", "")).lower() or "filename" in disposition
    return (
        disposition.startswith("attachment")
        or (named and not disposition.startswith("inline"))
        or (named and part.get_content_maintype() != "text")
    )


def _charset_within(content: bytes) -> str:
    """The charset that HTML says it is in, where the header says none."""
    match = _META.search(content[:_HEAD_OF_HTML])
    name = match[1].decode("ascii", "replace") if match else ""
    # Whoever could read the word in bytes reads no UTF-16: browsers take it for UTF-8.
    return "utf-8" if name.lower().startswith("utf-16") else name


def _is_charset(name: str) -> bool:
    """Whether a name means an encoding: `x-unknown` and the like mean none."""
    name = name.strip(" \"';").lower()
    try:
        codecs.lookup(_CHARSETS.get(name, name))
    except (LookupError, ValueError):
        return False
    return True


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
    content = payload if isinstance(payload, bytes) else b""
    if not _is_charset(declared) or declared.strip(" \"'").lower() in ("us-ascii", "ascii"):
        declared = _charset_within(content) or declared
    text = charset_text(content, declared or "utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
